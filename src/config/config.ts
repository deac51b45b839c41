import type { Log } from '../ports.ts';
import type { Secret } from './secret.ts';

/** What the environment says, checked. A side that the command does not need is null and was not looked at. */
export interface Config {
  readonly slack: SlackConfig | null;
  readonly claude: ClaudeConfig | null;
  /** Path of the state file, as given: relative to where the process was started. */
  readonly stateFile: string;
  /** IANA name. */
  readonly timezone: string;
  readonly privacy: 'masked' | 'full';
  readonly logLevel: keyof Log;
}

export interface SlackConfig {
  readonly botToken: Secret;
  readonly connection: SlackConnection;
  /** Where `/healthz` listens in both modes, and `/slack/events` in HTTP mode. Port 0 takes any free one. */
  readonly host: string;
  readonly port: number;
  readonly apiUrl: string;
  readonly alertChannel: string;
  /** User ids (`U…`, `W…`) and user-group ids (`S…`). Empty: Slack's own workspace owners and admins. */
  readonly admins: readonly string[];
  readonly viewers: readonly string[];
  /** Five cron fields, in `timezone`. */
  readonly pollCron: string;
}

export type SlackConnection =
  | { readonly transport: 'socket'; readonly appToken: Secret }
  | { readonly transport: 'http'; readonly signingSecret: Secret };

/** At least one of the two keys is there. */
export interface ClaudeConfig {
  readonly consoleKey: Secret | null;
  readonly enterpriseKey: Secret | null;
  /** Without a trailing slash. */
  readonly baseUrl: string;
}
