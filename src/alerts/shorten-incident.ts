import type { Instant } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';
import type { Incident } from '../domain/incident.ts';
import { isLive } from './live.ts';
import { EVENT_MS } from './step.ts';

/** No message shows more rows of a group, nor more of what was added to it. */
const SHOWN = 61;

const NOTHING: Finding['statement'] = { title: '', fields: [], advice: '', row: [] };

const withoutWords = (finding: Finding): Finding => ({ ...finding, statement: NOTHING });

/** As one of many it is a row of a table, or a line. */
const withRow = (finding: Finding): Finding => {
  const { title, row } = finding.statement;
  return { ...finding, statement: { title, fields: [], advice: '', row } };
};

const shortenList = (findings: readonly Finding[]): readonly Finding[] =>
  findings.map((finding, index) => (index < SHOWN ? withRow(finding) : withoutWords(finding)));

/** Nobody was told of it, and nobody will be. */
const isUnspoken = ({ status, acts }: Incident): boolean => status === 'known' && acts.length === 0;

/** Whether its findings may be found again: what belongs to a period may, while that lasts. */
const mayReturn = ({ lifecycle, period }: Finding): boolean => lifecycle === 'state' && period !== null;

const cut = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding, index) => index < SHOWN || mayReturn(finding));

/**
 * The incident with the words that are still needed, so that the state stays small where thousands of people are found
 * at once: the next poll that finds them again brings all of them back.
 */
export const shortenIncident = (incident: Incident, now: Instant): Incident => {
  const { finding, group, also } = incident;
  if (isUnspoken(incident)) return { ...incident, finding: withoutWords(finding), also: also.map(withoutWords) };
  if (group === null && also.length === 0) return incident;
  const isPast = !isLive(incident) && now - incident.openedAt >= EVENT_MS;
  const keep = (findings: readonly Finding[]) => shortenList(isPast ? cut(findings) : findings);
  return { ...incident, group: group === null ? null : keep(group), also: keep(also) };
};
