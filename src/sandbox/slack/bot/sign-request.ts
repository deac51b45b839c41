import { createHmac } from 'node:crypto';

/** Slack's `v0` signature over the raw body. `now` in milliseconds. Source: Slack's "Verifying requests". */
export const signRequest = (secret: string, body: string, now: number): Readonly<Record<string, string>> => {
  const timestamp = String(Math.floor(now / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
};
