import type { Instant } from './day.ts';

/** Something that a person did through the bot: what was changed, by whom, and what came of it. */
export interface AuditEntry {
  readonly at: Instant;
  /** A Slack user id. */
  readonly by: string;
  /** In plain words, without what is secret: `set budget b1: $500.00 monthly`. */
  readonly what: string;
  readonly result: string;
}

/** Older ones are forgotten. */
const KEPT = 1000;

/** Any state with this trail, with one act more at its end. */
export const recordAct = <S extends { readonly audit: readonly AuditEntry[] }>(state: S, entry: AuditEntry): S => ({
  ...state,
  audit: [...state.audit, entry].slice(-KEPT),
});
