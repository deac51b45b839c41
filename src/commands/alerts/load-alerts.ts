import { isLive } from '../../alerts/live.ts';
import { type AuditEntry, recordAct } from '../../domain/audit.ts';
import { DAY_MS, dayOf, type Instant, toInstant } from '../../domain/day.ts';
import { SEVERITIES } from '../../domain/finding.ts';
import type { Incident } from '../../domain/incident.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import { muteOf, muteRule, routeRule, setSensitivity, unmuteRule } from '../../domain/rule-settings.ts';
import { type Parsed, understood } from '../../domain/understanding.ts';
import type { CommandPorts } from '../../ports.ts';
import { checkPlace } from '../check-place.ts';
import type { Asking } from '../command.ts';
import { pageRows } from '../page-rows.ts';
import type { ListWords } from '../parse-list-words.ts';
import { refuseChange } from '../refuse-change.ts';
import { refusePage } from '../refuse-page.ts';
import { updateAudited } from '../update-audited.ts';
import type { AlertReport, Listing, PastEntry } from './alerts-report.ts';
import { listUnknownTypes } from './list-unknown-types.ts';
import type { AlertChange, AlertQuestion } from './parse-words.ts';
import { replayAnomalies } from './replay-anomalies.ts';

/** How many incidents a page has. */
const ROWS = 30;

const bySeverityAndAge = (a: Incident, b: Incident): number =>
  SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) || a.openedAt - b.openedAt;

const listPage = <T>(all: readonly T[], words: ListWords): Parsed<Listing<T>> => {
  const page = pageRows(all, words.page, ROWS);
  return page === null ? refusePage('alerts', words, all, ROWS) : understood({ words, all, page });
};

const openNow = ({ incidents }: LedgerState, words: ListWords) => {
  const live = incidents.filter(isLive).toSorted(bySeverityAndAge);
  const listed = listPage(
    live.filter(({ status }) => status === 'open'),
    words,
  );
  return listed.ok ? understood({ ...listed.value, known: live.filter(({ status }) => status === 'known') }) : listed;
};

const endOf = ({ endedAt, changedAt }: Incident): Instant => endedAt ?? changedAt;

/** What has ended and what people did, the newest first; of one moment, the act before what it ended. */
const pastOf = ({ incidents, audit }: LedgerState): readonly PastEntry[] =>
  [
    ...audit.map((act) => ({ kind: 'act', at: act.at, act }) as const),
    ...incidents.flatMap((incident) =>
      isLive(incident) ? [] : [{ kind: 'ended', at: endOf(incident), incident } as const],
    ),
  ].toSorted((a, b) => b.at - a.at);

const applyTo = (state: LedgerState, change: AlertChange, by: string, at: Instant): LedgerState => {
  switch (change.kind) {
    case 'mute': {
      const until = change.days === null ? null : toInstant(at + change.days * DAY_MS);
      return muteRule(state, { rule: change.rule, until, by, at });
    }
    case 'unmute':
      return unmuteRule(state, change.rule);
    case 'route':
      return routeRule(state, change.rule, change.channel);
    case 'sensitivity':
      return setSensitivity(state, change.sensitivity);
  }
};

const describeChange = (change: AlertChange): string => {
  switch (change.kind) {
    case 'mute':
      return `muted ${change.rule} ${change.days === null ? 'until it is unmuted' : `for ${change.days}d`}`;
    case 'unmute':
      return `unmuted ${change.rule}`;
    case 'route':
      return `routed ${change.rule} to ${change.channel ?? 'the alert channel'}`;
    case 'sensitivity':
      return `set sensitivity ${change.sensitivity}`;
  }
};

const changeAlerts = async (change: AlertChange, userId: string, ports: CommandPorts, now: Instant) => {
  const entry: AuditEntry = { at: now, by: userId, what: describeChange(change), result: 'done' };
  const { settings, before } = await updateAudited(ports, (current) => {
    const next = applyTo(current, change, userId, now);
    const mute = 'rule' in change ? muteOf(current.settings, change.rule, now) : null;
    return { state: recordAct(next, entry), result: { settings: next.settings, before: mute } };
  });
  ports.log.info('alerts_changed', { userId, change });
  return { change, settings, before };
};

/** The alert channel itself is looked at by `/claude-status`. */
const checkRoute = async (change: AlertChange, ports: CommandPorts) =>
  change.kind === 'route' && change.channel !== null
    ? checkPlace(change.channel, ports)
    : { closed: null, isShared: false };

/** What the state says of incidents and rules, a change of it, or a look back at spend. */
export const loadAlerts = async (
  question: AlertQuestion,
  ports: CommandPorts,
  { now, caller }: Asking,
): Promise<Parsed<AlertReport>> => {
  const common = { asOf: now, several: ports.claude.sources.length > 1 };
  switch (question.kind) {
    case 'open': {
      const listed = openNow(ports.state.read(), question.words);
      return listed.ok ? understood({ kind: 'open', ...common, ...listed.value }) : listed;
    }
    case 'history': {
      const state = ports.state.read();
      const listed = listPage(pastOf(state), question.words);
      if (!listed.ok) return listed;
      return understood({ kind: 'history', ...common, ...listed.value, unknownTypes: listUnknownTypes(state) });
    }
    case 'rules':
      return understood({ kind: 'rules', ...common, settings: ports.state.read().settings });
    case 'test': {
      const { sensitivity } = ports.state.read().settings;
      const breathe = () => ports.clock.sleep(0);
      const replaying = { days: question.days, today: dayOf(now), sensitivity, breathe };
      const replay = await replayAnomalies(ports.claude.sources, replaying);
      return understood({ kind: 'test', ...common, ...replay });
    }
    case 'change': {
      if (caller === null) return refuseChange(question.change.kind, '/claude-alerts rules');
      const { closed, isShared } = await checkRoute(question.change, ports);
      if (closed !== null) return understood({ kind: 'closed', ...common, closed });
      return understood({
        kind: 'changed',
        ...common,
        isShared,
        ...(await changeAlerts(question.change, caller.userId, ports, now)),
      });
    }
  }
};
