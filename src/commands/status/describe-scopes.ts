import { listWords } from '../../blocks/quote.ts';
import { code } from '../../blocks/text.ts';
import type { Source } from '../../domain/spend.ts';

/** What the key may read, as mrkdwn. Anthropic names the scopes of a key only where it refuses something. */
export const describeScopes = (source: Source, scopes: readonly string[] | null): string => {
  if (scopes !== null)
    return scopes.length === 0 ? 'The key has no scopes.' : `Scopes: ${listWords(scopes.map(code))}.`;
  return source === 'console'
    ? 'Scopes: an Admin key has none to choose.'
    : 'Scopes: not known, because Anthropic names them only when it refuses something, and it has refused nothing.';
};
