import { RULE_IDS } from '../../src/domain/finding.ts';
import { rules } from '../../src/rules/index.ts';

const ABOUT_ACCESS: readonly string[] = RULE_IDS.slice(0, RULE_IDS.indexOf('budget'));

/** The rules about who and what there is: all but those about spend and about the watcher itself. */
export const accessRules = rules.filter(({ id }) => ABOUT_ACCESS.includes(id));
