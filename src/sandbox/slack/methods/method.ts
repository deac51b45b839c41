import type { Json } from '../json.ts';
import { Refused } from '../refused.ts';
import type { World } from '../state/create-world.ts';

export interface Token {
  readonly kind: 'bot' | 'app';
  readonly scopes: readonly string[];
}

/** What a method may use while it answers one call. */
export interface Call {
  readonly world: World;
  readonly token: Token;
  /** `http://127.0.0.1:PORT`, for the addresses that some replies hold. */
  readonly origin: string;
  /** Whether the App Home takes chart and table blocks; Slack's own pages leave it open. */
  readonly homeTakesCharts: boolean;
}

export interface Method {
  readonly token: Token['kind'] | 'any' | 'none';
  /** The scope without which it refuses, or null. */
  readonly scope: string | null;
  /** Returns the reply without `ok`; throws `Refused`. */
  readonly run: (args: Json, call: Call) => Json;
}

export const requireScope = (token: Token, needed: string): void => {
  if (!token.scopes.includes(needed)) throw new Refused('missing_scope', { needed, provided: token.scopes.join(',') });
};
