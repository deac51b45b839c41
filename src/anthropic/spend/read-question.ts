import { cover, isEmpty, type Span } from '../../domain/day.ts';
import { buildFacts, type Readings } from './build-facts.ts';
import { createFiller, type Filler, type Piece } from './fill-blocks.ts';
import type { QuestionPlan } from './plan-question.ts';
import { readRecentDays, readSpine } from './read-spine.ts';
import { recallFiner } from './recall-finer.ts';
import type { Offer } from './report.ts';
import type { Series } from './series.ts';
import type { Spine } from './spine.ts';

/** Rows that a plan needs, and which of its two breakdowns they belong to. */
interface Demand<M> {
  readonly for: 'days' | 'rows';
  readonly offer: Offer;
  readonly filler: Filler<M>;
  readonly span: Span;
  readonly byDay: boolean;
}

/** The days whose totals a plan needs, in spans that do not touch. */
const wantedSpans = ({ daily, span }: QuestionPlan): Span[] => {
  if (span === null || isEmpty(span)) return [daily];
  if (isEmpty(daily)) return [span];
  const isApart = daily.to < span.from || span.to < daily.from;
  return isApart ? [daily, span] : [cover(daily, span)];
};

const listDemands = async <M>(series: Series<M>, plan: QuestionPlan): Promise<Demand<M>[]> => {
  const fillers = new Map<string, Filler<M>>();
  const fillerOf = async (offer: Offer): Promise<Filler<M>> => {
    const name = offer.groupBy.join();
    const filler = fillers.get(name) ?? (await createFiller(series, offer));
    fillers.set(name, filler);
    return filler;
  };
  const demands: Demand<M>[] = [];
  const { daysOffer, rowsOffer, span, byDay } = plan;
  if (daysOffer !== null) {
    const filler = await fillerOf(daysOffer);
    const days = { for: 'days', offer: daysOffer, filler, byDay: true } as const;
    for (const wanted of wantedSpans(plan)) demands.push({ ...days, span: wanted });
  }
  if (rowsOffer !== null && span !== null) {
    demands.push({ for: 'rows', offer: rowsOffer, filler: await fillerOf(rowsOffer), span, byDay });
  }
  return demands;
};

const fillAll = async <M>(
  series: Series<M>,
  demands: readonly Demand<M>[],
  spine: Spine<M>,
  final: boolean,
): Promise<Pick<Readings<M>, 'days' | 'rows'>> => {
  const filled: { readonly for: 'days' | 'rows'; readonly pieces: readonly Piece[] }[] = [];
  for (const { offer, filler, span, byDay, for: purpose } of demands) {
    const attempt = { spine, span, byDay, final };
    const held = (await filler.recall(attempt)) ?? (await recallFiner(series, offer, attempt));
    filled.push({ for: purpose, pieces: held ?? (await filler.fill(attempt)) });
  }
  const piecesFor = (purpose: 'days' | 'rows'): Piece[] =>
    filled.flatMap((demand) => (demand.for === purpose ? demand.pieces : []));
  return { days: piecesFor('days'), rows: piecesFor('rows') };
};

/**
 * Reads what a plan needs and answers it. Rows that do not add up to their days' totals mean that the data moved in
 * between: then the totals are read once more, and the rows that moved too; what still differs is not itemised.
 * Throws `ApiFailure`.
 */
export const readQuestion = async <M>(series: Series<M>, plan: QuestionPlan, recent: Promise<Spine<M>>) => {
  const wanted = wantedSpans(plan);
  const { rowMemory } = series;
  const { counting } = series.report;
  const [demands, spine] = await Promise.all([listDemands(series, plan), readSpine(series, wanted, recent)]);
  const readings = await fillAll(series, demands, spine, false);
  const doubts = demands.flatMap(({ filler }) => filler.doubts(spine));
  if (doubts.length === 0)
    return { ...buildFacts(counting, plan, { spine, ...readings }, rowMemory), refreshedAt: spine.refreshedAt };

  const isDoubtful = (day: number): boolean => doubts.some(({ from, to }) => day >= from && day < to);
  const again = await readSpine(series, wanted, readRecentDays(series), isDoubtful);
  for (const { filler } of demands) filler.settle(spine, again);
  const settled = await fillAll(series, demands, again, true);
  return { ...buildFacts(counting, plan, { spine: again, ...settled }, rowMemory), refreshedAt: again.refreshedAt };
};
