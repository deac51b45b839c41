/** What the bot's process is told at its start. */
export interface BotTask {
  readonly environment: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What it is told to do, one after the other. */
export type Order =
  /** It is that late now: everything that is due runs. */
  { readonly kind: 'tick'; readonly now: number } | { readonly kind: 'measure' } | { readonly kind: 'stop' };

export type Report =
  | { readonly kind: 'started' }
  /** `now` may be later than it was told, as pauses were turned past; `errors` are lines of its log. */
  | { readonly kind: 'ticked'; readonly now: number; readonly errors: readonly string[] }
  | Measured
  | { readonly kind: 'stopped' };

/** After everything was collected that nobody needs. */
export interface Measured {
  readonly kind: 'measured';
  readonly heapBytes: number;
  readonly residentBytes: number;
  /** Null where the system does not tell. */
  readonly descriptors: number | null;
}
