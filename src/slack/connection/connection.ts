import type { Receiver } from '@slack/bolt';

/** One of the two ways in which Slack reaches the bot. */
export interface Connection {
  /** Hands what Slack sends to Bolt. */
  readonly receiver: Receiver;
  /** Binds the port of the routes, and of `/slack/events` in HTTP mode. Resolves with it; rejects where it is taken. */
  listen(): Promise<number>;
  /** Resolves once Slack can reach the bot. Rejects with `SlackRefusal` where it never will, or when `signal` ends it. */
  connect(signal: AbortSignal): Promise<void>;
  connected(): boolean;
  /** Rejects nothing; what is still open is cut. */
  close(): Promise<void>;
}

/** Where the routes are served. Port 0 takes any free one. */
export interface Address {
  readonly host: string;
  readonly port: number;
}
