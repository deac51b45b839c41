import type { Statement } from '../../domain/finding.ts';
import type { KeyWords } from '../describe-keys.ts';
import { KEYS_PAGE } from '../describe-place.ts';
import { formatDate, keyFields, keyRow } from '../view-key.ts';

export const viewKeyExpiring = (words: KeyWords): Statement => {
  const { expiresAt } = words.key;
  const expires = expiresAt === null ? 'never' : formatDate(expiresAt);
  return {
    title: `API key ${words.name} for the ${words.scope} in ${words.place} expires on ${expires}`,
    fields: keyFields(words, [{ label: 'Expires', value: expires }]),
    advice: `Ask whoever created it what uses it, and move that to a new key from ${KEYS_PAGE} before: an expired key is refused and cannot be reactivated.`,
    row: keyRow(words, expires),
  };
};
