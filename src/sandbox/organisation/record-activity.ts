import { type Instant, MINUTE_MS } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import type { Company } from './company.ts';
import { authorAmong, type SampleActivity, type SampleFeedActor } from './feed.ts';
import { makeId } from './ids.ts';

/** Makes another company from one. What it does not touch stays the same object; what it does is in the feed at `at`. */
export type Change = (company: Company, at: Instant) => Company;

type Happened = Pick<SampleActivity, 'side' | 'actor' | 'type' | 'fields'> &
  Partial<Pick<SampleActivity, 'id' | 'at' | 'visibleAt' | 'namesOrganisation'>>;

/** Writes activities into the feed: now, unless they say when. Nothing is written while logging is off. */
export const recordActivities =
  (happened: readonly Happened[]): Change =>
  (company, at) => {
    if (!company.isLogging) return company;
    const entries = happened.map((each, index) => ({
      id: makeId('activity', `${each.type}/${at}/${company.feed.length + index}`),
      at,
      visibleAt: null,
      namesOrganisation: true,
      ...each,
    }));
    return { ...company, feed: [...company.feed, ...entries] };
  };

/** One activity after a change, by the most senior member, or by `actor`. `about` is whom it concerns. */
export const record = (
  side: Source,
  type: string,
  fields: SampleActivity['fields'],
  { actor, about = null }: { readonly actor?: SampleFeedActor; readonly about?: string | null } = {},
): Change => {
  return (company, at) => {
    const by = actor ?? authorAmong(company[side].members, about);
    return recordActivities([{ side, actor: by, type, fields }])(company, at);
  };
};

/** One change after the other. */
export const inOrder =
  (...changes: readonly Change[]): Change =>
  (company, at) =>
    changes.reduce((changed, change) => change(changed, at), company);

/** The change, with what is new in the feed altered. */
const retell =
  (change: Change, alter: (told: SampleActivity, at: Instant) => SampleActivity): Change =>
  (company, at) => {
    const changed = change(company, at);
    const told = changed.feed.slice(company.feed.length).map((each) => alter(each, at));
    return { ...changed, feed: [...changed.feed.slice(0, company.feed.length), ...told] };
  };

/** The same change, done by somebody else. */
export const actedBy = (actor: SampleFeedActor, change: Change): Change =>
  retell(change, (told) => ({ ...told, actor }));

/** The same change, which the feed tells only so many minutes later: under the time at which it was made. */
export const toldLate = (minutes: number, change: Change): Change =>
  retell(change, (told, at) => ({ ...told, visibleAt: (at + minutes * MINUTE_MS) as Instant }));

/** The same change, of which the feed knows nothing. */
export const untold =
  (change: Change): Change =>
  (company, at) => ({ ...change(company, at), feed: company.feed });
