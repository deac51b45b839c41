import { isLive } from '../../alerts/live.ts';
import { dayOf, type Instant, toInstant } from '../../domain/day.ts';
import { SEVERITIES } from '../../domain/finding.ts';
import type { Incident } from '../../domain/incident.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import { muteOf, muteRule, routeRule, setSensitivity, unmuteRule } from '../../domain/rule-settings.ts';
import { type Parsed, understood } from '../../domain/understanding.ts';
import type { CommandPorts } from '../../ports.ts';
import type { Asking } from '../command.ts';
import { pageRows } from '../page-rows.ts';
import type { ListWords } from '../parse-list-words.ts';
import { refuseChange } from '../refuse-change.ts';
import { refusePage } from '../refuse-page.ts';
import type { AlertReport, IncidentList } from './alerts-report.ts';
import type { AlertChange, AlertQuestion } from './parse-words.ts';
import { replayAnomalies } from './replay-anomalies.ts';

const DAY_MS = 86_400_000;
/** How many incidents a page has. */
const ROWS = 30;

const bySeverityAndAge = (a: Incident, b: Incident): number =>
  SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) || a.openedAt - b.openedAt;

const listPage = (incidents: readonly Incident[], words: ListWords): Parsed<IncidentList> => {
  const page = pageRows(incidents, words.page, ROWS);
  return page === null ? refusePage('alerts', words, incidents, ROWS) : understood({ words, all: incidents, page });
};

const openNow = ({ incidents }: LedgerState, words: ListWords) => {
  const live = incidents.filter(isLive).toSorted(bySeverityAndAge);
  const listed = listPage(
    live.filter(({ status }) => status === 'open'),
    words,
  );
  return listed.ok ? understood({ ...listed.value, known: live.filter(({ status }) => status === 'known') }) : listed;
};

const ended = ({ incidents }: LedgerState): readonly Incident[] =>
  incidents.filter((each) => !isLive(each)).toSorted((a, b) => (b.endedAt ?? b.changedAt) - (a.endedAt ?? a.changedAt));

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

const changeAlerts = async (change: AlertChange, userId: string, { state, log }: CommandPorts, now: Instant) => {
  const { settings, before } = await state.update((current) => {
    const next = applyTo(current, change, userId, now);
    const mute = 'rule' in change ? muteOf(current.settings, change.rule, now) : null;
    return { state: next, result: { settings: next.settings, before: mute } };
  });
  log.info('alerts_changed', { userId, change });
  return { change, settings, before };
};

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
      const listed = listPage(ended(ports.state.read()), question.words);
      return listed.ok ? understood({ kind: 'history', ...common, ...listed.value }) : listed;
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
      return understood({
        kind: 'changed',
        ...common,
        ...(await changeAlerts(question.change, caller.userId, ports, now)),
      });
    }
  }
};
