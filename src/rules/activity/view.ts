import { formatTime } from '../../blocks/describe-time.ts';
import { shorten } from '../../blocks/text.ts';
import type { Activity } from '../../domain/activity-feed.ts';
import type { Instant } from '../../domain/day.ts';
import type { Statement } from '../../domain/finding.ts';
import { describePlace, type Place } from '../describe-place.ts';
import type { Entry } from './entry.ts';
import { fillWords } from './fill-words.ts';
import { labelOf } from './labels.ts';
import { nameFeedActor } from './name-feed-actor.ts';
import type { NameThing } from './name-things.ts';
import { showField } from './show-value.ts';

export const ACTIVITY_COLUMNS: readonly string[] = ['When', 'Who', 'What', 'From', 'Organisation'];

interface Event {
  readonly activity: Activity;
  readonly words: string;
  readonly entry: Pick<Entry, 'shows' | 'advice'>;
  readonly place: Place;
  readonly nameThing: NameThing;
}

/** A message has room for ten fields, and six of them are always there. */
const MOST_FIELDS = 4;
const LONGEST_AGENT = 80;

const describeOrigin = ({ actor: { ipAddress, userAgent } }: Activity): string => {
  const agent = userAgent === null ? [] : [shorten(userAgent, LONGEST_AGENT)];
  return [ipAddress ?? 'an unknown address', ...agent].join(', ');
};

/** A person has an address and an id, which are the same name where it is known: who was named once is not named again. */
const showFields = (fields: readonly string[], say: (field: string) => string | null): Statement['fields'] => {
  const shown = new Map<string, string>();
  for (const field of fields.slice(0, MOST_FIELDS)) {
    const value = say(field);
    const label = labelOf(field);
    if (value !== null && !shown.has(label)) shown.set(label, value);
  }
  return [...shown].map(([label, value]) => ({ label, value }));
};

/** `Ada Example (ada@acme.example) switched single sign-on off in Acme Research (Claude Enterprise), from 203.0.113.7` */
export const viewActivity = ({ activity, words, entry, place, nameThing }: Event): Statement => {
  const { id, at, type, actor } = activity;
  const who = nameFeedActor(actor, nameThing);
  const what = fillWords(words, (field) => showField(activity, field, nameThing));
  const from = actor.ipAddress === null ? '' : `, from ${actor.ipAddress}`;
  const where = describePlace(place);
  const when = formatTime(at, 'UTC');
  const shown = showFields(entry.shows, (field) => showField(activity, field, nameThing));
  return {
    title: `${who} ${what} in ${where}${from}`,
    fields: [
      { label: 'Who', value: who.replace(/,$/, '') },
      { label: 'From', value: describeOrigin(activity) },
      { label: 'When', value: when },
      { label: 'Organisation', value: where },
      ...shown,
      { label: 'Kind of activity', value: type },
      { label: 'Activity id', value: id },
    ],
    advice: entry.advice,
    row: [when, who.replace(/,$/, ''), what, actor.ipAddress ?? '–', where],
  };
};

export const viewGap = (gap: { readonly from: Instant; readonly to: Instant }, place: Place): Statement => {
  const [from, to] = [formatTime(gap.from, 'UTC'), formatTime(gap.to, 'UTC')];
  const where = describePlace(place);
  return {
    title: `Security events of ${where} from ${from} to ${to} were not read`,
    fields: [
      { label: 'From', value: from },
      { label: 'To', value: to },
      { label: 'Organisation', value: where },
      {
        label: 'Why',
        value: 'Nobody followed the activity feed for more than seven days, and it is caught up that far only.',
      },
    ],
    advice: 'Look the days before up in the audit log of the organization settings.',
    row: [from, 'Claude Ledger', `did not read the activity feed until ${to}`, '–', where],
  };
};
