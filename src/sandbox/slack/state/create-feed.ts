import type { ApiCall } from './api-call.ts';
import type { StoredMessage } from './create-timeline.ts';
import type { StoredView } from './create-views.ts';

/** One thing that changed in the workspace, for whoever watches it. */
export type Change =
  | { readonly kind: 'message'; readonly message: StoredMessage }
  | { readonly kind: 'removed'; readonly message: StoredMessage }
  | { readonly kind: 'modal'; readonly user: string; readonly view: StoredView | null }
  | { readonly kind: 'home'; readonly user: string; readonly view: StoredView }
  | { readonly kind: 'places' }
  | { readonly kind: 'bot'; readonly connected: boolean }
  | { readonly kind: 'call'; readonly call: ApiCall };

export interface Feed {
  announce(change: Change): void;
  /** Returns what ends the subscription. */
  subscribe(listener: (change: Change) => void): () => void;
  /** Resolves with the first value that `look` finds, now or after a change; rejects with `what` after the time. */
  waitFor<T>(what: string, look: () => T | undefined, timeoutMs?: number): Promise<T>;
}

const DEFAULT_WAIT_MS = 10_000;

export const createFeed = (): Feed => {
  const listeners = new Set<(change: Change) => void>();
  const subscribe = (listener: (change: Change) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    announce: (change) => {
      for (const listener of [...listeners]) listener(change);
    },
    subscribe,
    waitFor: (what, look, timeoutMs = DEFAULT_WAIT_MS) =>
      new Promise((resolve, reject) => {
        const found = look();
        if (found !== undefined) return resolve(found);
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`waited ${timeoutMs} ms in vain for ${what}`));
        }, timeoutMs);
        const stop = subscribe(() => {
          const value = look();
          if (value === undefined) return;
          clearTimeout(timer);
          stop();
          resolve(value);
        });
      }),
  };
};
