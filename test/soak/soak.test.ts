import { describe, expect, it } from 'vitest';
import { toInstant } from '../../src/domain/day.ts';
import type { StoredMessage } from '../../src/sandbox/slack/state/create-timeline.ts';
import { expectDigests } from './expect-digests.ts';
import { findDoubles } from './find-doubles.ts';
import { findTrend, type Sample } from './judge-memory.ts';
import { judgeSoak } from './judge-soak.ts';
import { createToldLedger } from './keep-ledger.ts';
import { readArguments } from './read-arguments.ts';
import { renderSoak } from './render-soak.ts';
import { runSoak } from './run-soak.ts';

const message = (ts: string, text: string, changes: Partial<StoredMessage> = {}): StoredMessage => ({
  channel: 'C0ALERTS01',
  ts,
  threadTs: null,
  user: 'U0LEDGER00',
  text,
  blocks: [],
  metadata: null,
  edited: false,
  files: [],
  onlyFor: null,
  ...changes,
});

describe('what the soak would notice', () => {
  it('a change that nobody was told of, and one that was told twice', () => {
    const ledger = createToldLedger();
    for (const name of ['key-00001-', 'key-00002-', 'member-00003-']) ledger.expect(name);
    ledger.read([message('1', 'New API key key-00001-'), message('2', 'key-00002-'), message('3', 'again key-00002-')]);
    ledger.read([message('1', 'New API key key-00001-'), message('4', 'key-00001- ended', { threadTs: '1' })]);
    expect(ledger.told()).toEqual(['key-00001-']);
    expect(ledger.complaints()).toEqual([
      'key-00002- was told 2 times, and should have been 1 times',
      'member-00003- was told 0 times, and should have been 1 times',
    ]);
  });

  it('an alert about something that never happened', () => {
    const ledger = createToldLedger();
    ledger.read([message('1', 'New API key key-00009-')]);
    expect(ledger.complaints()).toHaveLength(1);
  });

  it('a message that stands there twice', () => {
    const metadata = { event_type: 'claude_ledger', event_payload: { id: 'm1' } };
    const unmarked = [message('3', 'Hello'), message('4', 'Hello')];
    expect(findDoubles([message('1', 'Ada', { metadata }), ...unmarked])).toEqual([]);
    expect(findDoubles([message('1', 'Ada', { metadata }), message('2', 'Ada', { metadata })])).toHaveLength(1);
  });

  it('a morning without its digest, or with two of them', () => {
    const at = (text: string): string => String(Date.parse(text) / 1000);
    const [from, to] = [Date.parse('2026-11-16T06:00:00Z'), Date.parse('2026-11-19T12:00:00Z')].map(toInstant);
    const mornings = ['2026-11-16T09:05:00Z', '2026-11-17T11:00:00Z', '2026-11-18T09:05:00Z'];
    const judge = (times: readonly string[]) =>
      expectDigests(
        times.map((time) => message(at(time), 'Claude')),
        from ?? toInstant(0),
        to ?? toInstant(0),
      );
    expect(judge(mornings)).toEqual({ count: 3, complaints: [] });
    expect(judge(mornings.slice(1)).complaints).toHaveLength(1);
    expect(judge([...mornings, '2026-11-17T13:00:00Z']).complaints).toHaveLength(1);
    expect(judge([...mornings, '2026-11-16T07:00:00Z']).complaints).toHaveLength(1);
  });

  it('a heap that grows, and descriptors that stay open', () => {
    const life = (heapAt: (step: number) => number, descriptorsAt: (step: number) => number): readonly Sample[] =>
      Array.from({ length: 40 }, (_, step) => ({
        at: step * 1_800_000,
        life: 0,
        heapBytes: heapAt(step),
        descriptors: descriptorsAt(step),
      }));
    const judge = (samples: readonly Sample[]) => judgeSoak({ ...NOTHING, samples }).violations;
    const wobble = (step: number): number => 50_000_000 + (step % 5) * 400_000;
    expect(judge(life(wobble, () => 30))).toEqual([]);
    expect(
      judge(
        life(
          (step) => wobble(step) + step * 1_000_000,
          () => 30,
        ),
      )[0],
    ).toMatch(/^The heap grew by 2\d\.\d %/);
    expect(judge(life(wobble, (step) => 30 + step))[0]).toMatch(/descriptors were open/);
    expect(
      findTrend(
        life(
          (step) => 50_000_000 + step * 100_000,
          () => 30,
        ),
      )?.heapPerDay,
    ).toBeCloseTo(4_800_000);
    expect(findTrend(life(wobble, () => 30).slice(0, 5))).toBeNull();
  });
});

const NOTHING = {
  steps: 0,
  simulatedMs: 0,
  changes: 0,
  digests: 0,
  questions: 0,
  troubles: 0,
  restarts: 0,
  kills: 0,
  samples: [],
  violations: [],
};

it('understands what is asked of it, and nothing else', () => {
  expect(readArguments([])).toEqual({ minutes: 10, seed: 'soak', json: false });
  expect(readArguments(['--minutes', '0.5', '--seed', 'rain', '--json'])).toEqual({
    minutes: 0.5,
    seed: 'rain',
    json: true,
  });
  for (const args of [['--minutes', 'many'], ['--minutes', '0'], ['--days', '3'], ['now']])
    expect(readArguments(args)).toBeNull();
});

it('hours of changes, troubles and restarts lose nothing and double nothing', async () => {
  const result = await runSoak({
    seed: 'test',
    progress: (steps) => steps / STEPS,
    restlessness: 0.25,
    isPatient: false,
  });
  const verdict = judgeSoak(result);
  expect(verdict.violations, renderSoak(result, verdict)).toEqual([]);
  expect(Math.min(result.changes, result.troubles, result.questions, result.restarts + result.kills)).toBeGreaterThan(
    0,
  );
}, 120_000);

const STEPS = 28;
