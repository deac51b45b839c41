import type { Message, MessageBlock } from './blocks/message.ts';
import type { ActivityReport, Adoption, ClaudeCodeActivity, KeyUse, SpendLimit } from './domain/activity.ts';
import type { ActivityPage, ActivityQuestion } from './domain/activity-feed.ts';
import type { Day, Instant, Span } from './domain/day.ts';
import type { LedgerState } from './domain/ledger-state.ts';
import type { LimitAsk, LimitRequest, LimitVerdict } from './domain/limit-request.ts';
import type { ApiKey, Invite, Member, Organisation, Workspace, WorkspaceMember } from './domain/organisation.ts';
import type { Part } from './domain/part.ts';
import type { Problem } from './domain/problem.ts';
import type { Snapshot } from './domain/snapshot.ts';
import type { Cost, Generation, Source, SpendFacts, SpendQuestion, Usage } from './domain/spend.ts';
import type { Subscription } from './domain/subscription.ts';

/** Everything that can be asked of one organisation with one key. Nothing here throws for what an API may do. */
export interface ClaudeSource {
  readonly source: Source;
  cost(question: SpendQuestion): Promise<Part<SpendFacts<Cost>>>;
  usage(question: SpendQuestion): Promise<Part<SpendFacts<Usage>>>;
  organisation(): Promise<Part<Organisation>>;
  members(): Promise<Part<readonly Member[]>>;
  invites(): Promise<Part<readonly Invite[]>>;
  /** Archived ones and the default one included. */
  workspaces(): Promise<Part<readonly Workspace[]>>;
  workspaceMembers(workspaceId: string): Promise<Part<readonly WorkspaceMember[]>>;
  apiKeys(): Promise<Part<readonly ApiKey[]>>;
  /** What the ids of a kind are called: models, products and identities are those that used anything in the span. Remembered for a while. */
  namesOf(kind: NamedKind, span: Span): Promise<Part<readonly Named[]>>;
  /** The last day on which each key was used, within the span (at most 90 days back). Console only. */
  keyUse(span: Span): Promise<Part<KeyUse>>;
  /** Per person over whole days, whatever their number: claude.ai only. */
  activity(span: Span): Promise<Part<ActivityReport>>;
  /** Seats and active people on the newest published day: claude.ai only. */
  adoption(): Promise<Part<Adoption>>;
  /** Claude Code through the Console, one day: what is older than an hour. */
  claudeCode(day: Day): Promise<Part<readonly ClaudeCodeActivity[]>>;
  /** Effective limits of these people, or of everybody: claude.ai keys that may read spend limits. */
  spendLimits(userIds: readonly string[] | null): Promise<Part<readonly SpendLimit[]>>;
  /** One page of the Compliance activity feed: keys with `read:compliance_activities`, absent where the key has no such scope. */
  activities(question: ActivityQuestion): Promise<Part<ActivityPage>>;
  /** Requests for a higher spend limit that wait for a decision: claude.ai keys that may read spend limits. */
  limitRequests(): Promise<Part<readonly LimitRequest[]>>;
  /** One of them as it stands now, decided or not. */
  limitRequest(id: string): Promise<Part<LimitRequest>>;
  /**
   * Decides a request, the only thing that is ever written to Anthropic. Sent once and never repeated: `unavailable` means
   * that nobody can tell whether it was done, until `limitRequest` is asked.
   */
  decideLimitRequest(id: string, verdict: LimitVerdict): Promise<Part<LimitRequest>>;
  /** The scopes of the key, from what the API says of them when it refuses something; null where it never did. Never writes. */
  scopes(): Promise<readonly string[] | null>;
  /** Whether the key is accepted and what it may read, asked now. What the signal comes before had no answer. */
  check(patience?: AbortSignal): Promise<SourceCheck>;
  health(): SourceHealth;
}

export interface ClaudeApi {
  readonly sources: readonly ClaudeSource[];
  close(): Promise<void>;
}

export interface SourceCheck {
  readonly organisation: Part<Organisation>;
  readonly generation: Part<Generation>;
  /** The API's clock minus ours, from its `date` header; null when it sent none. */
  readonly clockSkewMs: number | null;
}

/** The groupings whose ids have names, or whose values a filter may name by a part. */
export type NamedKind = 'workspace' | 'key' | 'model' | 'product' | 'user';

export interface Named {
  readonly id: string;
  /** What people call it; the id where it has no other name. Not always unique. */
  readonly name: string;
}

/** What this process has seen of a source since it started. */
export interface SourceHealth {
  readonly generation: Generation | null;
  readonly refreshedAt: Instant | null;
  readonly lastSuccessAt: Instant | null;
  readonly lastProblem: { readonly at: Instant; readonly problem: Problem } | null;
  /** Requests in the last minute, against the budget that the process allows itself. */
  readonly requestsLastMinute: number;
  readonly requestsPerMinute: number;
}

/**
 * Small values that must outlive the process, by key. Written atomically; one that is missing, unreadable or not as it
 * was written is null.
 */
export interface HistoryStore {
  read(key: string): Promise<string | null>;
  write(key: string, value: string): Promise<void>;
}

/** What a change of state makes of it. Snapshots that are given replace those of their source in the same step. */
export interface StateChange<T> {
  readonly state: LedgerState;
  readonly snapshots?: readonly Snapshot[];
  readonly result: T;
}

/**
 * The one state of this installation. `update` runs one change at a time and resolves when it is safe on disk; a change
 * that cannot be written throws, `NotSaved` where the disk did not take it, and has not happened. The change is a pure
 * function: it may run again.
 */
export interface StateStore {
  read(): LedgerState;
  snapshot(source: Source): Promise<Snapshot | null>;
  update<T>(change: (state: LedgerState) => StateChange<T>): Promise<T>;
  /** Gives the lock back. */
  close(): Promise<void>;
}

export interface Clock {
  now(): Instant;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export type Random = () => number;

/** Structured log lines. Fields never hold keys, tokens, response URLs or people's e-mails; the log redacts what slips through. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
export type LogFields = Readonly<Record<string, unknown>>;

/** Who asks: their Slack identity, and what `access` found that they may do. */
export interface Caller {
  readonly userId: string;
  readonly teamId: string;
  /** The address that Slack has confirmed as theirs; null where it gives none. */
  readonly email: string | null;
}

/** Where an answer goes. A person's own answer and a shared one differ in what they show of people. */
export type Audience = 'person' | 'channel';

/**
 * The part of the state's store that commands use. Outside the running bot it can be read and not changed, and reading
 * throws where the file cannot be used: the message is a sentence for people.
 */
export type CommandState = Pick<StateStore, 'read' | 'update'>;

/** What a command may use. */
export interface CommandPorts {
  readonly claude: ClaudeApi;
  readonly state: CommandState;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: {
    readonly timezone: string;
    readonly privacy: 'masked' | 'full';
    readonly alertChannel: string | null;
    readonly version: string;
  };
  readonly status: () => ProcessStatus;
  /** Who can read the alert channel, asked now; null where nobody can tell. Absent in a process without Slack. */
  readonly alertAudience?: () => Promise<ChannelAudience | null>;
  /** Whether the bot can post in a channel, asked now; null where nobody can tell. Absent in a process without Slack. */
  readonly standingIn?: (channel: string) => Promise<ChannelStanding | null>;
  /** Absent where no digests are composed. */
  readonly digests?: DigestDesk;
}

/** `shared`: with another company. */
export type ChannelAudience = 'private' | 'public' | 'shared';

/**
 * What the bot is in a channel. `shared`: a member, among people of another company; `unseen`: there is none of that id,
 * or it is private and the bot was not invited.
 */
export type ChannelStanding = 'member' | 'shared' | 'outsider' | 'archived' | 'unseen';

/** What stands behind `/claude-digest`. */
export interface DigestDesk {
  /** What it would say now: its message, and what goes into its thread. Nothing is posted or remembered. */
  preview(subscription: Subscription): Promise<readonly Message[]>;
  /** Posts these now, or all that are not paused; their next slots stay theirs. Throws in a process without Slack. */
  send(ids: readonly string[] | null): Promise<readonly DigestSent[]>;
}

/** What came of one. `waits`: Slack has not taken it yet; `failed`: it could not be put together. */
export interface DigestSent {
  readonly subscription: Subscription;
  readonly outcome: 'posted' | 'waits' | 'failed';
  /** Where it stands; elsewhere than it should where Slack did not take it there. */
  readonly channel: string;
}

/** What `/claude-status` says of the process itself. */
export interface ProcessStatus {
  readonly startedAt: Instant;
  readonly slack: { readonly transport: 'socket' | 'http' | 'none'; readonly connected: boolean };
  /** Absent in a process that does not watch. */
  readonly watch?: WatchStatus;
}

/** When it last looked for changes and will again, and how many messages wait for Slack. */
export interface WatchStatus {
  readonly lastPollAt: Instant | null;
  readonly nextPollAt: Instant | null;
  /** Null: none comes by itself. Absent in a process that sends no digests. */
  readonly nextDigestAt?: Instant | null;
  readonly waiting: number;
}

/** Sends what the bot says. Throws `SlackRefusal` (see slack/) where Slack says no. */
export interface Notifier {
  post(channel: string, message: Message): Promise<{ readonly channel: string; readonly ts: string }>;
}

/** Where a message stands in Slack. */
export interface MessagePlace {
  readonly channel: string;
  readonly ts: string;
}

/** Slack said no, in its own word; nothing was done. */
export interface CourierRefusal {
  readonly kind: 'refused';
  readonly code: string;
  /** With `ratelimited`, where Slack says it. */
  readonly retryAfterSeconds: number | null;
}

/** What came of one call. `silent`: nobody can tell whether it was done. */
export type CourierOutcome =
  | { readonly kind: 'sent'; readonly at: MessagePlace }
  | CourierRefusal
  | { readonly kind: 'silent' };

/** What a look at a conversation's history found. `unreadable`: the bot may not look there. */
export type CourierSighting =
  | { readonly kind: 'found'; readonly at: MessagePlace }
  | { readonly kind: 'absent' | 'unreadable' }
  | CourierRefusal
  | { readonly kind: 'silent' };

/**
 * Carries what the outbox holds to Slack, each call once. Nothing here throws for what Slack may do. `marker` goes with
 * the message where only programs see it, and is what it is found by.
 */
export interface Courier {
  /** `channel` may be a user id: the message then goes to their direct messages. */
  post(channel: string, message: Message, marker: string): Promise<CourierOutcome>;
  reply(under: MessagePlace, message: Message, marker: string): Promise<CourierOutcome>;
  update(at: MessagePlace, message: Message): Promise<CourierOutcome>;
  /** Looks among the messages since then; `under` (a `ts`) looks in that thread. */
  find(marker: string, channel: string, under: string | null, since: Instant): Promise<CourierSighting>;
  /** Null where Slack gives none. */
  permalink(at: MessagePlace): Promise<string | null>;
}

/** What a person may do about an incident. */
export type IncidentAct =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'snooze'; readonly days: 1 | 7 }
  | { readonly kind: 'expect'; readonly why: string };

/** The buttons of incidents. Ids come from Slack and may be of nothing; whoever calls has asked whether the person may. */
export interface IncidentDesk {
  /** Does it, once however often it is asked, and resolves with what the person is told. */
  act(incidentId: string, act: IncidentAct, by: string): Promise<Message>;
  /** The title of an incident that can still be acted on, else what the person is told. */
  title(incidentId: string): { readonly title: string } | { readonly told: Message };
  details(incidentId: string): Promise<Message>;
  /** What an incident's request asks, while it can be decided here, else what the person is told. */
  ask(incidentId: string): { readonly ask: LimitAsk } | { readonly told: Message };
  /** Approves or denies it: sent once however often and by however many it is asked. Resolves with what the person is told. */
  decide(incidentId: string, verdict: LimitVerdict, by: string): Promise<Message>;
  /** Says in Slack what was done. Never throws: what Slack does not take now is said later. */
  deliver(): Promise<void>;
}

/**
 * The App Home. Its figures are the same for everybody who may read, so that one reading serves all; what it says of
 * alerts, digests and health is the state at that moment.
 */
export interface AppHome {
  /**
   * Within Slack's limits, whatever the organisation has. Without figures it says that they are being read, without
   * charts their numbers stand in words.
   */
  view(viewer: { readonly isAdmin: boolean; readonly drawsCharts: boolean }): readonly MessageBlock[];
  /** Whether the figures are recent, and all that they should be. */
  isFresh(): boolean;
  /** Reads the figures again; who asks meanwhile waits for the same reading. Throws only what nobody expected. */
  refresh(): Promise<void>;
}
