import { EMPTY_STATE, type LedgerState } from '../../src/domain/ledger-state.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { Source } from '../../src/domain/spend.ts';
import { takeTurns } from '../../src/domain/take-turns.ts';
import type { StateStore } from '../../src/ports.ts';
import { renderLedger } from '../../src/store/read-ledger.ts';
import { renderSnapshot } from '../../src/store/render-snapshot.ts';

/** The state for tests of what uses it: the contract of the real store without files, and as strict about what could be saved. */
export const createMemoryStore = (
  initial: LedgerState = EMPTY_STATE,
  snapshots: readonly Snapshot[] = [],
): StateStore => {
  let state = initial;
  let isClosed = false;
  const shelf = new Map<Source, Snapshot>(snapshots.map((each) => [each.source, each]));
  const inTurn = takeTurns();
  return {
    read: () => state,
    snapshot: (source) => inTurn(async () => shelf.get(source) ?? null),
    update: (change) =>
      inTurn(async () => {
        if (isClosed) throw new Error('The state is closed');
        const next = change(state);
        renderLedger({ state: next.state, snapshots: {} });
        for (const each of next.snapshots ?? []) Array.from(renderSnapshot(each));
        state = next.state;
        for (const each of next.snapshots ?? []) shelf.set(each.source, each);
        return next.result;
      }),
    close: () =>
      inTurn(async () => {
        isClosed = true;
      }),
  };
};
