import { expect } from 'vitest';
import { type Finding, fingerprintOf } from '../../src/domain/finding.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { poll, type Story } from './observe.ts';

/** Slack shows at most this many fields in a section. */
const MOST_FIELDS = 10;

/** What a hole in the data looks like in a sentence. */
export const HOLE = /undefined|\[object|NaN|Infinity/;

const checkFinding = (rule: Rule, { rule: id, facts, statement, lifecycle, period }: Finding): void => {
  expect(id).toBe(rule.id);
  expect(facts.length).toBeGreaterThan(0);
  expect(period === null).toBe(lifecycle === 'state');
  expect(statement.row).toHaveLength(rule.columns.length);
  expect(statement.fields.length).toBeLessThanOrEqual(MOST_FIELDS);
  const said = [statement.title, statement.advice, ...statement.fields.flatMap(({ label, value }) => [label, value])];
  for (const text of said) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(HOLE);
  }
};

/** What a rule finds in one organisation that it can evaluate; each finding is whole and told once. */
export const find = (rule: Rule, story: Story): readonly Finding[] => {
  const [evaluation, ...others] = rule.evaluate(poll(story));
  expect(others).toEqual([]);
  if (evaluation?.evaluated !== true) throw new Error(`Not evaluated: ${evaluation?.missing ?? 'nothing to evaluate'}`);
  const { findings } = evaluation;
  for (const finding of findings) checkFinding(rule, finding);
  expect(new Set(findings.map(fingerprintOf)).size).toBe(findings.length);
  return findings;
};

/** `high event: Ada Example (ada@acme.example) is now an admin of …`, a line for each finding. */
export const tell = (rule: Rule, story: Story): readonly string[] =>
  find(rule, story).map(({ severity, lifecycle, statement }) => `${severity} ${lifecycle}: ${statement.title}`);

/** The whole of the only finding, as one reads it. */
export const readAloud = (rule: Rule, story: Story): string => {
  const findings = find(rule, story);
  expect(findings).toHaveLength(1);
  return findings
    .map(({ statement: { title, fields, advice, row } }) =>
      [title, ...fields.map(({ label, value }) => `${label}: ${value}`), advice, row.join(' | ')].join('\n'),
    )
    .join('\n');
};

/** Why a rule says nothing of the organisation, or null where it has an opinion. */
export const missing = (rule: Rule, story: Story): string | null => {
  const [evaluation] = rule.evaluate(poll(story));
  return evaluation?.evaluated === false ? evaluation.missing : null;
};
