import type { Activity } from '../../domain/activity-feed.ts';
import { textOf } from './read-fields.ts';

/** Lists of what happened, of organisations, people, roles and groups: nothing that anybody wrote. */
const DIRECTORY = new Set(['activities', 'organizations', 'groups']);

/** What stands behind `/v1/compliance/` in the address of a request, up to the next slash or question mark. */
const areaOf = (activity: Activity): string | null =>
  /\/v1\/compliance\/([^/?#]+)/.exec(textOf(activity, 'url') ?? '')?.[1] ?? null;

const wasAnswered = ({ fields }: Activity): boolean =>
  typeof fields.status_code === 'number' && fields.status_code >= 200 && fields.status_code < 300;

const concernsContent = (activity: Activity): boolean => {
  const area = areaOf(activity);
  return wasAnswered(activity) && area !== null && !DIRECTORY.has(area);
};

/** A request to the Compliance API that was answered with what people wrote. */
export const readsContent = (activity: Activity): boolean =>
  concernsContent(activity) && textOf(activity, 'request_method') !== 'DELETE';

/** A request that deleted what people wrote, at once and for good. */
export const removesContent = (activity: Activity): boolean =>
  concernsContent(activity) && textOf(activity, 'request_method') === 'DELETE';
