import type { Rule, RuleInput } from '../rules/rule.ts';
import type { Evaluated } from './step.ts';

/** What every rule says of what was read. */
export const evaluate = (rules: readonly Rule[], input: RuleInput): readonly Evaluated[] =>
  rules.flatMap((rule) => rule.evaluate(input).map((evaluation) => ({ rule, evaluation })));
