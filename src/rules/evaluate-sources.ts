import { describeAbsence } from '../blocks/describe-absence.ts';
import { describeProblem } from '../blocks/describe-problem.ts';
import type { Instant } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';
import type { Evaluation, Observation, RuleInput } from './rule.ts';

/** What may be observed of who and what there is, in the words that people know. */
const PART_NAMES = {
  members: 'members',
  invites: 'invites',
  workspaces: 'workspaces',
  workspaceMembers: 'workspace members',
  keys: 'API keys',
  keyUse: 'use of API keys',
  spendLimits: 'spend limits',
  limitRequests: 'limit requests',
  feed: 'activity feed',
} as const satisfies Partial<Record<keyof Observation, string>>;

type ObservedPart = keyof typeof PART_NAMES;

/** An observation of which these parts were read. */
export type Known<P extends ObservedPart> = Observation & {
  readonly [K in P]: Extract<Observation[K], { readonly state: 'present' }>;
};

/** Why the parts that were read are still not enough. */
interface Undecided {
  readonly missing: string;
}

/** Findings, and what more a rule has to say of its subjects. */
type Judged = Omit<Extract<Evaluation, { readonly evaluated: true }>, 'source' | 'evaluated'>;

const isKnown = <P extends ObservedPart>(observation: Observation, parts: readonly P[]): observation is Known<P> =>
  parts.every((part) => observation[part].state === 'present');

const isOffered = (observation: Observation, parts: readonly ObservedPart[]): boolean =>
  parts.every((name) => {
    const part = observation[name];
    return part.state !== 'absent' || part.reason.kind !== 'not-offered';
  });

/** `members: Claude Enterprise is having trouble (503) …`, a sentence for each part that was not read; plain text, as `describeProblem`. */
const describeMissing = (observation: Observation, parts: readonly ObservedPart[], now: Instant): string =>
  parts
    .flatMap((name) => {
      const part = observation[name];
      if (part.state === 'present') return [];
      const why =
        part.state === 'failed'
          ? describeProblem(part.problem, now, 'UTC')
          : describeAbsence(part.reason, observation.source);
      return [`${PART_NAMES[name]}: ${why}`];
    })
    .join(' ');

/**
 * Judges each source by the parts without which nothing can be said; what only adds names to a finding is not among
 * them. A source that does not offer one of them (Claude Enterprise has no keys) has nothing to evaluate.
 */
export const evaluateSources = <P extends ObservedPart>(
  { observations, now }: RuleInput,
  parts: readonly P[],
  judge: (observation: Known<P>, now: Instant) => readonly Finding[] | Judged | Undecided,
): readonly Evaluation[] =>
  observations
    .filter((observation) => isOffered(observation, parts))
    .map((observation): Evaluation => {
      const { source } = observation;
      if (!isKnown(observation, parts))
        return { source, evaluated: false, missing: describeMissing(observation, parts, now) };
      const judged = judge(observation, now);
      if ('missing' in judged) return { source, evaluated: false, missing: judged.missing };
      return { source, evaluated: true, ...('findings' in judged ? judged : { findings: judged }) };
    });
