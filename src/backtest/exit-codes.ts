/** It is done. */
export const DONE = 0;
/** Something could not be read. */
export const FAILED = 1;
/** The words, or the lines of the file, are wrong. */
export const MISUSED = 2;
