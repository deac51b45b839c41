import { expect, it } from 'vitest';
import { costCommand } from '../../src/commands/cost/index.ts';
import { dayOf, type Instant, plusDays, toInstant } from '../../src/domain/day.ts';
import { present } from '../../src/domain/part.ts';
import type { Source } from '../../src/domain/spend.ts';
import { costOf, createFakePorts, createFakeSource, NOW } from '../support/fake-source.ts';

const HOUR_MS = 3_600_000;

/** A source whose data is complete until then. */
const sourceUntil = (source: Source, refreshedAt: Instant) =>
  createFakeSource(source, {
    cost: async (question) => {
      const part = await costOf('12.5', { source })(question);
      return part.state === 'present' ? present({ ...part.value, refreshedAt }) : part;
    },
  });

const provisionalNotes = async (words: readonly string[], console: Instant, enterprise: Instant) => {
  const ports = createFakePorts([sourceUntil('console', console), sourceUntil('enterprise', enterprise)]);
  const answer = await costCommand.answer(words, ports, { now: NOW, caller: null, audience: 'person' });
  const footnotes = answer.ok ? answer.value.document().footnotes : expect.fail('the words are not understood');
  return footnotes.filter((note) => /partial|complete until/.test(note));
};

const hoursAgo = (hours: number): Instant => toInstant(NOW - hours * HOUR_MS);

it('until when today is complete is said once where the sources agree', async () => {
  expect(await provisionalNotes(['mtd'], hoursAgo(2), hoursAgo(2))).toEqual([
    'Today (UTC) is partial: the data is complete until 22 Nov 2026, 07:30 UTC.',
  ]);
});

it('and of each source where they do not', async () => {
  expect(await provisionalNotes(['mtd'], hoursAgo(2), hoursAgo(4))).toEqual([
    'Today (UTC) is partial: the data is complete until 22 Nov 2026, 07:30 UTC for the Claude Console and until 22 Nov 2026, 05:30 UTC for Claude Enterprise.',
  ]);
});

it('a source that has not finished yesterday says so itself', async () => {
  expect(await provisionalNotes(['mtd'], hoursAgo(2), hoursAgo(20))).toEqual([
    'Today (UTC) is partial: the data is complete until 22 Nov 2026, 07:30 UTC for the Claude Console.',
    'Claude Enterprise’s data is complete until 21 Nov 2026, 13:30 UTC; what came after is still arriving.',
  ]);
});

it('nothing of the kind is said of days that are over', async () => {
  expect(await provisionalNotes(['7d'], hoursAgo(2), hoursAgo(4))).toEqual([]);
});

it('days that the source no longer has are named, and not passed over', async () => {
  const today = dayOf(NOW);
  const young = createFakeSource('console', {
    cost: async (question) => {
      const part = await costOf('12.5')(question);
      const covered = { from: plusDays(today, -10), to: plusDays(today, 1) };
      return part.state === 'present' ? present({ ...part.value, covered }) : part;
    },
  });
  const ports = createFakePorts([young]);
  const asking = { now: NOW, caller: null, audience: 'person' } as const;
  const notesOf = async (words: string) => {
    const answer = await costCommand.answer([words], ports, asking);
    return answer.ok ? answer.value.document().footnotes : expect.fail('the words are not understood');
  };
  expect(await notesOf('20d')).toContain(
    'The Claude Console has nothing from before 12 Nov 2026: 2–11 Nov 2026 UTC is not in its numbers.',
  );
  expect((await notesOf('7d')).join()).not.toContain('nothing from before');
});
