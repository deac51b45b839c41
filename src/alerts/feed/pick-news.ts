import type { Activity } from '../../domain/activity-feed.ts';
import { sortActivity } from '../../rules/activity/sort-activity.ts';

export interface News {
  /** To be told, oldest first. */
  readonly told: readonly Activity[];
  /** Of types that nobody knows here yet. */
  readonly unknown: readonly Activity[];
}

/** Reading the Compliance API with a key that the bot itself reads with; what is deleted with it is told. */
const isOwnRead = ({ type, actor, fields }: Activity, ownKeys: ReadonlySet<string>): boolean =>
  type === 'compliance_api_accessed' && fields.request_method === 'GET' && actor.id !== null && ownKeys.has(actor.id);

/** What of these was neither told nor counted before, each once. */
export const pickNews = (
  activities: readonly Activity[],
  seen: ReadonlySet<string>,
  ownKeys: ReadonlySet<string>,
): News => {
  const fresh = new Map<string, Activity>();
  for (const activity of activities) {
    if (!seen.has(activity.id) && !isOwnRead(activity, ownKeys)) fresh.set(activity.id, activity);
  }
  const sorted = Map.groupBy(
    [...fresh.values()].toSorted((a, b) => a.at - b.at),
    sortActivity,
  );
  return { told: sorted.get('told') ?? [], unknown: sorted.get('unknown') ?? [] };
};
