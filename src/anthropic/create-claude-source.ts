import type { ClaudeSource, SourceHealth } from '../ports.ts';
import type { OpenSource, SourceSettings } from './open-claude-source.ts';
import { createRequestBudget } from './request-budget.ts';

interface LazySource extends OpenSource {
  /** Loads what reads the organisation, which the first question would otherwise wait for. Asks nothing. */
  open(): Promise<unknown>;
}

interface Settings extends Omit<SourceSettings, 'budget'> {
  /** Null or absent: what Anthropic's own limits leave room for. */
  readonly requestsPerMinute?: number | null;
}

/** Loaded with the first question: a bot that starts has none yet, and all that reads would hold its start up. */
export const createClaudeSource = ({ requestsPerMinute, ...settings }: Settings): LazySource => {
  const budget = createRequestBudget(settings.clock, settings.log, requestsPerMinute ?? undefined);
  let opening: Promise<OpenSource> | null = null;
  let opened: OpenSource | null = null;
  const load = async (): Promise<OpenSource> => {
    const { openClaudeSource } = await import('./open-claude-source.ts');
    opened = openClaudeSource({ ...settings, budget });
    return opened;
  };
  const open = (): Promise<OpenSource> => {
    opening ??= load();
    return opening;
  };
  const nothingSeen: SourceHealth = {
    generation: null,
    refreshedAt: null,
    lastSuccessAt: null,
    lastProblem: null,
    requestsLastMinute: 0,
    requestsPerMinute: budget.perMinute,
  };
  return {
    source: settings.source,
    ...asking(open),
    health: () => opened?.health() ?? nothingSeen,
    open,
    close: async () => (await opening)?.close(),
  };
};

/** Every question of a source, put to one that is opened for it. */
const asking = (open: () => Promise<ClaudeSource>): Omit<ClaudeSource, 'source' | 'health'> => ({
  cost: async (question) => (await open()).cost(question),
  usage: async (question) => (await open()).usage(question),
  organisation: async () => (await open()).organisation(),
  members: async () => (await open()).members(),
  invites: async () => (await open()).invites(),
  workspaces: async () => (await open()).workspaces(),
  workspaceMembers: async (id) => (await open()).workspaceMembers(id),
  apiKeys: async () => (await open()).apiKeys(),
  namesOf: async (kind, span) => (await open()).namesOf(kind, span),
  keyUse: async (span) => (await open()).keyUse(span),
  activity: async (span) => (await open()).activity(span),
  adoption: async () => (await open()).adoption(),
  claudeCode: async (day) => (await open()).claudeCode(day),
  spendLimits: async (userIds) => (await open()).spendLimits(userIds),
  activities: async (question) => (await open()).activities(question),
  limitRequests: async () => (await open()).limitRequests(),
  limitRequest: async (id) => (await open()).limitRequest(id),
  decideLimitRequest: async (id, verdict) => (await open()).decideLimitRequest(id, verdict),
  scopes: async () => (await open()).scopes(),
  check: async (patience) => (await open()).check(patience),
});
