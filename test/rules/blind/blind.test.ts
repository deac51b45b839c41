import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/day.ts';
import { failed, type Part, present } from '../../../src/domain/part.ts';
import { blindRule } from '../../../src/rules/blind/index.ts';
import type { RuleInput } from '../../../src/rules/rule.ts';
import { NOW, unavailable } from '../../support/fake-source.ts';
import { poll } from '../observe.ts';
import { factsOf, observeSpend } from '../observe-spend.ts';

const HOUR = 3_600_000;
const before = (ms: number) => toInstant(NOW - ms);
const refused: Part<never> = failed({
  kind: 'key-refused',
  source: 'console',
  endpoint: '/v1/organizations/users',
  requestId: null,
});

const find = (input: Partial<RuleInput>) =>
  blindRule
    .evaluate({ ...poll({}), announced: ['console'], ...input })
    .flatMap((evaluation) => (evaluation.evaluated ? evaluation.findings : []));

const withMembers = (members: Part<never>, since: number | null): Partial<RuleInput> => ({
  observations: poll({}).observations.map((observation) => ({ ...observation, members })),
  blindSince: since === null ? {} : { 'console members': before(since) },
});

describe('a source that cannot be read', () => {
  it('is given an hour', () => {
    expect(find(withMembers(unavailable(), HOUR - 1))).toEqual([]);
    expect(find(withMembers(unavailable(), HOUR))).toMatchObject([
      { source: 'console', subject: 'reading', severity: 'high', lifecycle: 'state' },
    ]);
  });

  it('is told with what is not read, since when and why, in plain words', () => {
    const [finding] = find(withMembers(unavailable(), 2 * HOUR));
    expect(finding?.statement.title).toBe(
      'The watch is blind: Acme Research (Claude Console) cannot be read since 22 Nov 2026, 07:30 UTC',
    );
    expect(finding?.statement.fields).toEqual(
      expect.arrayContaining([
        { label: 'Not read', value: 'members' },
        { label: 'Why', value: expect.stringMatching(/^The Claude Console is having trouble \(503\)[^`]*$/) },
      ]),
    );
  });

  it('has the same words as long as it lasts', () => {
    const later = { now: toInstant(NOW + HOUR) };
    const say = (input: Partial<RuleInput>) => find(input).map(({ statement }) => statement.title);
    expect(say({ ...withMembers(unavailable(), 2 * HOUR), ...later })).toEqual(
      say(withMembers(unavailable(), 2 * HOUR)),
    );
  });
});

describe('a refused key', () => {
  it('is told at once', () => {
    expect(find(withMembers(refused, null))).toMatchObject([
      { statement: { title: expect.stringContaining('refuses the key') } },
    ]);
  });

  it('is told by the second look where there never was a good one, because the first is silent', () => {
    const fresh = { announced: [] };
    expect(find({ ...withMembers(refused, null), ...fresh })).toEqual([]);
    expect(find({ ...withMembers(refused, 300_000), ...fresh })).toHaveLength(1);
  });
});

describe('data that does not come any more', () => {
  const reading = (hours: number): Partial<RuleInput> => ({
    observations: [observeSpend({ spend: present(factsOf({ daily: ['1'], refreshedAt: NOW - hours * HOUR })) })],
  });

  it('is told after 36 hours', () => {
    expect(find(reading(36))).toEqual([]);
    expect(find(reading(37))).toMatchObject([{ subject: 'data', severity: 'high' }]);
    expect(find(reading(37))[0]?.statement.title).toBe(
      'The watch is blind for new spend: the data of Acme Research (Claude Console) ends 20 Nov 2026, 20:30 UTC',
    );
  });

  it('is told by the second look where it was old at the first, which is silent', () => {
    expect(find({ ...reading(40), announced: [] })).toEqual([]);
    expect(find({ ...reading(40), announced: ['console'] })).toHaveLength(1);
  });

  it('is left open while it cannot be read', () => {
    const [consoleSays] = blindRule.evaluate({ ...poll({}), observations: [observeSpend({ spend: unavailable() })] });
    expect(consoleSays).toMatchObject({ evaluated: true, unsure: [{ subject: 'data' }] });
  });

  it('is not known of reports that tell no watermark', () => {
    const spend = present(factsOf({ generation: 'classic', daily: ['1'] }));
    expect(find({ observations: [observeSpend({ spend })] })).toEqual([]);
  });
});

it('tells of the time in which nobody looked', () => {
  const [finding, ...others] = find({ missedSince: before(50 * HOUR) });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ source: 'ledger', lifecycle: 'event' });
  expect(finding?.statement.title).toBe(
    'Nobody was watching: Claude Ledger last looked 2 days ago, 20 Nov 2026, 07:30 UTC',
  );
});
