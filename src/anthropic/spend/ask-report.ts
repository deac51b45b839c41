import type { Day, Span } from '../../domain/day.ts';
import { absent, type Part, present } from '../../domain/part.ts';
import type { ShareFlight } from '../../domain/share-flights.ts';
import type { SpendFacts, SpendQuestion } from '../../domain/spend.ts';
import type { InTurnByName } from '../../domain/take-turns.ts';
import type { TableMemory } from './block-store.ts';
import { nameDefault, unnameDefault } from './default-workspace.ts';
import { nameSeries } from './name-series.ts';
import { planQuestion } from './plan-question.ts';
import { readQuestion } from './read-question.ts';
import type { ReportAccess } from './read-report.ts';
import { readRecentDays } from './read-spine.ts';
import type { Report } from './report.ts';
import type { Series } from './series.ts';
import type { Shelves } from './shelf.ts';
import type { Spine } from './spine.ts';
import type { RowMemory } from './sum-pieces.ts';

/** What the reports of one organisation are read with. */
export interface Desk {
  readonly access: ReportAccess;
  readonly shelves: Shelves;
  /** What the keys of this organisation's history begin with. */
  readonly prefix: string;
  readonly memory: TableMemory;
  readonly turns: InTurnByName;
  readonly defaultWorkspaceId: () => Promise<string | null>;
}

/** What questions to the same report share. */
export interface Sharing<M> {
  readonly shareRecent: ShareFlight<Spine<M>>;
  readonly rowMemory: RowMemory<M>;
}

const asksForWorkspaces = ({ breakdown, filters }: SpendQuestion): boolean =>
  breakdown?.by.includes('workspace') === true || filters.some(({ by }) => by === 'workspace');

/** The answer of one report to a question about days that it covers. Throws `ApiFailure`. */
export const askReport = async <M>(
  desk: Desk,
  report: Report<M>,
  { shareRecent, rowMemory }: Sharing<M>,
  question: SpendQuestion,
  days: { readonly today: Day; readonly covered: Span },
): Promise<Part<SpendFacts<M>>> => {
  const isUnnamed = report.leavesDefaultUnnamed && asksForWorkspaces(question);
  const defaultId = isUnnamed ? await desk.defaultWorkspaceId() : null;
  const filters = unnameDefault(question.filters, defaultId);
  const planned = planQuestion(report, days.covered, { ...question, filters });
  if ('missing' in planned) return absent({ kind: 'dimension', dimension: planned.missing });

  const { plan } = planned;
  const key = nameSeries(report, plan.asked);
  const shelf = desk.shelves.open(`${desk.prefix}.${key}`);
  const { access, memory } = desk;
  const series: Series<M> = {
    key,
    report,
    filters: plan.asked,
    access,
    shelf,
    memory,
    rowMemory,
    shareRecent,
    ...days,
  };
  // Before its turn, so that questions asked together share these days; the blocks they then take one after the other.
  const recent = readRecentDays(series);
  // Whoever waits for them hears of a failure; nobody does before the turn.
  recent.catch(() => undefined);
  const facts = await desk.turns(key, () => readQuestion(series, plan, recent));
  return present({
    source: access.source,
    generation: report.generation,
    covered: days.covered,
    ...facts,
    rows: nameDefault(facts.rows, defaultId),
  });
};
