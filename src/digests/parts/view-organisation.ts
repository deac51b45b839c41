import { formatCount } from '../../blocks/amount.ts';
import { sourceName } from '../../blocks/describe-source.ts';
import { formatDay } from '../../blocks/describe-time.ts';
import { listWords } from '../../blocks/quote.ts';
import { bold } from '../../blocks/text.ts';
import type { Incident } from '../../domain/incident.ts';
import type { OrganisationFacts } from './read-organisation.ts';
import { sayNone, viewBreaks } from './view-breaks.ts';

export type TellIncident = (incident: Incident) => string;

const NOT_WATCHED = 'not known, because nobody has looked for changes yet';

/** Invites to privileged roles are told as what they are. */
const invitesText = ({ invites }: OrganisationFacts['access']): readonly string[] => {
  if (invites === null) return ['invites not known'];
  return invites === 0 ? [] : [`${formatCount(invites)} ordinary ${invites === 1 ? 'invite' : 'invites'}`];
};

const viewAccess = ({ sources, access }: OrganisationFacts, tell: TellIncident, timezone: string): string => {
  const { watched, counts, gravest } = access;
  const [only] = watched;
  if (only === undefined) return `${bold('Access changes')}: ${NOT_WATCHED}.`;
  const where = watched.length < sources.length ? ` (${sourceName(only.source)} only)` : '';
  const all = [...counts, ...invitesText(access)];
  const changes = all.length === 0 ? sayNone(watched) : listWords(all);
  const told = gravest === null ? [] : [tell(gravest)];
  return [`${bold(`Access changes${where}`)}: ${changes}.`, ...viewBreaks(watched, timezone), ...told].join(' ');
};

const countText = (count: number | null, what: string): string => {
  if (count === null) return `${what} not known`;
  return `${count === 0 ? 'none' : formatCount(count)} ${what}`;
};

const keysText = ({ sources, keys }: OrganisationFacts): readonly string[] => {
  if (!sources.includes('console')) return [];
  const { stale, orphaned, expiring } = keys;
  if (stale === null && orphaned === null && expiring === null) return ['API keys to look after: not known'];
  const counts = [
    countText(stale, 'unused for 90 days'),
    countText(orphaned, 'orphaned'),
    countText(expiring, 'expiring within 14 days'),
  ];
  return [`API keys: ${counts.join(', ')}`];
};

const seatsText = ({ seats }: OrganisationFacts): readonly string[] => {
  if (seats === null) return [];
  if (seats.state !== 'present' || seats.value.seats === null) return ['idle seats: not known'];
  const { seats: all, monthlyActive, day } = seats.value;
  const idle = Math.max(0, all - monthlyActive);
  return [`${formatCount(idle)} of ${formatCount(all)} seats idle in the 30 days to ${formatDay(day)}`];
};

const viewHygiene = (facts: OrganisationFacts): string =>
  `${bold('Hygiene')}: ${[...keysText(facts), ...seatsText(facts)].join('; ')}.`;

const GRAVEST = 3;

/** A count over the gravest few; `none` is said where there are none. */
export const viewIncidents = (
  title: string,
  incidents: readonly Incident[] | null,
  tell: TellIncident,
  none = 'none',
): readonly string[] => {
  if (incidents === null) return [`${bold(title)}: ${NOT_WATCHED}.`];
  if (incidents.length === 0) return [`${bold(title)}: ${none}.`];
  const more = incidents.length - GRAVEST;
  const told = incidents.slice(0, more === 1 ? GRAVEST + 1 : GRAVEST).map(tell);
  const rest = more > 1 ? [`and ${more} more: \`/claude-alerts\``] : [];
  return [`${bold(title)}: ${incidents.length}`, ...told, ...rest];
};

/** Access, hygiene and open alerts, as mrkdwn. */
export const viewOrganisation = (facts: OrganisationFacts, tell: TellIncident, timezone: string): readonly string[] => [
  viewAccess(facts, tell, timezone),
  viewHygiene(facts),
  ...viewIncidents('Open alerts', facts.open, tell),
];
