import { giveUpAt } from '../domain/give-up-at.ts';
import { failed, type Part } from '../domain/part.ts';
import type { Source } from '../domain/spend.ts';

/** The answer, or where the signal comes first that there was none. Without a signal it takes what it takes. */
export const answerInTime = <T>(
  source: Source,
  answer: Promise<Part<T>>,
  patience: AbortSignal | undefined,
): Promise<Part<T>> => {
  if (patience === undefined) return answer;
  const silent = {
    kind: 'unavailable',
    source,
    endpoint: '',
    requestId: null,
    status: null,
    cause: 'timeout',
  } as const;
  return giveUpAt(patience, answer).catch(() => failed(silent));
};
