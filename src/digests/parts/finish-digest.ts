import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { maskFilterWords } from '../../blocks/mask-person.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import { code, literal } from '../../blocks/text.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import type { SpendReport } from '../../spend/spend-report.ts';
import type { Digest } from '../digest.ts';
import { isFinal, listProblems } from './list-problems.ts';
import type { People } from './name-people.ts';
import type { Facts } from './read-facts.ts';
import { viewNotes, viewProvisional } from './view-notes.ts';
import { viewCorrection } from './view-restatement.ts';
import { viewTable } from './view-tables.ts';

/** What one cadence makes of its facts. */
interface Draft {
  /** `Claude week` */
  readonly title: string;
  /** The first two lines. What the digest is about is given, because a notification names nobody. */
  readonly opening: (scope: string) => readonly string[];
  /** Lines of numbers below them. */
  readonly lines: readonly string[];
  readonly blocks: readonly (readonly MessageBlock[])[];
  /** Reasons why something beside spend is not known. */
  readonly problems: readonly string[];
  readonly people: People;
  /** What else was read: whatever failed in it is said. */
  readonly reports: readonly SpendReport<unknown>[];
}

/** The filter of a digest as people put it; empty for everything. */
const scopeOf = ({ order, question }: Facts): { readonly shown: string; readonly masked: string } => {
  const { words } = order.subscription;
  const masked = maskFilterWords(words);
  return { shown: question.ports.settings.privacy === 'full' ? words : masked, masked };
};

/** One that could not say its total can be had again. */
const viewRepeat = ({ totals, order: { subscription } }: Facts): readonly string[] =>
  totals.total !== null || subscription.id === ''
    ? []
    : [
        `When it can be read again today, an admin can send this digest anew with ${code(`/claude-digest now ${subscription.id}`)}.`,
      ];

/** Puts the parts together: the message for the channel, and a table for each kind of thing below it. */
export const finishDigest = (facts: Facts, draft: Draft): Digest => {
  const { question, days, byDay, splits, totals, restated } = facts;
  const { settings, clock } = question.ports;
  const { timezone } = settings;
  const others = [byDay.before, ...splits.flatMap(({ compared }) => [compared.now, compared.before]), ...draft.reports];
  const problems = [...new Set([...listProblems(byDay.now, others, timezone), ...draft.problems])];
  const scope = scopeOf(facts);
  const titleFor = (words: string): string =>
    [draft.title, ...(words === '' ? [] : [words]), describeSpan(days.period)].join(' · ');
  const openingFor = (words: string): readonly string[] => [...draft.opening(words), ...viewProvisional(byDay.now)];
  const [message, ...rest] = splitMessage({
    text: [literal(titleFor(scope.masked)), ...openingFor(scope.masked), ...problems].join('\n'),
    blocks: [
      header(titleFor(scope.shown)),
      section(openingFor(scope.shown).join('\n')),
      section([...draft.lines, ...problems.map((problem) => `:warning: ${problem}`)].join('\n')),
      ...draft.blocks,
      context([...viewNotes(byDay.now, timezone), ...viewRepeat(facts)]),
    ],
  });
  if (message === undefined) throw new RangeError('A digest without a message');
  const tables = splits.flatMap(({ compared, by, title, rows }) =>
    viewTable(compared, { by, title, timezone }, rows, draft.people),
  );
  return {
    period: { from: days.period.from, to: days.period.to },
    total: totals.total,
    sources: totals.bySource.map(({ source }) => source),
    isFinal: isFinal(byDay.now, others),
    message,
    thread: [...rest, ...tables],
    corrections: restated.map((each) => ({
      record: each.record,
      note: viewCorrection(each, clock.now(), timezone),
    })),
  };
};
