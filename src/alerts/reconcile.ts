import type { Instant } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';
import type { Incident } from '../domain/incident.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { Rule } from '../rules/rule.ts';
import { admitFindings } from './admit-findings.ts';
import { followIncident } from './follow-incident.ts';
import { isLive } from './live.ts';
import { openIncidents } from './open-incidents.ts';
import { shortenIncident } from './shorten-incident.ts';
import type { Evaluated, Step } from './step.ts';
import { whatStands } from './what-stands.ts';

export interface Reconciliation {
  readonly state: LedgerState;
  /** What is to be said, in order. */
  readonly steps: readonly Step[];
}

/** Ended incidents that history keeps. */
const HISTORY = 1000;

/** A state goes on although the event before it was answered: with what was said of it, in silence where it is expected. */
const statusOfState = ({ acts }: Incident): Incident['status'] =>
  acts.some(({ kind }) => kind === 'expected') ? 'known' : 'open';

/** The incident with these added to it. A state that an event brought about speaks for both: it tells when they end. */
const withNews = (incident: Incident, news: readonly Finding[]): Incident => {
  const { finding, also, ...rest } = incident;
  const state = finding.lifecycle === 'event' ? news.find(({ lifecycle }) => lifecycle === 'state') : undefined;
  if (state === undefined) return { ...rest, finding, also: [...also, ...news] };
  const told = [finding, ...also, ...news.filter((each) => each !== state)];
  return { ...rest, status: statusOfState(incident), endedAt: null, finding: state, also: told };
};

const addTo = (step: Step, news: readonly Finding[] | undefined, now: Instant): Step => {
  if (news === undefined) return step;
  const incident = { ...withNews(step.incident, news), changedAt: now };
  const isSilent = incident.message === null && incident.status !== 'open';
  if (isSilent) return { ...step, incident };
  const notes = [...step.notes, ...news.map(({ statement }) => statement.title)];
  const isQuiet = step.kind === 'silent' || step.kind === 'redrawn';
  return { kind: isQuiet ? 'updated' : step.kind, incident, notes };
};

/** A state that was there before the first look, and ended without anybody ever hearing of it. */
const isForgotten = ({ status, finding, acts, message }: Incident): boolean =>
  status === 'closed' && finding.lifecycle === 'state' && acts.length === 0 && message === null;

const keepRecent = (steps: readonly Step[], now: Instant): LedgerState['incidents'] => {
  const incidents = steps
    .map(({ incident }) => shortenIncident(incident, now))
    .filter((incident) => !isForgotten(incident));
  const ended = incidents.filter((incident) => !isLive(incident));
  const forgotten = new Set(ended.slice(0, Math.max(0, ended.length - HISTORY)));
  return incidents.filter((incident) => !forgotten.has(incident));
};

/**
 * The policy of alerts, whole. What was found becomes incidents: one fact is one incident, a finding that lasts keeps its
 * message, one that ends says so; what stood before a rule first looked is known and not told; what could not be
 * evaluated opens nothing and ends nothing; muted and expected findings stay silent.
 */
export const reconcile = (
  state: LedgerState,
  evaluated: readonly Evaluated[],
  rules: ReadonlyMap<string, Rule>,
  now: Instant,
): Reconciliation => {
  const ruleOf = (finding: Finding): Rule => {
    const rule = rules.get(finding.rule);
    if (rule === undefined) throw new Error(`There is no rule ${finding.rule}`);
    return rule;
  };
  const standing = whatStands(evaluated);
  const followed = state.incidents.map((incident) => followIncident(incident, standing, ruleOf(incident.finding), now));
  const after = followed.map(({ incident }) => incident);
  const { newcomers, additions } = admitFindings(standing.findings.values(), after, now);
  const opened = openIncidents(newcomers, state, ruleOf, now);
  const steps = [...followed.map((step) => addTo(step, additions.get(step.incident.id), now)), ...opened];
  return {
    state: {
      ...state,
      sequence: state.sequence + opened.length,
      incidents: keepRecent(steps, now),
      polls: { ...state.polls, evaluated: [...new Set([...state.polls.evaluated, ...standing.sure])] },
    },
    steps: steps.filter(({ kind }) => kind !== 'silent'),
  };
};
