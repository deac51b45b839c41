import { type Json, objectsOf } from './json.ts';

/** What Slack does instead of answering. */
export type FaultEffect =
  | { readonly kind: 'error'; readonly error: string; readonly details?: Json }
  /** 429; without seconds there is no `Retry-After`. */
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'status'; readonly status: number }
  /** The connection is cut and nothing was done. */
  | { readonly kind: 'unreachable' }
  /** All was done, but the answer never comes: the connection is cut, or stays silent until the client gives up. */
  | { readonly kind: 'reply-lost'; readonly how: 'cut' | 'silence' }
  /** A workspace that does not know chart blocks yet: `invalid_blocks` for a call that has one. */
  | { readonly kind: 'no-charts' }
  /** Answers normally, once this has settled. */
  | { readonly kind: 'held'; readonly until: Promise<unknown> };

interface Fault {
  /** Of the Web API, or `response_url`. */
  readonly method: string | RegExp;
  readonly when?: (args: Json) => boolean;
  /** How many calls it strikes; all of them when left out. */
  readonly times?: number;
  readonly effect: FaultEffect;
}

export interface Faults {
  /** Returns what lifts the fault again. */
  add(fault: Fault): () => void;
  /** The effect that strikes this call, counted as used; null for none. */
  strike(method: string, args: Json): FaultEffect | null;
}

const hasChart = (args: Json): boolean => objectsOf(args.blocks).some((each) => each.type === 'data_visualization');

const fits = (fault: Fault, method: string, args: Json): boolean => {
  const named = typeof fault.method === 'string' ? fault.method === method : fault.method.test(method);
  const concerns = fault.effect.kind !== 'no-charts' || hasChart(args);
  return named && concerns && (fault.when?.(args) ?? true);
};

export const createFaults = (): Faults => {
  let active: readonly { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      active = [...active, entry];
      return () => {
        active = active.filter((each) => each !== entry);
      };
    },
    strike: (method, args) => {
      const entry = active.find((each) => each.left > 0 && fits(each.fault, method, args));
      if (entry === undefined) return null;
      entry.left -= 1;
      return entry.fault.effect;
    },
  };
};
