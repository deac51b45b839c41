import { expect, it } from 'vitest';
import { chooseAlso } from '../../../src/alerts/views/choose-also.ts';
import type { Finding, RuleId } from '../../../src/domain/finding.ts';

const finding = (rule: RuleId, subject: string): Finding => ({
  rule,
  source: 'console',
  subject,
  period: '2026-11',
  severity: 'medium',
  lifecycle: 'state',
  facts: [],
  statement: { title: subject, fields: [], advice: '', row: [] },
});

const alsoOf = (own: Finding, also: readonly Finding[]) =>
  chooseAlso({ finding: own, also }).map(({ subject }) => subject);

it('leaves out the lower steps of a budget, which its highest step says', () => {
  const steps = [finding('budget', '50'), finding('budget', '80')];
  expect(alsoOf(finding('budget', '100'), [...steps, finding('budget-forecast', 'forecast')])).toEqual(['forecast']);
});

it('keeps the workspace and the model that departed with the total', () => {
  const series = [finding('spend-anomaly', 'workspace'), finding('spend-anomaly', 'model')];
  expect(alsoOf(finding('spend-anomaly', 'total'), series)).toEqual(['workspace', 'model']);
});
