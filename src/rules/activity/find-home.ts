import type { Activity } from '../../domain/activity-feed.ts';
import type { Observation } from '../rule.ts';

const belongsTo = ({ organisationId, organisationUuid }: Activity, { organisationId: id }: Observation): boolean =>
  typeof id === 'string' && (id === organisationId || id === organisationUuid);

/**
 * The organisation that an activity is about: one feed may tell of several. The one that it names; else the Console for
 * what only the Console has; else the one whose feed told it.
 */
export const findHome = (activity: Activity, teller: Observation, all: readonly Observation[]): Observation => {
  const named = all.find((each) => belongsTo(activity, each));
  if (named !== undefined || !activity.type.startsWith('platform_')) return named ?? teller;
  return all.find(({ source }) => source === 'console') ?? teller;
};
