import type { LedgerState } from '../domain/ledger-state.ts';
import type { CommandPorts, StateChange } from '../ports.ts';

/** Changes the state, and says in the log what that added to the trail of acts. */
export const updateAudited = async <T>(
  { state, log }: Pick<CommandPorts, 'state' | 'log'>,
  change: (current: LedgerState) => StateChange<T>,
): Promise<T> => {
  const { result, entry } = await state.update((current) => {
    const changed = change(current);
    const last = changed.state.audit.at(-1);
    return { ...changed, result: { result: changed.result, entry: last === current.audit.at(-1) ? undefined : last } };
  });
  if (entry !== undefined) log.info('audit', { by: entry.by, what: entry.what, result: entry.result });
  return result;
};
