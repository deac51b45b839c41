import { formatDay } from '../blocks/describe-time.ts';
import { dayOf, type Instant } from '../domain/day.ts';
import type { Statement } from '../domain/finding.ts';
import type { KeyWords } from './describe-keys.ts';

export const formatDate = (instant: Instant): string => formatDay(dayOf(instant));

/** `own` is what the rule itself has to say, and stands second. */
export const keyFields = (
  { key, name, scope, createdBy, place }: KeyWords,
  own: Statement['fields'],
): Statement['fields'] => [
  { label: 'Key', value: name },
  ...own,
  { label: 'Scope', value: scope },
  { label: 'Created by', value: createdBy },
  { label: 'Created', value: formatDate(key.createdAt) },
  { label: 'Organisation', value: place },
  { label: 'Key id', value: key.id },
];

/** The columns of `keyRow`, with the rule's own one in their middle. */
export const keyColumns = (own: string): readonly string[] => ['Key', 'Hint', own, 'Scope', 'Created by'];

export const keyRow = ({ key, scope, createdBy }: KeyWords, own: string): readonly string[] => [
  key.name,
  key.hint ?? key.id,
  own,
  scope,
  createdBy,
];
