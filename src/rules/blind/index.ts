import { HOUR_MS, type Instant } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import { buildEvent, buildState } from '../build-finding.ts';
import { blindKey, listParts } from '../list-parts.ts';
import { defineRule, type Evaluation, type Observation, type RuleInput } from '../rule.ts';
import { BLIND_COLUMNS, type BlindPart, viewMissedPolls, viewOldData, viewUnreadable } from './view.ts';

const PATIENCE_MS = HOUR_MS;
const OLD_MS = 36 * HOUR_MS;

const blindParts = (observation: Observation, { blindSince, now }: RuleInput): readonly BlindPart[] =>
  listParts(observation).flatMap(([name, part]) =>
    part.state === 'failed'
      ? [{ name, problem: part.problem, since: blindSince[blindKey(observation, name)] ?? now }]
      : [],
  );

/** A refused key will not mend itself. The first look at a source says nothing yet: it is the second that does. */
const isRefused = ({ problem, since }: BlindPart, isKnown: boolean, now: Instant): boolean =>
  problem.kind === 'key-refused' && (isKnown || since < now);

const findUnreadable = (observation: Observation, input: RuleInput): readonly Finding[] => {
  const { source } = observation;
  const { now, announced = [] } = input;
  const isKnown = announced.includes(source);
  const parts = blindParts(observation, input).filter(
    (part) => isRefused(part, isKnown, now) || now - part.since >= PATIENCE_MS,
  );
  if (parts.length === 0) return [];
  const statement = viewUnreadable(parts, observation, now);
  return [buildState({ rule: 'blind', source, subject: 'reading', severity: 'high', facts: [], statement })];
};

/** What a first look finds was there before it and would never be told: so the second look tells it. */
const findOldData = (observation: Observation, { now, announced = [] }: RuleInput): readonly Finding[] => {
  const { source, spend } = observation;
  const refreshedAt = spend.state === 'present' ? spend.value.refreshedAt : null;
  const isOld = refreshedAt !== null && now - refreshedAt > OLD_MS;
  if (!isOld || !announced.includes(source)) return [];
  const statement = viewOldData(refreshedAt, observation);
  return [buildState({ rule: 'blind', source, subject: 'data', severity: 'high', facts: [], statement })];
};

const findMissedPolls = ({ missedSince, now }: RuleInput): readonly Finding[] => {
  if (missedSince === undefined || missedSince === null) return [];
  const statement = viewMissedPolls(missedSince, now);
  return [
    buildEvent({
      rule: 'blind',
      source: 'ledger',
      subject: 'polls',
      since: missedSince,
      severity: 'high',
      facts: [],
      statement,
    }),
  ];
};

/** "A source cannot be read for an hour, a key is refused, or data is older than 36 h: the watcher cannot see." */
const evaluateBlind = (input: RuleInput): readonly Evaluation[] => [
  ...input.observations.map((observation) => {
    const { source, spend } = observation;
    const findings = [...findUnreadable(observation, input), ...findOldData(observation, input)];
    // How old the data is cannot be told while it cannot be read.
    const unsure = spend.state === 'failed' ? [{ subject: 'data', missing: 'spend: it cannot be read.' }] : [];
    return { source, evaluated: true as const, findings, unsure };
  }),
  { source: 'ledger', evaluated: true, findings: findMissedPolls(input) },
];

export const blindRule = defineRule({
  id: 'blind',
  title: 'The watcher cannot see',
  policy: 'A source cannot be read for an hour, a key is refused, data is older than 36 hours, or polls were missed.',
  severity: 'high',
  needs: [],
  group: null,
  groupTitle: 'sources that cannot be read',
  columns: BLIND_COLUMNS,
  evaluate: evaluateBlind,
});
