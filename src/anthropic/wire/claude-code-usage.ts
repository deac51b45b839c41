import { z } from 'zod';
import type { ClaudeCodeActivity } from '../../domain/activity.ts';
import { type Day, plusDays } from '../../domain/day.ts';
import { sum } from '../../domain/money.ts';
import { numberOfCentsSchema } from './number-of-cents.ts';
import { readValues } from './read-values.ts';

type ActorOfCode = ClaudeCodeActivity['actor'];

const userSchema = z
  .object({ type: z.literal('user_actor'), email_address: z.string() })
  .transform(({ email_address }): ActorOfCode => ({ type: 'user', email: email_address }));

const apiKeySchema = z
  .object({ type: z.literal('api_actor'), api_key_name: z.string() })
  .transform(({ api_key_name }): ActorOfCode => ({ type: 'api_key', keyName: api_key_name }));

const KNOWN = new Set(['user_actor', 'api_actor']);

const newerSchema = z
  .looseObject({ type: z.string().refine((type) => !KNOWN.has(type), 'a known kind of actor with its own fields') })
  .transform(
    ({ type, ...rest }): ActorOfCode => ({
      type: 'other',
      name: `${type}:${JSON.stringify(Object.entries(rest).sort())}`,
    }),
  );

const recordSchema = z.object({
  date: z.string(),
  actor: z.union([userSchema, apiKeySchema, newerSchema]),
  core_metrics: z.object({
    num_sessions: z.int(),
    lines_of_code: z.object({ added: z.int(), removed: z.int() }),
    commits_by_claude_code: z.int(),
    pull_requests_by_claude_code: z.int(),
  }),
  model_breakdown: z.array(
    z.object({ estimated_cost: z.object({ amount: numberOfCentsSchema, currency: z.literal('USD') }) }),
  ),
});

/** `GET /v1/organizations/usage_report/claude_code` of one day: an actor has a record for each way of working. */
export const claudeCodePageSchema = (asked: Day) =>
  z
    .object({ data: z.array(recordSchema), has_more: z.boolean(), next_page: z.string().nullable() })
    .transform(({ data, ...paging }, context) => {
      const read = readValues({ from: asked, to: plusDays(asked, 1) }, context);
      const toActivity = (record: z.output<typeof recordSchema>, row: number): ClaudeCodeActivity => ({
        day: read.day(record.date, () => ['data', row, 'date']),
        actor: record.actor,
        sessions: record.core_metrics.num_sessions,
        linesAdded: record.core_metrics.lines_of_code.added,
        linesRemoved: record.core_metrics.lines_of_code.removed,
        commits: record.core_metrics.commits_by_claude_code,
        pullRequests: record.core_metrics.pull_requests_by_claude_code,
        estimatedCost: sum(record.model_breakdown.map(({ estimated_cost }) => estimated_cost.amount)),
      });
      return { ...paging, data: data.map(toActivity) };
    });
