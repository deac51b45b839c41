import type { Instant } from '../../domain/day.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import type { Decision } from '../../domain/limit-request.ts';
import type { Problem } from '../../domain/problem.ts';
import type { QueueSettings } from '../queue-steps.ts';
import { acceptTruth, type Truth } from './accept-truth.ts';
import { withdrawButtons } from './change-request-incident.ts';
import { finishDecision } from './finish-decision.ts';
import type { JudgedAnswer } from './judge-answer.ts';

/** For the trail of acts: the rest of a sentence, without anything that the API quoted. */
const REASONS: Readonly<Record<Problem['kind'], string>> = {
  'key-refused': 'the key was refused',
  'scope-missing': 'the key may not decide requests',
  'not-an-organisation': 'the key belongs to no organisation',
  'rate-limited': 'there were too many requests',
  unavailable: 'the API did not answer',
  'bad-request': 'the API did not accept it',
  'unexpected-reply': 'the API gave a strange answer',
};

/** Everything that an answer to a decision changes, in one step. */
export const settleAnswer = (
  state: LedgerState,
  decision: Decision,
  judged: Exclude<JudgedAnswer, { readonly kind: 'unknown' }>,
  now: Instant,
  settings: QueueSettings,
): Truth => {
  if (judged.kind === 'decided') return acceptTruth(state, judged.request, now, settings);
  const { problem, request } = judged;
  const isRefused = problem === null || problem.kind === 'scope-missing';
  const why = request !== null ? 'it was decided elsewhere' : REASONS[problem?.kind ?? 'scope-missing'];
  const result = isRefused ? 'refused' : 'failed';
  const { state: finished, entry } = finishDecision(state, decision, { kind: 'undone', result, why }, now);
  if (request !== null) return { ...acceptTruth(finished, request, now, settings), entry };
  const next = isRefused ? withdrawButtons(finished, decision.requestId, now, settings) : finished;
  return { state: next, end: null, entry };
};
