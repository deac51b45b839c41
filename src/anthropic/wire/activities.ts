import { z } from 'zod';
import type { Activity, ActivityValue } from '../../domain/activity-feed.ts';
import { parseInstant, toInstant } from '../../domain/day.ts';
import { activityActorSchema, readActivityActor } from './activity-actor.ts';

/** What every activity has; what belongs to its type lies beside it and is kept as it is. */
const activitySchema = z.looseObject({
  id: z.string(),
  created_at: z.string(),
  organization_id: z.string().nullish(),
  organization_uuid: z.string().nullish(),
  actor: activityActorSchema.nullish(),
  type: z.string(),
});
/** Of an activity that does not say who did it. */
const NOBODY = { type: 'unknown' } as const;
type WireActivity = z.output<typeof activitySchema>;

/** The body was JSON, so that whatever is in it is an `ActivityValue`. */
const asValues = (fields: Readonly<Record<string, unknown>>) => fields as Readonly<Record<string, ActivityValue>>;

const readActivity = (
  { id, created_at, organization_id, organization_uuid, actor, type, ...fields }: WireActivity,
  refuseTime: () => void,
): Activity => {
  const at = parseInstant(created_at);
  if (at === null) refuseTime();
  return {
    id,
    at: at ?? toInstant(0),
    type,
    organisationId: organization_id ?? null,
    organisationUuid: organization_uuid ?? null,
    actor: readActivityActor(actor ?? NOBODY),
    fields: asValues(fields),
  };
};

/**
 * `GET /v1/compliance/activities`. Types of activities and actors are open: new ones come without notice. All of the
 * envelope but its rows may be missing. Instants are cut to milliseconds.
 */
export const activityPageSchema = z
  .object({
    data: z.array(activitySchema),
    has_more: z.boolean().nullish(),
    first_id: z.string().nullish(),
    last_id: z.string().nullish(),
  })
  .transform(({ data, has_more, first_id, last_id }, context) => ({
    // A transform for every row would take longer than checking it: a page has up to 5,000 of them.
    activities: data.map((row, index) =>
      readActivity(row, () => {
        context.addIssue({ code: 'custom', message: 'an RFC 3339 instant', path: ['data', index, 'created_at'] });
      }),
    ),
    hasMore: has_more ?? null,
    first: first_id || null,
    last: last_id || null,
  }));
