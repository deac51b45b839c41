import { z } from 'zod';
import type { PersonActivity } from '../../domain/activity.ts';
import { type Day, parseIsoDay } from '../../domain/day.ts';

const ISO_DAY_LENGTH = 10;

const chatSchema = z.object({ distinct_conversation_count: z.int().nullable(), message_count: z.int() });
type Chat = z.output<typeof chatSchema>;

const lastDaySchema = z.string().transform((text, context): Day => {
  const day = parseIsoDay(text.slice(0, ISO_DAY_LENGTH));
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'a day' });
  return z.NEVER;
});

/** Before autumn 2026 the address was `email`. */
const userSchema = z.object({
  id: z.string(),
  email_address: z.string().nullish(),
  email: z.string().nullish(),
});

/** Whether any number in it, however deep, is more than zero. */
const hasCounted = (metrics: unknown): boolean => {
  if (typeof metrics === 'number') return metrics > 0;
  return typeof metrics === 'object' && metrics !== null && Object.values(metrics).some(hasCounted);
};

/** Loose, because what counts as activity is every metric there is, those of later products included. */
const activitySchema = z
  .looseObject({
    user: userSchema.nullish(),
    chat_metrics: chatSchema.loose(),
    chat_cowork_unified_metrics: z.looseObject({ chat: chatSchema.loose() }).nullish(),
    distinct_user_count: z.number().nullish(),
    last_activity_date: lastDaySchema.nullish(),
  })
  .transform(({ user, last_activity_date, distinct_user_count: _, ...metrics }): PersonActivity | null => {
    if (!user) return null;
    const chats: readonly Chat[] = [metrics.chat_metrics, metrics.chat_cowork_unified_metrics?.chat].filter(
      (chat) => chat !== undefined,
    );
    return {
      userId: user.id,
      email: user.email_address ?? user.email ?? null,
      conversations: chats.reduce<number | null>(
        (total, { distinct_conversation_count: count }) => (total === null || count === null ? null : total + count),
        0,
      ),
      messagesSent: chats.reduce((total, { message_count }) => total + message_count, 0),
      isActive: hasCounted(metrics),
      lastActive: last_activity_date ?? null,
    };
  });

/**
 * `GET /v1/organizations/analytics/users`: a row for each person, over a day or a whole range. Chat of members who have
 * Chat and Cowork unified is counted apart from `chat_metrics`; both are theirs. Rows that sum groups of people are
 * left out.
 */
export const analyticsUsersPageSchema = z
  .object({ data: z.array(activitySchema), next_page: z.string().nullable() })
  .transform(({ data, next_page }) => ({ data: data.filter((person) => person !== null), next_page }));
