import type { LimitRequest } from '../../domain/limit-request.ts';
import type { Part } from '../../domain/part.ts';
import type { Problem } from '../../domain/problem.ts';

/** What a decision that was sent came to. */
export type JudgedAnswer =
  /** The request waits no more, and this decision may be why. */
  | { readonly kind: 'decided'; readonly request: LimitRequest }
  /** It was not taken. `request`: as it stands where somebody else was first; null where it waits still, as far as is known. */
  | { readonly kind: 'undone'; readonly problem: Problem | null; readonly request: LimitRequest | null }
  | { readonly kind: 'unknown' };

const LOST: readonly Problem['kind'][] = ['unavailable', 'unexpected-reply'];

const settledIn = (part: Part<LimitRequest>): LimitRequest | null =>
  part.state === 'present' && part.value.status !== 'pending' ? part.value : null;

/** An answer that was lost is no answer: the request is read again to learn what happened. So is one that says it was too late. */
export const judgeAnswer = async (
  answer: Part<LimitRequest>,
  reread: () => Promise<Part<LimitRequest>>,
): Promise<JudgedAnswer> => {
  const answered = settledIn(answer);
  if (answered !== null) return { kind: 'decided', request: answered };
  if (answer.state === 'absent') return { kind: 'undone', problem: null, request: null };
  const problem = answer.state === 'failed' ? answer.problem : null;
  const isLost = problem === null || LOST.includes(problem.kind);
  if (!isLost && problem.kind !== 'bad-request') return { kind: 'undone', problem, request: null };
  const request = settledIn(await reread());
  if (!isLost) return { kind: 'undone', problem, request };
  return request === null ? { kind: 'unknown' } : { kind: 'decided', request };
};
