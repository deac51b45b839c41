import type { DigestDays } from '../../domain/digest-days.ts';
import { findMovers } from '../../domain/movers.ts';
import type { Grouping } from '../../domain/spend.ts';
import { askedSources } from '../../spend/load-spend.ts';
import { answered } from '../../spend/spend-report.ts';
import type { DigestOrder } from '../digest.ts';
import { type Compared, compareTotals, readCompared, type Totals } from './compare-spend.ts';
import type { DigestQuestion } from './digest-question.ts';
import type { KindMovement } from './explain-change.ts';
import { findRestatements, type Restatement } from './find-restatements.ts';
import { foldImpersonal } from './fold-impersonal.ts';
import { type ComparedRow, listRows } from './list-rows.ts';
import { rankRows } from './rank-rows.ts';

/** The spend of a digest's days by one kind of thing. */
interface Split {
  readonly by: Grouping;
  /** `Workspaces` */
  readonly title: string;
  readonly compared: Compared;
  readonly rows: readonly ComparedRow[];
  /** Null where there is nothing to compare with. */
  readonly moved: KindMovement | null;
}

/** What digests of every cadence tell of spend. */
export interface Facts {
  readonly order: DigestOrder;
  readonly question: DigestQuestion;
  readonly days: DigestDays;
  readonly byDay: Compared;
  readonly totals: Totals;
  readonly splits: readonly Split[];
  readonly restated: readonly Restatement[];
}

interface Kind {
  readonly by: Grouping;
  readonly noun: string;
  readonly title: string;
}

const MODEL: Kind = { by: 'model', noun: 'model', title: 'Models' };
const PERSON: Kind = { by: 'user', noun: 'person', title: 'People' };
const WORKSPACE: Kind = { by: 'workspace', noun: 'workspace', title: 'Workspaces' };
const PRODUCT: Kind = { by: 'product', noun: 'product', title: 'Products' };

/** Claude Enterprise has products and no workspaces. */
const kindsOf = ({ words, ports }: DigestQuestion): readonly Kind[] => {
  const hasConsole = askedSources(words, ports.claude.sources).some(({ source }) => source === 'console');
  return [hasConsole ? WORKSPACE : PRODUCT, MODEL, PERSON];
};

/** As many movers of a kind as still make one line. */
const MOVERS = 3;

const readSplit = async (question: DigestQuestion, days: DigestDays, { by, noun, title }: Kind): Promise<Split> => {
  const compared = await readCompared(question, days, by);
  const listed = listRows(compared, by, question.ports.settings.privacy);
  const rows = by === 'user' ? foldImpersonal(listed) : listed;
  const sources = new Set(answered(compared.now).map(({ source }) => source));
  const isComparable = compareTotals(compared)
    .bySource.filter(({ source }) => sources.has(source))
    .every(({ before }) => before !== null);
  const movement = findMovers(rows, { top: MOVERS, isNamed: (row) => row.kind !== 'rest' });
  const moved = isComparable ? { noun, title, movement, count: rows.length } : null;
  return { by, title, compared, rows, moved };
};

export const readFacts = async (order: DigestOrder, question: DigestQuestion, days: DigestDays): Promise<Facts> => {
  const byDay = await readCompared(question, days, 'day');
  const splits: Split[] = [];
  // One after the other, so that answers to people are not held up.
  for (const kind of kindsOf(question)) splits.push(await readSplit(question, days, kind));
  return {
    order,
    question,
    days,
    byDay,
    totals: compareTotals(byDay),
    splits,
    restated: await findRestatements(order, question),
  };
};

/** What moved, by every kind that can be compared. */
export const movedIn = ({ splits }: Facts): readonly KindMovement[] => splits.flatMap(({ moved }) => moved ?? []);

/** The addresses of the people who are among what moved most, or in a table. */
export const peopleIn = (facts: Facts): readonly (string | null)[] =>
  [
    ...movedIn(facts).flatMap(({ movement }) => movement.top.map(({ item }) => item)),
    ...facts.splits.flatMap(({ compared, rows }) => rankRows(compared, rows).shown),
  ].map(({ person }) => person?.email ?? null);

/** Only kinds whose names may stand in a notification. */
export const impersonal = (kinds: readonly KindMovement[]): readonly KindMovement[] =>
  kinds.filter(({ noun }) => noun !== PERSON.noun);
