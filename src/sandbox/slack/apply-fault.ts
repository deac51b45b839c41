import type { FaultEffect } from './faults.ts';
import type { HttpAnswer } from './http-answer.ts';
import { refuseBlocks } from './methods/read-content.ts';
import { Refused } from './refused.ts';

const CUT: HttpAnswer = { status: 0, headers: {}, body: null };

export const rateLimited = (seconds: number | null): HttpAnswer => ({
  status: 429,
  headers: seconds === null ? {} : { 'retry-after': String(seconds) },
  body: { ok: false, error: 'ratelimited' },
});

const NO_CHARTS = [
  { pointer: '/blocks', code: 'unsupported_type', message: 'unsupported block type: data_visualization' },
];

/** What comes back instead of the usual answer, which is worked out only where the fault lets it. Throws `Refused`. */
export const applyFault = async (effect: FaultEffect, answer: () => HttpAnswer): Promise<HttpAnswer> => {
  switch (effect.kind) {
    case 'error':
      throw new Refused(effect.error, effect.details);
    case 'rate-limited':
      return rateLimited(effect.retryAfterSeconds);
    case 'status':
      return { status: effect.status, headers: {}, body: { ok: false, error: 'internal_error' } };
    case 'unreachable':
      return CUT;
    case 'reply-lost':
      answer();
      return { ...CUT, silent: effect.how === 'silence' };
    case 'no-charts':
      throw refuseBlocks(NO_CHARTS);
    case 'held':
      await effect.until;
      return answer();
  }
};
