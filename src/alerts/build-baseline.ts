import { unitAround } from '../domain/calendar.ts';
import { contains, type Day, type Instant } from '../domain/day.ts';
import { sum } from '../domain/money.ts';
import { type Part, present } from '../domain/part.ts';
import { isPrivileged } from '../domain/roles.ts';
import { listParts } from '../rules/list-parts.ts';
import type { Observation } from '../rules/rule.ts';
import type { Baseline } from './views/view-baseline.ts';

const map = <T, U>(part: Part<T>, change: (value: T) => U): Part<U> =>
  part.state === 'present' ? present(change(part.value)) : part;

const count = <T>(part: Part<readonly T[]>, counts: (item: T) => boolean = () => true): Part<number> =>
  map(part, (items) => items.filter(counts).length);

/** What a first poll found, to be announced. Null while nothing at all could be read: the next poll is then the first. */
export const buildBaseline = (observation: Observation, today: Day, now: Instant): Baseline | null => {
  const { source, organisation, members, keys, workspaces, spend, limitRequests, feed } = observation;
  if (listParts(observation).every(([, part]) => part.state !== 'present')) return null;
  const month = unitAround('month', today);
  return {
    source,
    organisation,
    members: count(members),
    admins: count(members, ({ role }) => isPrivileged(role)),
    keys: count(keys, ({ status }) => status === 'active'),
    workspaces: count(workspaces, ({ archivedAt }) => archivedAt === null),
    monthToDate: map(spend, ({ daily }) =>
      sum(daily.filter(({ day }) => contains(month, day)).map(({ measure }) => measure.amount)),
    ),
    limitRequests: map(limitRequests, ({ pending }) => pending.length),
    feed,
    at: now,
  };
};
