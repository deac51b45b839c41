import { loadBreakdowns } from './block-store.ts';
import { addsUp } from './check-sums.ts';
import { type Attempt, createFiller, type Piece } from './fill-blocks.ts';
import type { Offer } from './report.ts';
import type { Series } from './series.ts';

/** Whether rows of one breakdown can be summed to those of another. */
const isFiner = (fine: Offer, coarse: Offer): boolean =>
  fine.columns.length > coarse.columns.length && coarse.columns.every((column) => fine.columns.includes(column));

/**
 * The rows of a breakdown from what was read for a finer one; null where none holds all of them. What a finer one does
 * not itemise may be itemised in this one: only rows that add up to the totals will do.
 */
export const recallFiner = async <M>(
  series: Series<M>,
  offer: Offer,
  attempt: Attempt<M>,
): Promise<readonly Piece[] | null> => {
  for (const finer of await loadBreakdowns(series)) {
    if (!isFiner(finer, offer)) continue;
    const pieces = await (await createFiller(series, finer)).recall(attempt);
    if (pieces?.every((piece) => addsUp(series.report.counting, attempt.spine, piece))) return pieces;
  }
  return null;
};
