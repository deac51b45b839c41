import type { Instant } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import { isStale, lastUsedOf } from '../../domain/key-state.ts';
import { buildState } from '../build-finding.ts';
import { describeKeys } from '../describe-keys.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { keyFact } from '../name-fact.ts';
import { defineRule } from '../rule.ts';
import { keyColumns } from '../view-key.ts';
import { explainShortHistory, viewKeyStale } from './view.ts';

/** "Active and unused for 90 days." While the history of use is too short to tell of one key, it would end others wrongly. */
const findStaleKeys = (observation: Known<'keys' | 'keyUse'>, now: Instant) => {
  const { source, keys, keyUse } = observation;
  const judged = keys.value.map((key) => ({ key, stale: isStale(key, lastUsedOf(key, keyUse.value, now), now) }));
  if (judged.some(({ stale }) => stale === null)) return { missing: explainShortHistory(keyUse.value.span) };
  const describe = describeKeys(observation);
  return judged
    .filter(({ stale }) => stale === true)
    .map(
      ({ key }): Finding =>
        buildState({
          rule: 'key-stale',
          source,
          subject: key.id,
          severity: 'medium',
          facts: [keyFact(source, key.id, 'stale')],
          statement: viewKeyStale(describe(key)),
        }),
    );
};

export const keyStaleRule = defineRule({
  id: 'key-stale',
  title: 'Unused API keys',
  policy: 'An API key is active and has not been used for 90 days.',
  severity: 'medium',
  needs: ['keys', 'key-use', 'members', 'workspaces'],
  group: null,
  groupTitle: 'unused API keys',
  columns: keyColumns('Created'),
  evaluate: (input) => evaluateSources(input, ['keys', 'keyUse'], findStaleKeys),
});
