import { plusDays, startOf, toInstant } from '../../../src/domain/day.ts';
import type { Settings } from '../../../src/sandbox/claude/endpoint.ts';
import type { SandboxClaudeApi } from '../../../src/sandbox/claude/start-claude-api.ts';
import { recordDay } from '../../../src/sandbox/organisation/record-day.ts';
import { ask, ENTERPRISE, type Query, type Seen, startApi, TODAY } from './ask.ts';

export const FEED = '/v1/compliance/activities';
export const READ_FEED = ['read:compliance_activities'];
export const BOTH_READ = { scopes: READ_FEED, adminScopes: READ_FEED };

/** The day is over. */
const MIDNIGHT = startOf(plusDays(TODAY, 1));

/** A feed that both keys may read, on the evening of a day of which it tells. */
export const startFeed = async (
  change = recordDay({ day: TODAY, count: 60, seed: 'few' }),
  settings: Partial<Settings> = {},
): Promise<SandboxClaudeApi> => {
  const api = await startApi({ now: () => toInstant(MIDNIGHT), settings: { ...BOTH_READ, ...settings } });
  api.change(change);
  return api;
};

export const readFeed = (api: SandboxClaudeApi, query: Query = {}): Promise<Seen> => ask(api, FEED, query, ENTERPRISE);
export const idsOf = ({ body }: Seen): string[] => body.data.map(({ id }: { id: string }) => id);

/** What happened on the day, oldest first. The calls that read it come after it. */
export const recordedIn = (api: SandboxClaudeApi) =>
  api
    .company()
    .feed.filter(({ at }) => at < MIDNIGHT)
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

/** Leaves those calls out. */
export const THAT_DAY = { 'created_at.lt': new Date(MIDNIGHT).toISOString() };
