import type { Instant } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import { isExpiring } from '../../domain/key-state.ts';
import { buildState } from '../build-finding.ts';
import { describeKeys } from '../describe-keys.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { keyFact } from '../name-fact.ts';
import { defineRule } from '../rule.ts';
import { keyColumns } from '../view-key.ts';
import { viewKeyExpiring } from './view.ts';

/** "Expires within 14 days": until it is renewed, has expired, or is disabled or archived. */
const findExpiringKeys = (observation: Known<'keys'>, now: Instant): readonly Finding[] => {
  const { source, keys } = observation;
  const describe = describeKeys(observation);
  return keys.value
    .filter((key) => isExpiring(key, now))
    .map((key) =>
      buildState({
        rule: 'key-expiring',
        source,
        subject: key.id,
        severity: 'medium',
        facts: [keyFact(source, key.id, 'expiring')],
        statement: viewKeyExpiring(describe(key)),
      }),
    );
};

export const keyExpiringRule = defineRule({
  id: 'key-expiring',
  title: 'Expiring API keys',
  policy: 'An active API key expires within 14 days.',
  severity: 'medium',
  needs: ['keys', 'members', 'workspaces'],
  group: null,
  groupTitle: 'expiring API keys',
  columns: keyColumns('Expires'),
  evaluate: (input) => evaluateSources(input, ['keys'], findExpiringKeys),
});
