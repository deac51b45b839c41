import type { Config } from './config.ts';
import { type Environment, parseVariables } from './parse-variables.ts';
import { readClaude } from './read-claude.ts';
import { readSlack } from './read-slack.ts';
import { commonVariables } from './variables.ts';

/** Which sides a command talks to: a `report` needs no Slack, so nothing about Slack can be wrong for it. */
export interface Needs {
  readonly slack: boolean;
  readonly claude: boolean;
}

/**
 * `problems` are all of them at once, each a sentence that begins with the variable's name; `notes` are what is odd but
 * works. Neither ever holds a value.
 */
export type ConfigReading =
  | { readonly ok: true; readonly config: Config; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** White space around a value is a slip of the editor, and an empty value means unset. */
const tidy = (env: Environment): Environment =>
  Object.fromEntries(
    Object.entries(env)
      .map(([name, value = '']) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );

const NOT_NEEDED = { value: null, problems: [], notes: [] };

/** Reads what a command needs out of the environment's variables; the others are not looked at. */
export const readConfig = (environment: Environment, needs: Needs): ConfigReading => {
  const env = tidy(environment);
  const slack = needs.slack ? readSlack(env) : NOT_NEEDED;
  const claude = needs.claude ? readClaude(env) : NOT_NEEDED;
  const common = parseVariables(commonVariables, env);
  const problems = [...slack.problems, ...claude.problems, ...common.problems];
  if (common.value === null || problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    notes: [...slack.notes, ...claude.notes],
    config: {
      slack: slack.value,
      claude: claude.value,
      stateFile: common.value.LEDGER_STATE,
      timezone: common.value.LEDGER_TIMEZONE,
      privacy: common.value.LEDGER_PRIVACY,
      logLevel: common.value.LOG_LEVEL,
    },
  };
};
