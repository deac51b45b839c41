import { sourceName, sourceShort } from '../../blocks/describe-source.ts';
import { add, type Money, ZERO } from '../../domain/money.ts';
import type { Cost, Grouping, Source, SpendRow } from '../../domain/spend.ts';
import { labelGroup } from '../../spend/label-group.ts';
import { answered, mergeNames, type Names, type SpendReport } from '../../spend/spend-report.ts';
import type { Compared } from './compare-spend.ts';

/** What one workspace, model, product or identity cost in the days of a digest and in those before. */
export interface ComparedRow {
  readonly source: Source;
  /** In plain text, people masked where they are to be. */
  readonly name: string;
  /** The same, with its source where both have such things. */
  readonly label: string;
  readonly amount: Money;
  readonly before: Money;
  /** `source`: all of a source that has nothing of the kind; `rest`: what has no name. */
  readonly kind: 'named' | 'source' | 'rest';
  /** Somebody whose name is theirs: null for everything else. The address, where there is one, is in lower case. */
  readonly person: { readonly email: string | null } | null;
}

interface Cell {
  readonly source: Source;
  /** Undefined: what the source did not itemise. */
  readonly id: string | null | undefined;
  readonly amount: Money;
}

const cellsOf = (report: SpendReport<Cost>, by: Grouping): readonly Cell[] =>
  answered(report).flatMap(({ source, rows, notItemised }) => [
    ...rows.map(({ group, measure }) => ({ source, id: group[by] ?? null, amount: measure.amount })),
    ...(notItemised === null ? [] : [{ source, id: undefined, amount: notItemised.amount }]),
  ]);

const sumCells = (cells: readonly Cell[]): ReadonlyMap<string, Cell> => {
  const sums = new Map<string, Cell>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.source, cell.id === undefined ? [] : cell.id]);
    sums.set(key, { ...cell, amount: add(sums.get(key)?.amount ?? ZERO, cell.amount) });
  }
  return sums;
};

const addressesIn = (reports: readonly SpendReport<Cost>[]): ReadonlyMap<string, string> =>
  new Map(
    reports
      .flatMap(answered)
      .flatMap(({ actors }) => actors.flatMap(({ id, email }) => (email === null ? [] : [[id, email.toLowerCase()]]))),
  );

/** Claude Enterprise has no workspaces: the row without one is all of it. */
const kindOf = ({ source, id }: Cell, by: Grouping): ComparedRow['kind'] => {
  if (typeof id === 'string') return 'named';
  return id === null && by === 'workspace' && source === 'enterprise' ? 'source' : 'rest';
};

const nameOf = (cell: Cell, by: Grouping, names: Names, privacy: 'masked' | 'full'): string => {
  const { source, id } = cell;
  if (id === undefined) return 'Not itemised';
  if (kindOf(cell, by) === 'source') return sourceName(source);
  const row: SpendRow<null> = { day: null, group: { [by]: id }, measure: null };
  return labelGroup(by, row, names, { audience: 'channel', privacy });
};

/** Every row of either span once. They add up to both totals. */
export const listRows = (
  { now, before }: Pick<Compared, 'now' | 'before'>,
  by: Grouping,
  privacy: 'masked' | 'full',
): readonly ComparedRow[] => {
  const [current, earlier] = [sumCells(cellsOf(now, by)), sumCells(cellsOf(before, by))];
  const names = mergeNames([now.names, before.names]);
  const addresses = addressesIn([now, before]);
  return [...new Map([...earlier, ...current])].map(([key, cell]) => {
    const name = nameOf(cell, by, names, privacy);
    const kind = kindOf(cell, by);
    return {
      source: cell.source,
      name,
      label: now.several && by !== 'workspace' ? `${name} (${sourceShort(cell.source)})` : name,
      kind,
      amount: current.get(key)?.amount ?? ZERO,
      before: earlier.get(key)?.amount ?? ZERO,
      person:
        typeof cell.id === 'string' && names.people.has(cell.id) ? { email: addresses.get(cell.id) ?? null } : null,
    };
  });
};
