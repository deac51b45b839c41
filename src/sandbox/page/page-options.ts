import type { SlackStandIn } from '../slack/stand-in.ts';

/** A slash command as the page offers it. Examples are words that work after it. */
interface PageCommand {
  /** Without the prefix. */
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly examples: readonly string[];
}

/** A button of the sandbox panel. What `run` returns is shown to whoever pressed it. */
export interface PageControl {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  /** Buttons of one group stand together under its name. */
  readonly group?: string;
  // biome-ignore lint/suspicious/noConfusingVoidType: a control that has nothing to say returns nothing
  readonly run: (pressed: { readonly user: string; readonly channel: string }) => Promise<string | void>;
}

export interface SlackPageOptions {
  readonly slack: SlackStandIn;
  /** The next free one is taken when it is in use. */
  readonly port: number;
  readonly host?: string;
  readonly title: string;
  /** What stands before a command's name. */
  readonly prefix?: string;
  readonly commands: readonly PageCommand[];
  readonly controls?: readonly PageControl[];
  /** The channel that a first visitor sees. */
  readonly startChannel?: string;
}
