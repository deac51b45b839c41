import { expect, it } from 'vitest';
import { costCommand } from '../../../src/commands/cost/index.ts';
import { type Instant, isoDay, plusDays, type Span, startOf, toInstant } from '../../../src/domain/day.ts';
import { digestDays } from '../../../src/domain/digest-days.ts';
import { compareMoney, formatMoney, fromUsd, type Money, subtract, sum, ZERO } from '../../../src/domain/money.ts';
import type { Cadence } from '../../../src/domain/subscription.ts';
import type { ClaudeSource } from '../../../src/ports.ts';
import type { Company } from '../../../src/sandbox/organisation/company.ts';
import { readDigest } from '../../digests/kit/read-digest.ts';
import { NOW, TODAY } from '../../sandbox/claude/ask.ts';
import { askCommand } from '../../support/ask-command.ts';
import { openOrganisations } from './open-organisations.ts';

/*
 * What the story must show: whatever the company, the day, the rhythm and the filter, every row of a digest's tables, of
 * people too, is what the command says of that very workspace, model, product or person, now and before; what is folded
 * is counted and summed exactly.
 */

interface Pair {
  readonly now: Money;
  readonly before: Money;
}
type Row = Readonly<Record<string, string | null>>;

const IDS = { workspace: 'workspaceId', model: 'model', product: 'product', user: 'userId' } as const;
type Kind = keyof typeof IDS;
const KINDS: Readonly<Record<string, Kind>> = {
  Workspaces: 'workspace',
  Models: 'model',
  Products: 'product',
  People: 'user',
};

const wordsOf = ({ from, to }: Span): string => `${isoDay(from)}..${isoDay(plusDays(to, -1))}`;

const ask = async (sources: readonly ClaudeSource[], words: string) => {
  const { document } = await askCommand(costCommand, words, sources);
  const { total, rows } = document as unknown as { readonly total: string; readonly rows: readonly Row[] };
  return { total: fromUsd(total) ?? ZERO, rows };
};

/** Keys, service accounts and nobody are one row of each source. */
const nameOf = (row: Row, kind: Kind): string =>
  kind === 'user' && row.actorType !== 'user' ? `${row.source} nobody` : `${row.source} ${row[IDS[kind]]}`;

const pairUp = (now: readonly Row[], before: readonly Row[], kind: Kind): readonly Pair[] => {
  const amountIn = (rows: readonly Row[], name: string): Money =>
    sum(rows.filter((row) => nameOf(row, kind) === name).map(({ amount }) => fromUsd(amount ?? '') ?? ZERO));
  const names = new Set([...now, ...before].map((row) => nameOf(row, kind)));
  return [...names].map((name) => ({ now: amountIn(now, name), before: amountIn(before, name) }));
};

const shownAs = (pairs: readonly Pair[]): readonly string[] =>
  pairs.map(({ now, before }) => `${formatMoney(now)} ${formatMoney(before)}`).toSorted();

/** A table's title, and of each row its first cell and its two amounts. */
const readTable = (table: string) => {
  const lines = table.split('\n').filter((line) => line.includes(' | '));
  return {
    kind: KINDS[/^# (\w+)/.exec(table)?.[1] ?? ''] ?? 'model',
    rows: lines.slice(1).map((line) => {
      const cells = line.split(' | ');
      return { first: cells[0] ?? '', amounts: `${cells.at(-3)} ${cells.at(-2)}` };
    }),
  };
};

const sizeOf = ({ now, before }: Pair): Money => (compareMoney(now, before) < 0 ? before : now);

const sumPairs = (pairs: readonly Pair[]): Pair => ({
  now: sum(pairs.map(({ now }) => now)),
  before: sum(pairs.map(({ before }) => before)),
});

/** The rows that are shown are among those of the command; the others are counted, and everything adds up. */
const expectTable = (rows: ReturnType<typeof readTable>['rows'], pairs: readonly Pair[]) => {
  const other = rows.find(({ first }) => first.startsWith('Other ('));
  const shown = rows.slice(0, -1).filter((row) => row !== other);
  // Of several that look the same, the larger one is shown.
  const left = pairs.toSorted((a, b) => compareMoney(sizeOf(b), sizeOf(a)));
  for (const { amounts } of shown) {
    const at = left.findIndex((pair) => shownAs([pair])[0] === amounts);
    expect(at, amounts).toBeGreaterThanOrEqual(0);
    left.splice(at, 1);
  }
  const folded = left.filter(({ now, before }) => now !== 0n || before !== 0n);
  expect(folded.length).toBe(Number(/\d+/.exec(other?.first ?? '0')?.[0]));
  if (other !== undefined) expect(other.amounts).toBe(shownAs([sumPairs(folded)])[0]);
  expect(rows.at(-1)?.amounts).toBe(shownAs([sumPairs(pairs)])[0]);
};

const expectDigest = async (
  sources: readonly ClaudeSource[],
  { cadence, words, dueAt }: { readonly cadence: Cadence['kind']; readonly words: string; readonly dueAt: Instant },
) => {
  const { period, before } = digestDays(cadence, dueAt);
  const { total, shown, tables } = await readDigest(sources, { cadence, words, dueAt });
  const [now, earlier] = [
    await ask(sources, `${wordsOf(period)} ${words}`),
    await ask(sources, `${wordsOf(before)} ${words}`),
  ];
  expect(total).toBe(now.total);
  expect(shown).toContain(`(${formatMoney(earlier.total)})`);
  expect(subtract(now.total, sum(now.rows.map(({ amount }) => fromUsd(amount ?? '') ?? ZERO)))).toBe(ZERO);
  for (const { kind, rows } of tables.map(readTable)) {
    const by = `by ${kind} ${words}`;
    const pairs = pairUp(
      (await ask(sources, `${wordsOf(period)} ${by}`)).rows,
      (await ask(sources, `${wordsOf(before)} ${by}`)).rows,
      kind,
    );
    expect(sumPairs(pairs)).toEqual({ now: now.total, before: earlier.total });
    expectTable(rows, pairs);
  }
  return tables.length;
};

/** One filter of every kind, and some together. */
const filtersOf = ({ console, enterprise }: Company): readonly string[] => {
  const home = console.workspaces.find(({ archivedAt, isDefault }) => archivedAt === null && !isDefault)?.id ?? '';
  return [
    '',
    'source:console',
    'source:enterprise',
    `workspace:${home}`,
    'model:opus-4-8',
    `model:opus-4-8 workspace:${home}`,
    `key:${console.apiKeys.find(({ status }) => status === 'active')?.id}`,
    'key:none',
    `user:${enterprise.members[3]?.email}`,
    'product:chat',
    'product:claude_code source:enterprise',
  ];
};

const DAYS = [NOW, startOf(plusDays(TODAY, -21)), toInstant(Date.parse('2026-09-30T23:59:00Z'))];

const CADENCES = ['daily', 'weekly', 'monthly'] as const;

it.each([
  ['second', 0],
  ['third', 1],
])('of company %s', async (seed, turn) => {
  const { company, sources } = await openOrganisations(seed);
  let tables = 0;
  for (const [index, words] of filtersOf(company).entries()) {
    const cadence = CADENCES[(index + turn) % CADENCES.length] ?? 'daily';
    const dueAt = DAYS[(index + Math.floor(index / DAYS.length)) % DAYS.length] ?? NOW;
    tables += await expectDigest(sources, { cadence, words, dueAt });
  }
  expect(tables).toBeGreaterThan(20);
});
