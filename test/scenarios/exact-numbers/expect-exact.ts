import { expect } from 'vitest';
import { type Day, daysOf, isoDay, parseIsoDay, plusDays, type Span } from '../../../src/domain/day.ts';
import { usageAlgebra } from '../../../src/domain/measure.ts';
import { add, fromUsd, type Money, sum, toUsd, ZERO } from '../../../src/domain/money.ts';
import type { Dimension, Filter, Generation, Grouping, Source, Usage } from '../../../src/domain/spend.ts';
import { COMPANY, WATERMARK } from '../../sandbox/claude/ask.ts';
import { groupName, totalCost, truthOfCost, truthOfUsage } from '../../sandbox/truth.ts';
import type { Story } from '../kit/start-story.ts';

export const day = (iso: string): Day => parseIsoDay(iso) ?? (0 as Day);

type Cell = string | number | null | undefined;
type Row = Readonly<Record<string, Cell>>;
interface Document {
  readonly total: string | Readonly<Record<string, number>>;
  readonly previousTotal: string | null;
  readonly sources?: readonly { readonly source: Source; readonly total: unknown }[];
  readonly rows: readonly Row[];
}

export interface Case {
  readonly words: readonly string[];
  readonly span: Span;
  readonly by: readonly Dimension[];
  readonly filters?: readonly Filter[];
  readonly sources: readonly Source[];
  readonly generation?: Generation;
}

const NAMED_BY_ID: readonly Dimension[] = ['workspace', 'key', 'user'];
const DEFAULT_WORKSPACE = COMPANY.console.workspaces.find(({ isDefault }) => isDefault)?.id ?? null;

/** A federated identity's own name, without its provider and account. */
const withoutProvider = (id: string): string => id.replace(/^federated:[^:]*:[^:]*:/, '');

/** How a row of a document says where it belongs. */
const rowName = (row: Row, by: readonly Dimension[]): string =>
  groupName(
    by.map((dimension) => {
      const cell = row[NAMED_BY_ID.includes(dimension) ? `${dimension}Id` : dimension];
      return withoutProvider(String(cell ?? '–'));
    }),
  );

const cellsOf = (row: Row, fields: readonly string[]): string => fields.map((field) => row[field]).join(' ');

const isGrouping = (dimension: Dimension): dimension is Grouping => dimension !== 'day';

interface Ask {
  readonly source: Source;
  readonly until: typeof WATERMARK;
  readonly filters: readonly Filter[];
  readonly generation: Generation;
}

/** How facts of one kind are read, and how two of one group are added. */
interface Facts<M> {
  readonly read: (ask: Ask, span: Span, by: readonly Grouping[]) => ReadonlyMap<string, M>;
  readonly add: (a: M, b: M) => M;
}

const isClassic = ({ source, generation }: Ask): boolean => source === 'console' && generation === 'classic';

/** The company's own facts, grouped as the words ask. The classic reports' unnamed workspace is the default one. */
const truth = <M>({ span, by }: Case, ask: Ask, { read, add: plus }: Facts<M>): Map<string, M> => {
  const groupings = by.filter(isGrouping);
  const spans = by.includes('day') ? daysOf(span).map((from) => ({ from, to: plusDays(from, 1) })) : [span];
  const totals = new Map<string, M>();
  for (const each of spans) {
    for (const [name, measure] of read(ask, each, groupings)) {
      const values = name.split(' | ');
      const told = by.map((dimension) => {
        if (!isGrouping(dimension)) return isoDay(each.from);
        const value = values[groupings.indexOf(dimension)] ?? '–';
        return isClassic(ask) && dimension === 'workspace' && value === '–' ? DEFAULT_WORKSPACE : value;
      });
      const known = totals.get(groupName(told));
      totals.set(groupName(told), known === undefined ? measure : plus(known, measure));
    }
  }
  return totals;
};

/** The classic cost report names a model and a tier for tokens only. */
const classicCost = (ask: Ask, span: Span, by: readonly Grouping[]): ReadonlyMap<string, Money> => {
  const amounts = new Map<string, Money>();
  for (const [name, amount] of truthOfCost(COMPANY, { ...ask, span, by: ['service', ...by] })) {
    const [service, ...values] = name.split(' | ');
    const isTold = (grouping: Grouping | undefined): boolean => grouping !== 'model' && grouping !== 'tier';
    const told = groupName(values.map((value, index) => (service === 'tokens' || isTold(by[index]) ? value : null)));
    amounts.set(told, add(amounts.get(told) ?? ZERO, amount));
  }
  return amounts;
};

const COSTS: Facts<Money> = {
  read: (ask, span, by) => (isClassic(ask) ? classicCost(ask, span, by) : truthOfCost(COMPANY, { ...ask, span, by })),
  add,
};

/** Only what Priority Tier costs is missing from the classic reports; its tokens are there. */
const USES: Facts<Usage> = {
  read: (ask, span, by) => truthOfUsage(COMPANY, { ...ask, generation: 'analytics', span, by }),
  add: usageAlgebra.add,
};

const documentOf = async (story: Story, command: string, words: readonly string[]): Promise<Document> => {
  const { code, out, err } = await story.report(command, ...words, '--format', 'json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Document;
};

const askOf = ({ filters = [], generation = 'analytics' }: Case, source: Source): Ask => ({
  source,
  until: WATERMARK,
  filters,
  generation: source === 'console' ? generation : 'analytics',
});

const rowsOf = (document: Document, source: Source, by: readonly Dimension[], fields: readonly string[]) =>
  new Map(
    document.rows
      .filter((row) => (row.source ?? source) === source)
      .map((row) => [rowName(row, by), cellsOf(row, fields)] as const)
      .filter(([, cells]) => !/^0( 0)*$/.test(cells)),
  );

const expectNoDoubles = ({ rows }: Document, by: readonly Dimension[]): void => {
  const names = rows.map((row) => `${row.source} ${rowName(row, by)}`);
  expect(new Set(names).size).toBe(names.length);
};

/** Every row, every source's total and the total are what the facts themselves add up to, to the last digit. */
export const expectExactCost = async (story: Story, asked: Case): Promise<void> => {
  const document = await documentOf(story, 'cost', asked.words);
  expectNoDoubles(document, asked.by);
  let total = ZERO;
  for (const source of asked.sources) {
    const ask = askOf(asked, source);
    const facts = truth(asked, ask, COSTS);
    expect(facts.size).toBeGreaterThan(0);
    const expected = new Map([...facts].map(([name, amount]) => [name, toUsd(amount)]));
    expect(rowsOf(document, source, asked.by, ['amount'])).toEqual(expected);
    const own = totalCost(COMPANY, { ...ask, span: asked.span });
    if (document.sources) expect(document.sources).toContainEqual({ source, total: toUsd(own) });
    total = sum([total, own]);
  }
  expect(document.total).toBe(toUsd(total));
  expect(sum(document.rows.map(({ amount }) => fromUsd(String(amount)) ?? ZERO))).toBe(total);
};

const COUNTS = ['uncachedInput', 'cacheRead', 'cacheWrite', 'output', 'webSearches'] as const;

export const expectExactUsage = async (story: Story, asked: Case): Promise<void> => {
  const document = await documentOf(story, 'usage', asked.words);
  expectNoDoubles(document, asked.by);
  for (const source of asked.sources) {
    const ask = askOf(asked, source);
    const facts = truth(asked, ask, USES);
    expect(facts.size).toBeGreaterThan(0);
    const cells = [...facts].map(([name, usage]) => {
      const { cacheWrite5m, cacheWrite1h, ...counts } = usage;
      return [name, cellsOf({ ...counts, cacheWrite: cacheWrite5m + cacheWrite1h }, COUNTS)] as const;
    });
    expect(rowsOf(document, source, asked.by, COUNTS)).toEqual(new Map(cells));
  }
  const added = COUNTS.map((count) => [count, document.rows.reduce((all, row) => all + Number(row[count]), 0)]);
  expect(document.total).toEqual(Object.fromEntries(added));
};
