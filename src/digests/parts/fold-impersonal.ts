import { sourceShort } from '../../blocks/describe-source.ts';
import { sum } from '../../domain/money.ts';
import type { ComparedRow } from './list-rows.ts';

const foldSource = (rows: readonly ComparedRow[]): readonly ComparedRow[] => {
  const [first] = rows;
  if (first === undefined) return [];
  const name = `Without a person (${rows.length})`;
  const isTold = rows.some((row) => row.label !== row.name);
  const amount = sum(rows.map((row) => row.amount));
  const before = sum(rows.map((row) => row.before));
  const label = isTold ? `${name} (${sourceShort(first.source)})` : name;
  return [{ source: first.source, name, label, kind: 'rest', amount, before, person: null }];
};

/** Among people, the keys and service accounts that act for nobody, and use without an identity, are one row of each source. */
export const foldImpersonal = (rows: readonly ComparedRow[]): readonly ComparedRow[] => {
  const others = Map.groupBy(
    rows.filter(({ person }) => person === null),
    ({ source }) => source,
  );
  return [...rows.filter(({ person }) => person !== null), ...[...others.values()].flatMap(foldSource)];
};
