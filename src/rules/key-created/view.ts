import type { Statement } from '../../domain/finding.ts';
import type { KeyWords } from '../describe-keys.ts';
import { KEYS_PAGE } from '../describe-place.ts';
import { formatDate, keyFields, keyRow } from '../view-key.ts';

export const viewKeyCreated = (words: KeyWords): Statement => {
  const { expiresAt, status } = words.key;
  const expires = expiresAt === null ? 'never' : formatDate(expiresAt);
  return {
    title: `New API key ${words.name} for the ${words.scope} in ${words.place}, created by ${words.createdBy}`,
    fields: keyFields(words, [
      { label: 'Status', value: status },
      { label: 'Expires', value: expires },
    ]),
    advice: `Ask whoever created it what it is for; if nobody can say, disable it under ${KEYS_PAGE}.`,
    row: keyRow(words, expires),
  };
};
