import { formatDay } from '../../blocks/describe-time.ts';
import type { Span } from '../../domain/day.ts';
import type { Statement } from '../../domain/finding.ts';
import { KEY_USE_DAYS } from '../../domain/key-state.ts';
import type { KeyWords } from '../describe-keys.ts';
import { KEYS_PAGE } from '../describe-place.ts';
import { formatDate, keyFields, keyRow } from '../view-key.ts';

export const viewKeyStale = (words: KeyWords): Statement => ({
  title: `API key ${words.name} for the ${words.scope} in ${words.place} is active and has not been used for ${KEY_USE_DAYS} days`,
  fields: keyFields(words, [{ label: 'Last used', value: `never in ${KEY_USE_DAYS} days` }]),
  advice: `Ask whoever created it; if nobody needs it, disable it under ${KEYS_PAGE}: a disabled key can be reactivated.`,
  row: keyRow(words, formatDate(words.key.createdAt)),
});

/** Why the use that was read does not tell whether a key is unused. */
export const explainShortHistory = ({ from }: Span): string =>
  `use of API keys: known only since ${formatDay(from)}, which is less than ${KEY_USE_DAYS} days.`;
