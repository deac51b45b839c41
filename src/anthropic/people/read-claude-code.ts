import type { ClaudeCodeActivity } from '../../domain/activity.ts';
import { type Day, isoDay } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import { collectRows } from '../collect-rows.ts';
import type { Transport } from '../http.ts';
import { readTokenPages } from '../read-pages.ts';
import { claudeCodePageSchema } from '../wire/claude-code-usage.ts';
import { mergeClaudeCode } from './merge-claude-code.ts';

const PATH = '/v1/organizations/usage_report/claude_code';
const ROWS_PER_PAGE = 1000;

/** One day of Claude Code through the Console, a row for each actor. Throws `ApiFailure`. */
export const readClaudeCode = async (
  transport: Transport,
  source: Source,
  day: Day,
): Promise<readonly ClaudeCodeActivity[]> => {
  const request = { path: PATH, query: { starting_at: isoDay(day), limit: ROWS_PER_PAGE } };
  return mergeClaudeCode(await collectRows(readTokenPages(transport, source, request, claudeCodePageSchema(day))));
};
