import type { LedgerState } from '../domain/ledger-state.ts';

/**
 * The outbox for a run that was promised a try: what failed before may go at once. What never failed keeps its pause,
 * because Slack named it.
 */
export const tryAnew = (state: LedgerState): LedgerState => ({
  ...state,
  outbox: state.outbox.map((entry) => (entry.failures === 0 ? entry : { ...entry, notBefore: null })),
});
