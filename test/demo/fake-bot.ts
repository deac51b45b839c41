import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeServer } from '../../src/sandbox/http/listen.ts';
import { readRequest } from '../../src/sandbox/http/read-request.ts';
import { isObject, type Json, parseJson, textOf } from '../../src/sandbox/slack/json.ts';
import { HOME, MODAL, REPORT, WORDS } from './fake-messages.ts';

export interface FakeBot {
  readonly url: string;
  /** Every payload whose signature was right. */
  readonly heard: readonly Json[];
  readonly close: () => Promise<void>;
}

interface BotSide {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly signingSecret: string;
}

const isSigned = (secret: string, body: string, headers: Readonly<Record<string, unknown>>): boolean => {
  const base = `v0:${headers['x-slack-request-timestamp']}:${body}`;
  const expected = Buffer.from(`v0=${createHmac('sha256', secret).update(base).digest('hex')}`);
  const given = Buffer.from(String(headers['x-slack-signature']));
  return given.length === expected.length && timingSafeEqual(given, expected);
};

const postJson = (url: string, body: object, token?: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });

const readPayload = (body: string, type: string): Json => {
  if (type.includes('json')) return parseJson(body) as Json;
  const form = Object.fromEntries(new URLSearchParams(body));
  return form.payload === undefined ? form : (parseJson(form.payload) as Json);
};

/** A bot of a few lines that knows Slack's protocol and nothing of the product: it shows that the page works by itself. */
export const startFakeBot = async (slack: BotSide): Promise<FakeBot> => {
  const heard: Json[] = [];
  const pending: Promise<void>[] = [];
  const api = (method: string, args: object) => postJson(`${slack.apiUrl}${method}`, args, slack.botToken);

  const onAction = async (payload: Json): Promise<void> => {
    const [action] = payload.actions as readonly Json[];
    const answer = (body: object) => postJson(String(payload.response_url), body);
    if (action?.action_id === 'share')
      await answer({ response_type: 'in_channel', ...REPORT, replace_original: false });
    if (action?.action_id === 'acknowledge')
      await answer({ replace_original: true, text: 'Acknowledged by <@U0ADAM>' });
    if (action?.action_id === 'edit') await api('views.open', { trigger_id: payload.trigger_id, view: MODAL });
  };

  const onCommand = async (payload: Json): Promise<void> => {
    const say = (body: object) => postJson(textOf(payload.response_url), body);
    if (payload.command === '/claude-words') await say(WORDS);
    else await say(REPORT);
  };

  const react = async (payload: Json): Promise<void> => {
    const event = payload.event;
    if (isObject(event)) await api('views.publish', { user_id: event.user, view: HOME });
    else if (payload.type === 'block_actions') await onAction(payload);
    else if (payload.command !== undefined) await onCommand(payload);
  };

  const submitted = (payload: Json): object | null => {
    if (payload.type !== 'view_submission') return null;
    return JSON.stringify(payload).includes('"value":"abc"')
      ? { response_action: 'errors', errors: { amount: 'An amount is a number.' } }
      : {};
  };

  const server = createServer(async (request, response) => {
    const body = (await readRequest(request)).toString();
    if (!isSigned(slack.signingSecret, body, request.headers)) {
      response.writeHead(401).end();
      return;
    }
    const payload = readPayload(body, request.headers['content-type'] ?? '');
    heard.push(payload);
    const answer = submitted(payload);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(answer === null ? '' : JSON.stringify(answer));
    pending.push(react(payload));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    heard,
    close: async () => {
      await Promise.allSettled(pending);
      await closeServer(server);
    },
  };
};
