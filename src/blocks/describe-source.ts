import type { Source } from '../domain/spend.ts';

/** How a source is called beside its numbers. */
export const sourceName = (source: Source): string => (source === 'console' ? 'Claude Console' : 'Claude Enterprise');

/** How it is called in a column, where the headline says that it is all Claude. */
export const sourceShort = (source: Source): string => (source === 'console' ? 'Console' : 'Enterprise');

/** How it is called within a sentence. */
export const sourceInSentence = (source: Source): string =>
  source === 'console' ? 'the Claude Console' : 'Claude Enterprise';

/** At the start of one. */
export const sourceAtStart = (source: Source): string =>
  source === 'console' ? 'The Claude Console' : 'Claude Enterprise';

/** The environment variable that holds its key, as code. */
export const keyVariable = (source: Source): string =>
  source === 'console' ? '`CLAUDE_ADMIN_API_KEY`' : '`CLAUDE_CHAT_ADMIN_API_KEY`';
