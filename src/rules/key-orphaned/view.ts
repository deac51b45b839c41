import type { Statement } from '../../domain/finding.ts';
import type { KeyWords } from '../describe-keys.ts';
import { KEYS_PAGE } from '../describe-place.ts';
import { formatDate, keyFields, keyRow } from '../view-key.ts';

export const viewKeyOrphaned = (words: KeyWords): Statement => ({
  title: `API key ${words.name} for the ${words.scope} in ${words.place} is active, and its creator has left`,
  fields: keyFields(words, []),
  advice: `Whoever left may still know it: find out what uses it, give that a new key, and disable this one under ${KEYS_PAGE}.`,
  row: keyRow(words, formatDate(words.key.createdAt)),
});
