import type { Delivery } from './bot/deliver.ts';
import type { PressInput } from './bot/press-element.ts';
import type { CommandInput, CommandOutcome } from './bot/send-command.ts';
import type { SocketHub } from './bot/socket-hub.ts';
import type { SubmitInput, SubmitOutcome } from './bot/submit-view.ts';
import type { Faults } from './faults.ts';
import type { RateLimit } from './limit-rate.ts';
import type { Token } from './methods/method.ts';
import type { ApiCall } from './state/api-call.ts';
import type { StoredFile } from './state/create-files.ts';
import type { StoredMessage } from './state/create-timeline.ts';
import type { World } from './state/create-world.ts';
import type { Workspace } from './workspace.ts';

export interface SlackOptions {
  readonly workspace: Workspace;
  /** Tokens that are accepted, with their kind and scopes. Default: one bot token with every scope and one app token. */
  readonly tokens?: Readonly<Record<string, Token>>;
  readonly signingSecret?: string;
  /** The bot's `/slack/events`; may be told later with `connectBot`. An open Socket Mode connection goes first. */
  readonly botUrl?: string;
  readonly rateLimits?: Readonly<Record<string, RateLimit>>;
  /** Milliseconds within which the bot must acknowledge; Slack's own is 3000. */
  readonly ackTimeoutMs?: number;
  /** Whether the App Home takes chart and table blocks. Default false: Slack documents them for messages only. */
  readonly homeTakesCharts?: boolean;
  readonly now?: () => number;
}

/** A workspace on this machine. What people do is a function; what they would see is readable. */
export interface SlackStandIn {
  readonly url: string;
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly world: World;
  readonly faults: Faults;
  connectBot(url: string): void;
  botIsReady(): boolean;
  /** Asks every Socket Mode connection to come back. */
  refreshSockets: SocketHub['refresh'];
  command(input: CommandInput): Promise<CommandOutcome>;
  press(input: PressInput): Promise<Delivery>;
  submit(input: SubmitInput): Promise<SubmitOutcome>;
  openHome(user: string): Promise<Delivery>;
  /** A person writes in a channel. */
  say(input: { readonly user: string; readonly channel: string; readonly text: string }): StoredMessage;
  /** What everybody in the channel sees, threads included, oldest first. */
  messages(channel: string): readonly StoredMessage[];
  /** What only this person sees. */
  ephemerals(user: string): readonly StoredMessage[];
  /** Completed uploads. */
  uploads(): readonly StoredFile[];
  calls(method?: string): readonly ApiCall[];
  waitFor: World['feed']['waitFor'];
  close(): Promise<void>;
}
