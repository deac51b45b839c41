/** What is wrong with a disk and how to mend it, by the system's code. */
const DISK: Readonly<Record<string, string>> = {
  ENOSPC: 'is full: make room there',
  EDQUOT: 'is full: make room there',
  EROFS: 'cannot be written to: make it writable again',
  EACCES: 'cannot be written to: give me the file and its folder',
  EPERM: 'cannot be written to: give me the file and its folder',
};

/** A change of the state that the disk did not take. The message is a sentence for people; `code` is the system's: `ENOSPC`. */
export class NotSaved extends Error {
  readonly code: string;

  constructor(code: string, cause: unknown) {
    const disk = DISK[code] ?? `did not take it (${code}): see to that`;
    super(`This could not be saved, because the disk of my state file ${disk}, then try again.`, { cause });
    this.name = 'NotSaved';
    this.code = code;
  }
}
