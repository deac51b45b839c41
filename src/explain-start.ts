import { NotSaved } from './domain/not-saved.ts';
import { describeSlackError } from './slack/views/view-refusal.ts';
import { StateLocked } from './store/state-locked.ts';
import { StateUnusable } from './store/state-unusable.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Why the bot could not start, and what helps, in one sentence. */
export const explainStart = (error: unknown): string => {
  if (error instanceof StateLocked || error instanceof StateUnusable || error instanceof NotSaved) return error.message;
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return 'The port is taken by another program: stop it, or choose another PORT.';
  if (code === 'EACCES') return 'The port may not be opened by this user: choose a PORT above 1023.';
  return describeSlackError(error, '').replaceAll('`', '');
};
