import { z } from 'zod';
import type { Adoption } from '../../domain/activity.ts';
import { dayOf } from '../../domain/day.ts';
import { instantSchema } from './instant.ts';

const summarySchema = z
  .object({
    starting_at: instantSchema,
    assigned_seat_count: z.int().nullish(),
    pending_invite_count: z.int().nullish(),
    daily_active_user_count: z.int(),
    weekly_active_user_count: z.int(),
    monthly_active_user_count: z.int(),
  })
  .transform(
    (summary): Adoption => ({
      day: dayOf(summary.starting_at),
      seats: summary.assigned_seat_count ?? null,
      pendingInvites: summary.pending_invite_count ?? null,
      dailyActive: summary.daily_active_user_count,
      weeklyActive: summary.weekly_active_user_count,
      monthlyActive: summary.monthly_active_user_count,
    }),
  );

/**
 * `GET /v1/organizations/analytics/summaries`: an entry for each day. They came as `summaries` alone until autumn 2026,
 * then as `data` beside it, the same entries twice.
 */
export const analyticsSummariesPageSchema = z
  .object({
    data: z.array(summarySchema).optional(),
    summaries: z.array(summarySchema).optional(),
    next_page: z.string().nullish(),
  })
  .transform(({ data, summaries, next_page }, context) => {
    const entries = data ?? summaries;
    if (entries === undefined) context.addIssue({ code: 'custom', path: ['data'], message: 'array' });
    return { data: entries ?? [], next_page: next_page ?? null };
  });
