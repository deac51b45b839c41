import type { Activity } from '../../domain/activity-feed.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Entry } from './entry.ts';
import { QUIET_TYPES } from './quiet-types.ts';

/** How this activity is told; null for a quiet one. */
export const findCase = (activity: Activity): Entry['cases'][number] | null =>
  CATALOGUE.get(activity.type)?.cases.find(({ when }) => when(activity)) ?? null;

/** Whether an activity is an event for people, everyday life, or of a type that came after this was written. */
export const sortActivity = (activity: Activity): 'told' | 'quiet' | 'unknown' => {
  if (findCase(activity) !== null) return 'told';
  return CATALOGUE.has(activity.type) || QUIET_TYPES.has(activity.type) ? 'quiet' : 'unknown';
};

/** Activities with the same one are told once; null where each is told. */
export const repeatKey = (activity: Activity): string | null =>
  CATALOGUE.get(activity.type)?.monthly === true
    ? [activity.type, activity.actor.kind, activity.actor.id, findCase(activity)?.severity].join(' ')
    : null;
