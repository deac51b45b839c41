import { diffLists } from '../../domain/diff-lists.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ApiKey } from '../../domain/organisation.ts';
import type { Source } from '../../domain/spend.ts';
import { buildEvent } from '../build-finding.ts';
import { describeKeys } from '../describe-keys.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { keyFact } from '../name-fact.ts';
import { defineRule } from '../rule.ts';
import { keyColumns } from '../view-key.ts';
import { viewKeyChanged } from './view.ts';

const isReactivated = (before: ApiKey, after: ApiKey): boolean =>
  before.status !== 'active' && after.status === 'active';

const factsOf = (source: Source, before: ApiKey, { id, name, status }: ApiKey): readonly string[] => [
  ...(before.status === status ? [] : [keyFact(source, id, `status:${status}`)]),
  ...(before.name === name ? [] : [keyFact(source, id, 'renamed')]),
];

/** "Reactivated, disabled, archived, renamed": "reactivated is high, the rest low". A key that expires is a change too. */
const findChangedKeys = (observation: Known<'keys'>): readonly Finding[] => {
  const { source, before, keys } = observation;
  if (before.keys === null) return [];
  const since = before.keys.at;
  const describe = describeKeys(observation);
  const { changed } = diffLists(
    before.keys.items,
    keys.value,
    ({ id }) => id,
    (old, now) => old.status !== now.status || old.name !== now.name,
  );
  return changed.map(({ before: old, after: key }) =>
    buildEvent({
      rule: 'key-changed',
      source,
      subject: key.id,
      since,
      severity: isReactivated(old, key) ? 'high' : 'low',
      facts: factsOf(source, old, key),
      statement: viewKeyChanged(old, describe(key)),
    }),
  );
};

export const keyChangedRule = defineRule({
  id: 'key-changed',
  title: 'Changed API keys',
  policy: 'An API key is reactivated (high), disabled, archived, renamed, or has expired.',
  severity: 'low',
  needs: ['keys', 'members', 'workspaces'],
  group: null,
  groupTitle: 'changed API keys',
  columns: keyColumns('Change'),
  evaluate: (input) => evaluateSources(input, ['keys'], findChangedKeys),
});
