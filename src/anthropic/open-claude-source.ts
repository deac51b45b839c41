import type { Day, Span } from '../domain/day.ts';
import type { Workspace } from '../domain/organisation.ts';
import { absent, type Part, present } from '../domain/part.ts';
import type { Generation, Source } from '../domain/spend.ts';
import type { ClaudeSource, Clock, HistoryStore, Log, Named, Random, SourceCheck } from '../ports.ts';
import { answerInTime } from './answer-in-time.ts';
import { asPart } from './as-part.ts';
import { learnScopes } from './compliance/learn-scopes.ts';
import { readActivities } from './compliance/read-activities.ts';
import { createTransport } from './create-transport.ts';
import { createLimitDesk } from './limits/create-limit-desk.ts';
import { listApiKeys, listInvites, listMembers, listWorkspaceMembers, readOrganisation } from './list-organisation.ts';
import { listWorkspaces } from './list-workspaces.ts';
import { namePeople } from './name-people.ts';
import { noteFreshness } from './note-freshness.ts';
import { createPeopleReader } from './people/create-people-reader.ts';
import { readUsedNames } from './read-used-names.ts';
import { rememberNames } from './remember-names.ts';
import type { RequestBudget } from './request-budget.ts';
import { shareBriefly } from './share-briefly.ts';
import { openSpendReader } from './spend/open-spend-reader.ts';

/** Lists are whole, whenever their members were used. */
const NO_SPAN: Span = { from: 0 as Day, to: 0 as Day };

export interface SourceSettings {
  readonly source: Source;
  readonly baseUrl: string;
  readonly key: { reveal(): string };
  /** Tells organisations apart in what is kept on disk, and is no secret. */
  readonly owner: string;
  readonly version: string;
  readonly history: HistoryStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly budget: RequestBudget;
}

/** Claude Enterprise has no workspaces and no API keys to list. */
const onlyConsole = <T>(source: Source, read: () => Promise<T>): Promise<Part<T>> =>
  source === 'console' ? asPart(read) : Promise.resolve(absent({ kind: 'not-offered' }));

const findDefaultWorkspace = async (
  workspaces: () => Promise<Part<readonly Workspace[]>>,
): Promise<Part<readonly Named[]>> => {
  const listed = await workspaces();
  return listed.state === 'present' ? present(listed.value.filter(({ isDefault }) => isDefault)) : listed;
};

const checkSource = async (
  source: Source,
  transport: ReturnType<typeof createTransport>,
  generation: () => Promise<Generation>,
  patience: AbortSignal | undefined,
): Promise<SourceCheck> => {
  const inTime = <T>(read: () => Promise<T>): Promise<Part<T>> => answerInTime(source, asPart(read), patience);
  const organisation = await inTime(() => readOrganisation(transport, source));
  // A refused key is refused everywhere: the second question would only repeat it.
  const reports = organisation.state === 'failed' ? organisation : await inTime(generation);
  return { organisation, generation: reports, clockSkewMs: transport.health().clockSkewMs };
};

export interface OpenSource extends ClaudeSource {
  close(): Promise<void>;
}

/** One organisation read with one key: every request goes through one budget and one pool of connections. */
export const openClaudeSource = (settings: SourceSettings): OpenSource => {
  const { source, history, clock, log, owner, budget } = settings;
  const transport = createTransport(settings);
  const members = shareBriefly(() => asPart(() => listMembers(transport, source)), clock);
  const invites = shareBriefly(() => asPart(() => listInvites(transport, source)), clock);
  const workspaces = shareBriefly(() => onlyConsole(source, () => listWorkspaces(transport, source)), clock);
  const apiKeys = shareBriefly(() => onlyConsole(source, () => listApiKeys(transport, source)), clock);

  const namesOf = rememberNames(
    (kind, span): Promise<Part<readonly Named[]>> => {
      if (kind === 'workspace') return workspaces();
      if (kind === 'default-workspace') return findDefaultWorkspace(workspaces);
      if (kind === 'key') return apiKeys();
      return readUsedNames(spend, kind, span);
    },
    { history, clock, owner },
  );
  const defaultWorkspaceId = async (): Promise<string | null> => {
    const named = await namesOf('default-workspace', NO_SPAN);
    return named.state === 'present' ? (named.value[0]?.id ?? null) : null;
  };
  const countKeys = async (): Promise<number> => {
    const keys = await apiKeys();
    return keys.state === 'present' ? keys.value.length : 0;
  };
  const reader = openSpendReader({ source, owner, transport, history, clock, log, defaultWorkspaceId });
  const named = namePeople(members);
  const spend = source === 'console' ? { ...reader, cost: named(reader.cost), usage: named(reader.usage) } : reader;

  const freshness = noteFreshness();
  const checkGeneration = async (): Promise<Generation> => {
    const now = await spend.freshness();
    freshness.note(now);
    return now.generation;
  };

  return {
    source,
    cost: freshness.passing(spend.cost),
    usage: freshness.passing(spend.usage),
    organisation: () => asPart(() => readOrganisation(transport, source)),
    members,
    invites,
    workspaces,
    workspaceMembers: (id) => onlyConsole(source, () => listWorkspaceMembers(transport, source, id)),
    apiKeys,
    namesOf,
    ...createPeopleReader({ source, owner, transport, history, clock, countKeys }),
    activities: (question) => asPart(() => readActivities(transport, source, question)),
    ...createLimitDesk(transport, source),
    scopes: learnScopes({ source, transport, clock }),
    check: (patience) => checkSource(source, transport, checkGeneration, patience),
    health: () => ({ ...transport.health(), requestsPerMinute: budget.perMinute, ...freshness.read() }),
    close: async () => {
      await transport.close();
      await spend.saved();
    },
  };
};
