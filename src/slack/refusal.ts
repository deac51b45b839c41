import { webApi } from '@slack/bolt';

/** Slack understood and said no: nothing was stored or shown. */
export class SlackRefusal extends Error {
  /** Slack's own word: `not_in_channel`, `missing_scope`, `ratelimited`, … */
  readonly code: string;
  /** The scope that is missing, where Slack names it. */
  readonly needed: string | null;
  readonly retryAfterSeconds: number | null;
  constructor(code: string, details: { readonly needed?: string; readonly retryAfterSeconds?: number } = {}) {
    super(`Slack refused: ${code}`);
    this.name = 'SlackRefusal';
    this.code = code;
    this.needed = details.needed ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
  }
}

/** Slack gave no answer that tells: a timeout, a reset, a 5xx. It may have done what was asked. */
export class SlackSilence extends Error {
  constructor(cause: string) {
    super(`Slack did not answer: ${cause}`);
    this.name = 'SlackSilence';
  }
}

/** Slack's client takes the page of a proxy, too, for a refusal. */
const isSlacksWord = (error: unknown): error is string => typeof error === 'string' && /^\w+$/.test(error);

/** What Slack's client throws, in the two kinds that matter. */
const toSlackError = (error: unknown): SlackRefusal | SlackSilence => {
  if (error instanceof SlackRefusal || error instanceof SlackSilence) return error;
  if (error instanceof webApi.WebAPIPlatformError && isSlacksWord(error.data.error)) {
    const needed = 'needed' in error.data && typeof error.data.needed === 'string' ? { needed: error.data.needed } : {};
    return new SlackRefusal(error.data.error, needed);
  }
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new SlackRefusal('ratelimited', { retryAfterSeconds: error.retryAfter });
  }
  if (error instanceof webApi.WebAPIHTTPError && error.statusCode < 500) {
    return new SlackRefusal(`http_${error.statusCode}`);
  }
  return new SlackSilence(error instanceof Error ? error.message : 'unknown');
};

/** Runs one call of Slack's client. Throws `SlackRefusal` or `SlackSilence`, nothing else. */
export const askSlack = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    throw toSlackError(error);
  }
};
