import { listWords } from '../../blocks/quote.ts';
import type { Statement } from '../../domain/finding.ts';
import type { ApiKey } from '../../domain/organisation.ts';
import type { KeyWords } from '../describe-keys.ts';
import { KEYS_PAGE } from '../describe-place.ts';
import { keyFields, keyRow } from '../view-key.ts';

/** What happened to a key that has this status now. */
const BECAME: Readonly<Record<string, string>> = {
  active: 'was reactivated',
  inactive: 'was disabled',
  archived: 'was archived',
  expired: 'has expired',
};

const becameOf = (status: string): string => BECAME[status] ?? `became ${status}`;

const describeChanges = (old: ApiKey, { status, name }: ApiKey): readonly string[] => [
  ...(old.status === status ? [] : [becameOf(status)]),
  ...(old.name === name ? [] : [`was renamed from "${old.name}"`]),
];

const fieldsOf = (old: ApiKey, { status, name }: ApiKey): Statement['fields'] => [
  { label: 'Status', value: old.status === status ? status : `${old.status} → ${status}` },
  ...(old.name === name ? [] : [{ label: 'Name', value: `${old.name} → ${name}` }]),
];

const adviceOf = (old: ApiKey, { status }: ApiKey): string => {
  if (old.status === status)
    return `Names are not unique: tell whoever looks for it by the old one, and see ${KEYS_PAGE}.`;
  if (status === 'active')
    return `Ask whoever created it whether this was meant; if it was not, disable it under ${KEYS_PAGE}.`;
  return `Whatever still uses it is refused: ask whoever created it, and give what must go on another key from ${KEYS_PAGE}.`;
};

/** `old` is the key as it was read last. */
export const viewKeyChanged = (old: ApiKey, words: KeyWords): Statement => {
  const { key, name, scope, place } = words;
  const change = listWords(describeChanges(old, key));
  return {
    title: `API key ${name} for the ${scope} in ${place} ${change}`,
    fields: keyFields(words, fieldsOf(old, key)),
    advice: adviceOf(old, key),
    row: keyRow(words, change),
  };
};
