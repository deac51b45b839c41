import { type Json, parseJson } from '../json.ts';
import type { BotLink, Delivery, DeliveryKind } from './deliver.ts';
import { signRequest } from './sign-request.ts';

const FORM = 'application/x-www-form-urlencoded';

const encode = (kind: DeliveryKind, payload: Json): { readonly type: string; readonly body: string } => {
  if (kind === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) };
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  const pairs = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);
  return { type: FORM, body: new URLSearchParams(pairs).toString() };
};

const readBody = (text: string): unknown => (text === '' ? null : (parseJson(text) ?? text));

export interface HttpLinkOptions {
  /** The bot's `/slack/events`; null while it is not known. */
  readonly url: () => string | null;
  readonly signingSecret: string;
  readonly ackTimeoutMs: number;
  readonly now: () => number;
}

/** Signed requests to the bot's address, as Slack sends them without Socket Mode. */
export const createHttpLink = ({ url, signingSecret, ackTimeoutMs, now }: HttpLinkOptions): BotLink => ({
  ready: () => url() !== null,
  deliver: async (kind, payload): Promise<Delivery> => {
    const address = url();
    if (address === null) return { ok: false, error: 'dispatch_failed' };
    const { type, body } = encode(kind, payload);
    const started = performance.now();
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': type, ...signRequest(signingSecret, body, now()) },
        body,
        signal: AbortSignal.timeout(ackTimeoutMs),
      });
      const answer = readBody(await response.text());
      return response.ok
        ? { ok: true, ackMs: performance.now() - started, body: answer }
        : { ok: false, error: 'http_service_error' };
    } catch (error) {
      const late = error instanceof DOMException && error.name === 'TimeoutError';
      return { ok: false, error: late ? 'operation_timeout' : 'dispatch_failed' };
    }
  },
});
