import { type Day, daysOf, type Instant, type Span, startOf } from '../../domain/day.ts';
import { type BlockIndex, loadBlock, loadIndex, noteBreakdown, saveBlock, saveIndex } from './block-store.ts';
import { addsUp, isUnmoved, tagDays } from './check-sums.ts';
import { chooseSlot } from './choose-slot.ts';
import { findAgedMonth } from './find-aged-month.ts';
import { type Held, type Step, spanOf } from './held.ts';
import { monthsOf } from './months.ts';
import type { TablePart } from './number-rows.ts';
import { planBlocks } from './plan-blocks.ts';
import { readTable } from './read-table.ts';
import type { Offer } from './report.ts';
import type { Series } from './series.ts';
import { type Spine, tagOf } from './spine.ts';
import type { Table } from './table.ts';

export interface Piece extends TablePart {
  /** Whether its rows are of days, or of the span as a whole. */
  readonly daily: boolean;
  /** Of the table's content; null while it is not stored. */
  readonly digest: string | null;
}

export interface Attempt<M> {
  readonly spine: Spine<M>;
  readonly span: Span;
  readonly byDay: boolean;
  /** Keep also rows that do not add up: the source was asked twice and says so. */
  readonly final: boolean;
}

/** One way to break a series down, while one question is answered: what is stored of it and what was read for it. */
export interface Filler<M> {
  /** As `fill`, where nothing of the span is missing; else null. */
  readonly recall: (attempt: Attempt<M>) => Promise<Piece[] | null>;
  /**
   * The rows of a span: what is missing is read, and written to the history once it adds up. One month of what is there
   * is read again too if the source was refreshed since. Throws `ApiFailure`.
   */
  readonly fill: (attempt: Attempt<M>) => Promise<Piece[]>;
  /** The spans that were read and do not add up to the totals. */
  readonly doubts: (spine: Spine<M>) => Span[];
  /** Totals were read again: keeps what adds up to them, or did not move and so never will; forgets the rest. */
  readonly settle: (before: Spine<M>, after: Spine<M>) => void;
}

/** What was read: which block it went into, and the days it was read for. */
interface Reading {
  readonly id: string;
  readonly daily: boolean;
  readonly span: Span;
}

interface Block {
  readonly held: Held;
  readonly table: Table;
}

type Missing = Exclude<Step, { do: 'use' }>;

const isMissing = (step: Step): step is Missing => step.do !== 'use';

/** The steps of an attempt; with the stored month that is to be read again. */
type Planner = (again?: string | null) => readonly Step[];

const NOT_STORED = '';

export const createFiller = async <M>(series: Series<M>, offer: Offer): Promise<Filler<M>> => {
  const { report, covered, today } = series;
  const { counting } = report;
  const sumsSpans = report.sumsSpans(offer);
  let index: BlockIndex = await loadIndex(series, offer);
  let readings: Reading[] = [];
  let mayReadAgain = true;
  const tables = new Map<string, Table>();

  const forget = (id: string): void => {
    index = { ...index, blocks: index.blocks.filter((block) => block.id !== id) };
    tables.delete(id);
  };
  const remember = (held: Held, table: Table): void => {
    forget(held.id);
    index = { ...index, blocks: [...index.blocks, held] };
    tables.set(held.id, table);
  };
  const save = (): void =>
    saveIndex(series, offer, { ...index, blocks: index.blocks.filter(({ digest }) => digest !== NOT_STORED) });
  const store = ({ held, table }: Block): void => {
    remember({ ...held, digest: saveBlock(series, offer, held, table) }, table);
    save();
  };
  const tableOf = async (held: Held): Promise<Table | null> => {
    const table = tables.get(held.id) ?? (await loadBlock(series, offer, held));
    if (table === null) forget(held.id);
    else tables.set(held.id, table);
    return table;
  };

  /** A source that does not tell how fresh it is counts as refreshed once a day. */
  const freshnessOf = ({ refreshedAt }: Spine<M>): Instant => refreshedAt ?? startOf(today);

  const readDays = async ({ id, span }: Missing & { do: 'read-days' }, spine: Spine<M>): Promise<Block | null> => {
    const ifOnePage = sumsSpans && !index.dense;
    const builder = await readTable(series, { offer, span, daily: true, ifOnePage });
    if (builder === null) {
      index = { ...index, dense: true };
      save();
      return null;
    }
    const stored = index.blocks.find((block) => block.id === id);
    const old = stored === undefined ? null : await tableOf(stored);
    if (old !== null) builder.copyAround(old, span);
    const month = monthsOf(span)[0]?.span ?? span;
    const tags = tagDays(counting, spine, month, span, old === null ? [] : (stored?.tags ?? []));
    const refreshedAt = freshnessOf(spine);
    const held = { id, daily: true, from: month.from, tags, refreshedAt, digest: NOT_STORED };
    return { held, table: builder.build() };
  };

  const readTotal = async ({ span }: Missing & { do: 'read-total' }, spine: Spine<M>): Promise<Block | null> => {
    const builder = await readTable(series, { offer, span, daily: false, ifOnePage: false });
    const isRight = (held: Held): boolean =>
      daysOf(spanOf(held)).every((day, place) => held.tags[place] === tagOf(spine, counting, day));
    const id = chooseSlot(index.blocks, isRight, (held) => tables.has(held.id));
    const held = {
      id,
      daily: false,
      from: span.from,
      tags: tagDays(counting, spine, span, span, []),
      refreshedAt: freshnessOf(spine),
      digest: NOT_STORED,
    };
    return builder === null ? null : { held, table: builder.build() };
  };

  const read = async (step: Missing, { spine, final }: Attempt<M>): Promise<void> => {
    const block = await (step.do === 'read-days' ? readDays(step, spine) : readTotal(step, spine));
    if (block === null) return;
    const { id, daily } = block.held;
    await noteBreakdown(series, offer);
    readings.push({ id, daily, span: step.span });
    remember(block.held, block.table);
    if (final || addsUp(counting, spine, { daily, span: step.span, table: block.table })) store(block);
  };

  /** Null when a block turns out not to be there: it is forgotten, and the plan is another one. */
  const use = async (steps: readonly Step[]): Promise<Piece[] | null> => {
    const pieces: Piece[] = [];
    for (const step of steps) {
      const held = step.do === 'use' ? index.blocks.find(({ id }) => id === step.id) : undefined;
      const table = held === undefined ? null : await tableOf(held);
      if (held === undefined || table === null) return null;
      const digest = held.digest === NOT_STORED ? null : held.digest;
      pieces.push({ table, daily: held.daily, span: step.span, digest });
    }
    return pieces;
  };

  /** Plans an attempt as often as what is held changes meanwhile. */
  const planner = ({ spine, span, byDay }: Attempt<M>): Planner => {
    const tags = new Map<Day, string | null>();
    const tagAt = (day: Day): string | null => {
      const tag = tags.get(day) ?? tagOf(spine, counting, day);
      tags.set(day, tag);
      return tag;
    };
    const isIdle = (day: Day): boolean => spine.totals.get(day) === null;
    const wanted = { span, covered, byDay, sumsSpans, refreshedAt: freshnessOf(spine), tagOf: tagAt, isIdle };
    return (again = null) => planBlocks({ ...wanted, dense: index.dense, held: index.blocks, again });
  };

  /**
   * The same steps; others where a stored month was read again first: once for each question, and not where a month of
   * days is more than a page.
   */
  const refresh = async (steps: readonly Step[], attempt: Attempt<M>, plan: Planner): Promise<readonly Step[]> => {
    const { spine, span } = attempt;
    const isLong = index.dense && sumsSpans;
    const again = mayReadAgain && !isLong ? findAgedMonth(index.blocks, span, freshnessOf(spine)) : null;
    if (again === null) return steps;
    mayReadAgain = false;
    const step = plan(again).find(isMissing);
    if (step === undefined) return steps;
    await read(step, attempt);
    return plan();
  };

  const recall = async (attempt: Attempt<M>): Promise<Piece[] | null> => {
    const plan = planner(attempt);
    const steps = plan();
    return steps.some(isMissing) ? null : use(await refresh(steps, attempt, plan));
  };

  const fill = async (attempt: Attempt<M>): Promise<Piece[]> => {
    const plan = planner(attempt);
    for (;;) {
      const steps = plan();
      const missing = steps.find(isMissing);
      if (missing !== undefined) await read(missing, attempt);
      else {
        const pieces = await use(await refresh(steps, attempt, plan));
        if (pieces !== null) return pieces;
      }
    }
  };

  const isDoubtful = (spine: Spine<M>, { id, daily, span }: Reading): boolean => {
    const table = tables.get(id);
    return table !== undefined && !addsUp(counting, spine, { daily, span, table });
  };

  const settle = (reading: Reading, before: Spine<M>, after: Spine<M>): void => {
    const { id, span } = reading;
    const held = index.blocks.find((block) => block.id === id);
    const table = tables.get(id);
    if (held === undefined || table === undefined) return;
    if (isDoubtful(after, reading) && !isUnmoved(counting, before, after, span)) forget(id);
    else store({ held: { ...held, tags: tagDays(counting, after, spanOf(held), span, held.tags) }, table });
  };

  return {
    recall,
    fill,
    doubts: (spine) => readings.filter((reading) => isDoubtful(spine, reading)).map(({ span }) => span),
    settle: (before, after) => {
      for (const reading of readings) settle(reading, before, after);
      readings = [];
    },
  };
};
