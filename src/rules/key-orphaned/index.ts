import type { Finding } from '../../domain/finding.ts';
import { isOrphaned } from '../../domain/key-state.ts';
import { buildState } from '../build-finding.ts';
import { describeKeys } from '../describe-keys.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { keyFact } from '../name-fact.ts';
import { defineRule } from '../rule.ts';
import { keyColumns } from '../view-key.ts';
import { viewKeyOrphaned } from './view.ts';

/** "Active, its creator has left." */
const findOrphans = (observation: Known<'keys' | 'members'>): readonly Finding[] => {
  const { source, keys, members } = observation;
  const people = new Set(members.value.map(({ id }) => id));
  const describe = describeKeys(observation);
  return keys.value
    .filter((key) => isOrphaned(key, people) === true)
    .map((key) =>
      buildState({
        rule: 'key-orphaned',
        source,
        subject: key.id,
        severity: 'medium',
        facts: [keyFact(source, key.id, 'orphaned')],
        statement: viewKeyOrphaned(describe(key)),
      }),
    );
};

export const keyOrphanedRule = defineRule({
  id: 'key-orphaned',
  title: 'Orphaned API keys',
  policy: 'An API key is active and its creator has left the organisation.',
  severity: 'medium',
  needs: ['keys', 'members', 'workspaces'],
  group: null,
  groupTitle: 'orphaned API keys',
  columns: keyColumns('Created'),
  evaluate: (input) => evaluateSources(input, ['keys', 'members'], findOrphans),
});
