import type { Activity } from '../../domain/activity-feed.ts';
import { dayOf, isoDay, isoInstant } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { defineRule, type Observation } from '../rule.ts';
import { CATALOGUE } from './catalogue.ts';
import { findHome } from './find-home.ts';
import { type NameThing, nameThings } from './name-things.ts';
import { findCase, repeatKey } from './sort-activity.ts';
import { ACTIVITY_COLUMNS, viewActivity, viewGap } from './view.ts';

/** What is told once a month has the actor as its subject, everything else itself. */
const identify = (activity: Activity): Pick<Finding, 'subject' | 'period'> => {
  const key = repeatKey(activity);
  return key === null
    ? { subject: activity.type, period: activity.id }
    : { subject: key, period: isoDay(dayOf(activity.at)).slice(0, 7) };
};

const findEvent = (activity: Activity, home: Observation, nameThing: NameThing): readonly Finding[] => {
  const [entry, told] = [CATALOGUE.get(activity.type), findCase(activity)];
  if (entry === undefined || told === null) return [];
  const { source } = home;
  return [
    {
      rule: 'activity',
      source,
      ...identify(activity),
      severity: told.severity,
      lifecycle: 'event',
      facts: [`activity:${activity.id}`, ...(entry.facts?.(activity, source) ?? [])],
      statement: viewActivity({ activity, words: told.words, entry, place: home, nameThing }),
    },
  ];
};

const findGap = ({ source, organisation, feed }: Known<'feed'>): readonly Finding[] => {
  const { gap } = feed.value;
  if (gap === null) return [];
  const period = isoInstant(gap.from);
  return [
    {
      rule: 'activity',
      source,
      subject: 'gap',
      period,
      severity: 'high',
      lifecycle: 'event',
      facts: [`feed:${source}:gap:${period}`],
      statement: viewGap(gap, { source, organisation }),
    },
  ];
};

/** "Security events of the Compliance feed": each activity once, with who did it and from where. */
export const activityRule = defineRule({
  id: 'activity',
  title: 'Security events',
  policy: 'The activity feed tells of a change to keys, roles, sign-in, limits or logging, an export or a deletion.',
  severity: 'high',
  needs: ['activities', 'members', 'keys', 'workspaces'],
  group: null,
  groupsLow: true,
  groupTitle: 'security events',
  columns: ACTIVITY_COLUMNS,
  evaluate: (input) => {
    const { observations } = input;
    const isQuiet = observations.every(({ feed }) => feed.state !== 'present' || feed.value.activities.length === 0);
    const nameThing = nameThings(isQuiet ? [] : observations);
    return evaluateSources(input, ['feed'], (observation) => [
      ...findGap(observation),
      ...observation.feed.value.activities.flatMap((activity) =>
        findEvent(activity, findHome(activity, observation, observations), nameThing),
      ),
    ]);
  },
});
