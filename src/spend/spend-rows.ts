import { compare } from '../domain/compare.ts';
import { isoDay } from '../domain/day.ts';
import type { Dimension, SpendRow } from '../domain/spend.ts';
import { answered, type SourceReport, type SpendReport } from './spend-report.ts';

type Value = string | null;

/** How each dimension of a row reads in a machine's answer: by its own word, with ids beside names. */
const FIELDS: Readonly<
  Record<Dimension, (row: SpendRow<unknown>, report: SpendReport<unknown>, source: SourceReport<unknown>) => object>
> = {
  day: (row) => ({ day: row.day === null ? null : isoDay(row.day) }),
  workspace: (row, report) => named('workspace', row.group.workspace ?? null, report),
  key: (row, report) => named('key', row.group.key ?? null, report),
  user: (row, report, source) => ({
    ...named('user', row.group.user ?? null, report),
    actorType: source.actors.find(({ id }) => id === row.group.user)?.type ?? null,
  }),
  model: (row) => ({ model: row.group.model ?? null }),
  product: (row) => ({ product: row.group.product ?? null }),
  service: (row) => ({ service: row.group.service ?? null }),
  token: (row) => ({ token: row.group.token ?? null }),
  tier: (row) => ({ tier: row.group.tier ?? null }),
  channel: (row) => ({ channel: row.group.channel ?? null }),
};

const named = (word: string, id: Value, report: SpendReport<unknown>): object => ({
  [word]: id === null ? null : (report.names.byId.get(id) ?? id),
  [`${word}Id`]: id,
});

/** Every row of every source as flat fields, by day where days are asked for, else largest first. What a source did not itemise is a row of nulls that says so. */
export const spendRows = <M>(
  report: SpendReport<M>,
  sizeOf: (measure: M) => bigint | number,
  measureFields: (measure: M) => Readonly<Record<string, string | number>>,
): readonly Readonly<Record<string, string | number | boolean | null>>[] => {
  const rows = answered(report).flatMap((source) => {
    const origin = report.several ? { source: source.source } : {};
    const fieldsOf = (row: SpendRow<unknown>): object =>
      Object.assign({}, ...report.words.by.map((dimension) => FIELDS[dimension](row, report, source)));
    const itemised = source.rows.map((row) => ({
      day: row.day ?? 0,
      size: sizeOf(row.measure),
      fields: { ...origin, ...fieldsOf(row), ...measureFields(row.measure) },
    }));
    if (source.notItemised === null) return itemised;
    const rest = { ...origin, ...fieldsOf({ day: null, group: {}, measure: null }), notItemised: true };
    return [...itemised, { day: 0, size: -1, fields: { ...rest, ...measureFields(source.notItemised) } }];
  });
  return rows.sort((a, b) => a.day - b.day || compare(b.size, a.size)).map(({ fields }) => fields);
};
