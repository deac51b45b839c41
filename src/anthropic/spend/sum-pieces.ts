import type { SpendRow } from '../../domain/spend.ts';
import type { Counting } from './counting.ts';
import type { Piece } from './fill-blocks.ts';
import { foldParts } from './fold-parts.ts';
import type { Recent } from './keep-recent.ts';
import type { QuestionPlan } from './plan-question.ts';

/** Rows that were summed before, by what they are sums of. */
export type RowMemory<M> = Recent<readonly SpendRow<M>[]>;

type Summing = Pick<QuestionPlan, 'picked' | 'groupings' | 'byDay'>;

/** The rows of the pieces that pass the filters, summed by `groupings` and perhaps by day. Stored pieces are summed once. */
export const sumPieces = <M>(
  counting: Counting<M>,
  pieces: readonly Piece[],
  { picked, groupings, byDay }: Summing,
  memory: RowMemory<M>,
): readonly SpendRow<M>[] => {
  const summing = { picked, groupings, byDay };
  if (pieces.some(({ digest }) => digest === null)) return foldParts(counting, pieces, summing);
  const key = JSON.stringify([pieces.map(({ digest, span }) => [digest, span]), summing]);
  const known = memory.get(key);
  if (known !== undefined) return known;
  const rows = foldParts(counting, pieces, summing);
  memory.set(key, rows, rows.length);
  return rows;
};
