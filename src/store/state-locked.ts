import { isoInstant } from '../domain/day.ts';
import type { LockVerdict } from './judge-lock.ts';
import type { LockHolder } from './lock-holder.ts';

const ADVICE: Readonly<Record<Exclude<LockVerdict, 'stale'>, (lockFile: string) => string>> = {
  held: () => 'stop that one first, because only one Claude Ledger may use a state file',
  elsewhere: (lockFile) =>
    `stop it there; if it no longer runs, which cannot be seen from this machine, remove ${lockFile} and start again`,
  unsure: (lockFile) =>
    `stop that one first; if it is not Claude Ledger, which cannot be seen on this system, remove ${lockFile} and start again`,
};

/** Another process has the state file. The message says which, and what to do. `holder` is null when the lock does not tell. */
export class StateLocked extends Error {
  constructor(
    file: string,
    lockFile: string,
    lock: { holder: LockHolder; verdict: Exclude<LockVerdict, 'stale'> } | null,
  ) {
    super(
      lock === null
        ? `The lock ${lockFile} does not say who holds it: if no other Claude Ledger uses ${file}, remove it and start again.`
        : `The state file ${file} is in use by process ${lock.holder.pid} on ${lock.holder.host} ` +
            `since ${isoInstant(lock.holder.takenAt)}: ${ADVICE[lock.verdict](lockFile)}.`,
    );
    this.name = 'StateLocked';
  }
}
