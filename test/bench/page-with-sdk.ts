import Anthropic from '@anthropic-ai/sdk';
import { dayOf, isoStart, plusDays, type Span } from '../../src/domain/day.ts';
import { SANDBOX_KEYS } from '../../src/sandbox/claude/settings.ts';
import { NOW } from './bench-clock.ts';

const LONGEST = 31;

const spansOf = (days: number): Span[] => {
  const end = dayOf(NOW);
  const start = plusDays(end, -days);
  return Array.from({ length: Math.ceil(days / LONGEST) }, (_, index) => {
    const from = plusDays(start, index * LONGEST);
    return { from, to: plusDays(from, Math.min(LONGEST, end - from)) };
  });
};

/**
 * The script that one would write first: the official client pages through the rows of every day and adds them up, in
 * floating point. Resolves with the sums in cents.
 */
export const pageWithSdk = async (baseURL: string, days: number): Promise<Map<string, number>> => {
  const client = new Anthropic({ baseURL, apiKey: SANDBOX_KEYS.console, maxRetries: 0 });
  const sums = new Map<string, number>();
  for (const { from, to } of spansOf(days)) {
    const rows = client.beta.organization.analytics.cost.list({
      starting_at: isoStart(from),
      ending_at: isoStart(to),
      time_bucket_width: '1d',
      group_by: ['workspace_id', 'model'],
      limit: 1000,
    });
    for await (const { group, cost } of rows) {
      const name = `${group.workspace_id} ${group.model}`;
      sums.set(name, (sums.get(name) ?? 0) + Number(cost.amount));
    }
  }
  return sums;
};
