import { diffLists } from '../../domain/diff-lists.ts';
import type { Finding } from '../../domain/finding.ts';
import { buildEvent } from '../build-finding.ts';
import { describeKeys } from '../describe-keys.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { keyFact } from '../name-fact.ts';
import { defineRule } from '../rule.ts';
import { keyColumns } from '../view-key.ts';
import { viewKeyCreated } from './view.ts';

/** "An API key appears: name, hint, workspace, creator." */
const findNewKeys = (observation: Known<'keys'>): readonly Finding[] => {
  const { source, before, keys } = observation;
  if (before.keys === null) return [];
  const since = before.keys.at;
  const describe = describeKeys(observation);
  const { added } = diffLists(
    before.keys.items,
    keys.value,
    ({ id }) => id,
    () => false,
  );
  return added.map((key) =>
    buildEvent({
      rule: 'key-created',
      source,
      subject: key.id,
      since,
      severity: 'high',
      facts: [keyFact(source, key.id, 'created')],
      statement: viewKeyCreated(describe(key)),
    }),
  );
};

export const keyCreatedRule = defineRule({
  id: 'key-created',
  title: 'New API keys',
  policy: 'An API key appears: name, hint, workspace, creator.',
  severity: 'high',
  needs: ['keys', 'members', 'workspaces'],
  group: null,
  groupTitle: 'new API keys',
  columns: keyColumns('Expires'),
  evaluate: (input) => evaluateSources(input, ['keys'], findNewKeys),
});
