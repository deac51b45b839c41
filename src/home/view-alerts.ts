import { viewButtons } from '../alerts/views/view-buttons.ts';
import { header, section } from '../blocks/build.ts';
import type { MessageBlock } from '../blocks/message.ts';
import { bold, shorten } from '../blocks/text.ts';
import { describeOpen } from '../commands/alerts/describe-incident.ts';
import { SEVERITIES } from '../domain/finding.ts';
import type { Incident } from '../domain/incident.ts';
import { countRest } from './count-rest.ts';
import type { HomeView } from './home-view.ts';

const MOST = 8;
/** All of it stands in **Details**. */
const LONGEST = { title: 300, acts: 2 } as const;

const rank = ({ finding, snoozedUntil }: Incident): number =>
  SEVERITIES.indexOf(finding.severity) + (snoozedUntil === null ? 0 : SEVERITIES.length);

/** What is snoozed after what is not; then the gravest first, and the longest open of these. */
const byUrgency = (a: Incident, b: Incident): number => rank(a) - rank(b) || a.openedAt - b.openedAt;

const shortly = (incident: Incident): Incident => {
  const { finding, acts } = incident;
  const statement = { ...finding.statement, title: shorten(finding.statement.title, LONGEST.title) };
  return { ...incident, finding: { ...finding, statement }, acts: acts.slice(-LONGEST.acts) };
};

const summarise = (open: readonly Incident[]): string => {
  if (open.length === 0) return ':white_check_mark: No alert is open.';
  const counts = SEVERITIES.flatMap((severity) => {
    const same = open.filter(({ finding }) => finding.severity === severity).length;
    return same === 0 ? [] : [`${same} ${severity}`];
  });
  return `${bold(String(open.length))} ${open.length === 1 ? 'alert is' : 'alerts are'} open: ${counts.join(', ')}.`;
};

/** The alerts that are open, with what an admin may do about each. */
export const viewAlerts = ({ state, settings, now, isAdmin }: HomeView): readonly MessageBlock[] => {
  const open = state.incidents.filter(({ status }) => status === 'open').toSorted(byUrgency);
  return [
    ...header('Open alerts'),
    ...section(summarise(open)),
    ...open
      .slice(0, MOST)
      .flatMap((incident) => [
        ...section(describeOpen(shortly(incident), now, settings.timezone)),
        ...(isAdmin ? viewButtons(incident) : []),
      ]),
    ...countRest(open.length - MOST, open.length - MOST === 1 ? 'alert' : 'alerts', '/claude-alerts'),
  ];
};
