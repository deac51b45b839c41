import { type Day, dayOf } from './day.ts';
import type { Cost, SpendFacts } from './spend.ts';

/** The first day that may still grow: data before the source's watermark is whole. Classic reports have whole days only. */
export const firstOpenDay = ({ refreshedAt }: Pick<SpendFacts<Cost>, 'refreshedAt'>, today: Day): Day =>
  refreshedAt === null || dayOf(refreshedAt) > today ? today : dayOf(refreshedAt);
