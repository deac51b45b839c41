import type { Rule, RuleInput } from '../rules/rule.ts';
import type { Evaluated } from './step.ts';

/**
 * What every rule says of what was read. Lets others have their turn (`breathe`) after each: in a large organisation one
 * rule takes tens of milliseconds, and Slack waits for acknowledgements. It ends with what `breathe` throws.
 */
export const evaluate = async (
  rules: readonly Rule[],
  input: RuleInput,
  breathe: () => Promise<void>,
): Promise<readonly Evaluated[]> => {
  const evaluated: Evaluated[] = [];
  for (const rule of rules) {
    for (const evaluation of rule.evaluate(input)) evaluated.push({ rule, evaluation });
    await breathe();
  }
  return evaluated;
};
