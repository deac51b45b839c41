import { type Day, dayOf, plusDays } from '../../domain/day.ts';
import { absent, type Part } from '../../domain/part.ts';
import type { Problem } from '../../domain/problem.ts';
import { type ShareFlight, shareFlights } from '../../domain/share-flights.ts';
import type { Cost, SpendFacts, SpendQuestion, Usage } from '../../domain/spend.ts';
import { takeTurnsByName } from '../../domain/take-turns.ts';
import { asPart } from '../as-part.ts';
import { ApiFailure } from '../http.ts';
import type { Freshness } from '../note-freshness.ts';
import { analyticsCostReport, analyticsUsageReport } from './analytics-report.ts';
import { askReport, type Desk, type Sharing } from './ask-report.ts';
import { avoidFutureEnds } from './avoid-future-ends.ts';
import { isRefusal, isRefusalOfRightRequest, recallGeneration, rememberClassic } from './choose-generation.ts';
import { classicCostReport, classicUsageReport } from './classic-report.ts';
import { enterpriseCostReport, enterpriseUsageReport } from './enterprise-report.ts';
import { findAbsence } from './find-absence.ts';
import { keepRecent } from './keep-recent.ts';
import { readReport } from './read-report.ts';
import type { Report } from './report.ts';
import { UNGROUPED } from './series.ts';
import { createShelves } from './shelf.ts';
import type { SpendReader, SpendReaderOptions } from './spend-reader.ts';

/** The same measure from both generations. */
interface Reports<M> extends Sharing<M> {
  readonly analytics: Report<M>;
  readonly classic: Report<M>;
  readonly shareAnswer: ShareFlight<Part<SpendFacts<M>>>;
}

/** Room for decoded tables, in numbers: some 30 MB. */
const MEMORY = 4_000_000;

/** Room for summed rows, of each measure: some 20 MB. */
const ROW_MEMORY = 100_000;

export const openSpendReader = (options: SpendReaderOptions): SpendReader => {
  const { source, owner, transport, history, clock, log, defaultWorkspaceId } = options;
  const prefix = `spend.${source}.${owner}`;
  const shelves = createShelves(history, log);
  const shelf = shelves.open(prefix);
  const access = { transport: avoidFutureEnds(transport, clock), source };
  const desk: Desk = {
    access,
    shelves,
    prefix,
    memory: keepRecent(MEMORY),
    turns: takeTurnsByName(),
    defaultWorkspaceId,
  };

  /** The smallest request that is right whatever the question: the last day that the report has. Throws `ApiFailure`. */
  const probe = async <M>(report: Report<M>, today: Day): Promise<Freshness> => {
    const { to } = report.coveredOn(today);
    const { refreshedAt } = await readReport(access, report, {
      span: { from: plusDays(to, -1), to },
      offer: UNGROUPED,
      daily: true,
      filters: {},
    });
    return { generation: report.generation, refreshedAt };
  };

  /** Whether a failure means that this generation does not answer the key. A refused question may only be a wrong one. */
  const isGone = async <M>(reports: Reports<M>, problem: Problem, today: Day): Promise<boolean> => {
    if (isRefusal(problem)) return true;
    if (!isRefusalOfRightRequest(problem)) return false;
    const again = await asPart(() => probe(reports.analytics, today));
    return again.state === 'failed' && isRefusalOfRightRequest(again.problem);
  };

  const put = async <M>(
    reports: Reports<M>,
    report: Report<M>,
    question: SpendQuestion,
    today: Day,
  ): Promise<Part<SpendFacts<M>>> => {
    const covered = report.coveredOn(today);
    const absence = findAbsence(question, covered, today);
    const part =
      absence === null ? await askReport(desk, report, reports, question, { today, covered }) : absent(absence);
    // A key that may read nothing must not be told what else to ask.
    if (part.state === 'absent') await probe(report, today);
    return part;
  };

  const answer = async <M>(reports: Reports<M>, question: SpendQuestion): Promise<Part<SpendFacts<M>>> => {
    const now = clock.now();
    const today = dayOf(now);
    const { analytics, classic } = reports;
    if ((await recallGeneration(shelf, now)) === 'classic') return put(reports, classic, question, today);
    try {
      return await put(reports, analytics, question, today);
    } catch (error) {
      const isRefused = error instanceof ApiFailure && (await isGone(reports, error.problem, today));
      if (!isRefused) throw error;
    }
    const part = await put(reports, classic, question, today);
    rememberClassic(shelf, now);
    log.info('classic-reports', { source });
    return part;
  };

  const costs: Reports<Cost> = {
    analytics: analyticsCostReport,
    classic: source === 'console' ? classicCostReport : enterpriseCostReport,
    shareRecent: shareFlights(),
    rowMemory: keepRecent(ROW_MEMORY),
    shareAnswer: shareFlights(),
  };
  const usages: Reports<Usage> = {
    analytics: analyticsUsageReport,
    classic: source === 'console' ? classicUsageReport : enterpriseUsageReport,
    shareRecent: shareFlights(),
    rowMemory: keepRecent(ROW_MEMORY),
    shareAnswer: shareFlights(),
  };
  const ask = <M>(reports: Reports<M>, question: SpendQuestion): Promise<Part<SpendFacts<M>>> =>
    reports.shareAnswer(JSON.stringify(question), async () => {
      const part = await asPart(() => answer(reports, question));
      return part.state === 'present' ? part.value : part;
    });

  return {
    cost: (question) => ask(costs, question),
    usage: (question) => ask(usages, question),
    saved: shelves.saved,
    freshness: async () => {
      const now = clock.now();
      if ((await recallGeneration(shelf, now)) === 'classic') return { generation: 'classic', refreshedAt: null };
      const part = await asPart(() => probe(costs.analytics, dayOf(now)));
      if (part.state === 'present') return part.value;
      if (part.state === 'failed' && !isRefusalOfRightRequest(part.problem)) throw new ApiFailure(part.problem);
      return probe(costs.classic, dayOf(now));
    },
  };
};
