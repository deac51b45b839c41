import type { Instant } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import { limitStep } from '../../domain/limit-state.ts';
import { buildState } from '../build-finding.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { defineRule } from '../rule.ts';
import { LIMIT_COLUMNS, viewLimitNear } from './view.ts';

/** "A member is at 90 % of the effective spend limit." Each period that has a limit is a subject of its own. */
const findNearLimits = (observation: Known<'spendLimits'>, now: Instant): readonly Finding[] => {
  const { source, spendLimits } = observation;
  return spendLimits.value.flatMap((limit) => {
    const step = limitStep(limit);
    if (step === null) return [];
    const subject = `${limit.userId} ${limit.period}`;
    return buildState({
      rule: 'limit-near',
      source,
      subject,
      severity: 'low',
      facts: [`limit:${source}:${subject}`],
      statement: viewLimitNear(limit, step, observation, now),
    });
  });
};

export const limitNearRule = defineRule({
  id: 'limit-near',
  title: 'Spend limits',
  policy: 'A member has used 90 % of their spend limit, or all of it.',
  severity: 'low',
  needs: ['spend-limits'],
  group: 'limits',
  groupTitle: 'people near their spend limits',
  columns: LIMIT_COLUMNS,
  evaluate: (input) => evaluateSources(input, ['spendLimits'], findNearLimits),
});
