import type { Source } from '../../domain/spend.ts';

/** A request as it arrived. */
export interface SeenRequest {
  /** Whose key it carried; null for one that is not known. */
  readonly source: Source | null;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** As it was sent; empty without one. */
  readonly body: string;
}

/** What goes wrong. A body that is text is sent as HTML, anything else as JSON; without one it is the API's usual error. */
export type Mishap =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'reset' }
  /** Answers as usual, but later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Answers as usual, once this has settled. */
  | { readonly kind: 'held'; readonly until: Promise<unknown> }
  /** Does what it was asked for, and hangs up without a word of it. */
  | { readonly kind: 'lost' }
  /** Never answers. */
  | { readonly kind: 'silence' }
  /** Answers with something else than it should. */
  | { readonly kind: 'edit'; readonly edit: (body: unknown, request: SeenRequest) => unknown };

export interface Fault {
  readonly when: (request: SeenRequest) => boolean;
  readonly mishap: Mishap;
  /** How often; for ever when absent. */
  readonly times?: number;
}

/** Faults in the order in which they were added; the first that fits is taken. */
export const createFaults = () => {
  const faults: { readonly fault: Fault; left: number }[] = [];
  return {
    /** Gives the function that ends it. */
    add: (fault: Fault): (() => void) => {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      faults.push(entry);
      return () => {
        entry.left = 0;
      };
    },
    take: (request: SeenRequest): Mishap | null => {
      const entry = faults.find(({ fault, left }) => left > 0 && fault.when(request));
      if (entry === undefined) return null;
      entry.left -= 1;
      return entry.fault.mishap;
    },
  };
};

export const atPath =
  (path: string) =>
  (request: SeenRequest): boolean =>
    request.path === path;
