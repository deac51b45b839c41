import { describeAbsence } from '../../blocks/describe-absence.ts';
import { describeProblem } from '../../blocks/describe-problem.ts';
import { findEpisode, type RunningEpisode } from '../../domain/anomaly/find-episode.ts';
import type { Series } from '../../domain/anomaly/list-series.ts';
import { isoDay } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import { describePlace } from '../describe-place.ts';
import { defineRule, type Evaluation, type Observation, type RuleInput } from '../rule.ts';
import { findContributors } from './find-contributors.ts';
import { findSpenders } from './find-spenders.ts';
import { nameSeries } from './name-series.ts';
import { ANOMALY_COLUMNS, type Anomaly, viewAnomaly } from './view.ts';

/** What rose on that day in the whole organisation: for a workspace or a model it shows whether it is the cause. */
const contributorsOn = (
  observation: Observation,
  when: Parameters<typeof findContributors>[2],
): Anomaly['contributors'] => {
  const nameOf = nameSeries(observation);
  return (['workspace', 'model'] as const).flatMap((by) => {
    const part = observation.spendBy[by];
    if (part.state !== 'present') return [];
    return [
      { by, top: findContributors(part.value, by, when).map((each) => ({ ...each, name: nameOf(by, each.id) })) },
    ];
  });
};

/** Which keys and who rose on that day in the whole organisation. */
const spendersOn = (observation: Observation, when: Parameters<typeof findSpenders>[2]): Anomaly['spenders'] =>
  (observation.spenders ?? [])
    .filter(({ day }) => day === when.day)
    .map((spenders) => ({ by: spenders.by, top: findSpenders(spenders, observation, when) }));

const describeSeries = ({ by, id }: Series, observation: Observation): string | null =>
  by === null ? null : `${by} ${nameSeries(observation)(by, id)}`;

interface Told {
  readonly series: Series;
  readonly episode: RunningEpisode;
}

const toFinding = (
  { series, episode: { since, telling, severity } }: Told,
  observation: Observation,
  { contributors, spenders }: Pick<Anomaly, 'contributors' | 'spenders'>,
): Finding => {
  const { source, spend } = observation;
  return {
    rule: 'spend-anomaly',
    source,
    subject: series.subject,
    period: isoDay(since),
    severity,
    lifecycle: 'state',
    // The total, a workspace and a model that depart on the same day are one story, and a day beyond its peak is news.
    facts: [`spend:${source}:${isoDay(since)}`, `spend:${source}:${isoDay(since)}:peak:${isoDay(telling.day)}`],
    statement: viewAnomaly({
      what: describeSeries(series, observation),
      place: describePlace(observation),
      telling,
      refreshedAt: spend.state === 'present' ? spend.value.refreshedAt : null,
      contributors,
      spenders,
    }),
  };
};

/**
 * "A complete day departs from what its past predicts, in $ and in %, per source, workspace and model; names the top
 * contributors; says whether the data is final." It stands while the episode lasts, under the day that opened it.
 */
const findAnomalies = (observation: Observation): readonly Finding[] => {
  const told = observation.judged.flatMap((series): readonly Told[] => {
    const episode = findEpisode(series.judgements);
    return episode === null ? [] : [{ series, episode }];
  });
  // Many series may tell of one day, and who rose on it is the same for all of them.
  return [...Map.groupBy(told, ({ episode }) => episode.telling.day)].flatMap(([day, same]) => {
    const isWeekly = same.some(({ episode }) => episode.telling.range?.isWeekly === true);
    const when = { day, isWeekly };
    const rose = { contributors: contributorsOn(observation, when), spenders: spendersOn(observation, when) };
    return same.map((each) => toFinding(each, observation, rose));
  });
};

/** Without one of the splits only some of the series could be judged: then none ends. One that a source never has is not missed. */
const findMissing = ({ source, spend, spendBy }: Observation, { now }: RuleInput): string | null => {
  if (spend.state === 'absent') return `spend: ${describeAbsence(spend.reason, source)}`;
  const failed = [spend, spendBy.workspace, spendBy.model].find((part) => part.state === 'failed');
  return failed === undefined ? null : `spend: ${describeProblem(failed.problem, now, 'UTC')}`;
};

const isOffered = ({ spend }: Observation): boolean => spend.state !== 'absent' || spend.reason.kind !== 'not-offered';

const evaluateSource = (observation: Observation, input: RuleInput): Evaluation => {
  const { source } = observation;
  const missing = findMissing(observation, input);
  return missing === null
    ? { source, evaluated: true, findings: findAnomalies(observation) }
    : { source, evaluated: false, missing };
};

export const spendAnomalyRule = defineRule({
  id: 'spend-anomaly',
  title: 'Unusual spend',
  policy: 'A complete day costs clearly more than its past predicts, in dollars and in percent.',
  severity: 'medium',
  needs: ['spend', 'workspaces', 'keys'],
  group: null,
  groupTitle: 'series of unusual spend',
  columns: ANOMALY_COLUMNS,
  evaluate: (input) => input.observations.filter(isOffered).map((observation) => evaluateSource(observation, input)),
});
