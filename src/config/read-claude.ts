import type { ClaudeConfig } from './config.ts';
import { type Checked, type Environment, parseVariables } from './parse-variables.ts';
import { claudeVariables } from './variables.ts';

const NO_KEY = 'CLAUDE_ADMIN_API_KEY is missing, or CLAUDE_CHAT_ADMIN_API_KEY: at least one of the two';
const UNUSUAL_KEY =
  'CLAUDE_CHAT_ADMIN_API_KEY does not begin with sk-ant-api01- as Claude Enterprise keys do: it is tried as it is';

export const readClaude = (env: Environment): Checked<ClaudeConfig> => {
  const { value: read, problems } = parseVariables(claudeVariables, env);
  const enterprise = env.CLAUDE_CHAT_ADMIN_API_KEY;
  if (env.CLAUDE_ADMIN_API_KEY === undefined && enterprise === undefined) problems.push(NO_KEY);
  if (read === null || problems.length > 0) return { value: null, problems, notes: [] };
  return {
    problems,
    notes: enterprise === undefined || enterprise.startsWith('sk-ant-api01-') ? [] : [UNUSUAL_KEY],
    value: {
      consoleKey: read.CLAUDE_ADMIN_API_KEY ?? null,
      enterpriseKey: read.CLAUDE_CHAT_ADMIN_API_KEY ?? null,
      baseUrl: read.ANTHROPIC_BASE_URL.replace(/\/+$/, ''),
    },
  };
};
