/** One call of Slack's Web API, as it came over the wire. */
export interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, string>>;
  readonly token: string | null;
}

/** One post to a response URL. */
interface Reply {
  readonly url: string;
  readonly payload: {
    readonly response_type: string;
    readonly replace_original: boolean;
    readonly text: string;
    readonly blocks?: readonly { readonly type: string; readonly [field: string]: unknown }[];
  };
}

type Answer =
  | Readonly<Record<string, unknown>>
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | Error;
type Respond = (args: Readonly<Record<string, string>>) => Answer;

/** Null: the response URL takes the message. An error: the line breaks. */
type Refuse = (payload: Reply['payload']) => { readonly status: number; readonly body: string } | Error | null;

export const RESPONSE_URL = 'https://hooks.slack.test/commands/T1/1/once';
const API = 'https://slack.test/api/';

const member = (id: string) => ({ ok: true, user: { id, team_id: 'T1', is_bot: false, deleted: false } });

const DEFAULTS: Readonly<Record<string, Respond>> = {
  'auth.test': () => ({ ok: true, team_id: 'T1', team: 'Acme', user_id: 'UBOT', url: 'https://acme.slack.test/' }),
  'users.info': ({ user = '' }) => member(user),
  'usergroups.users.list': () => ({ ok: true, users: [] }),
  'chat.postMessage': ({ channel = '' }) => ({ ok: true, channel: channel.replace(/^U/, 'D'), ts: '1.000001' }),
  'chat.postEphemeral': () => ({ ok: true, message_ts: '1.000002' }),
  'chat.update': () => ({ ok: true }),
  'files.getUploadURLExternal': () => ({ ok: true, upload_url: 'https://files.slack.test/upload', file_id: 'F1' }),
  'files.completeUploadExternal': () => ({ ok: true, files: [{ id: 'F1' }] }),
  'apps.connections.open': () => ({ ok: true, url: 'wss://slack.test/link' }),
};

const toResponse = (answer: Answer): Response => {
  if (answer instanceof Error) throw answer;
  if ('status' in answer && typeof answer.status === 'number')
    return new Response('', { status: answer.status, headers: answer.headers as Readonly<Record<string, string>> });
  return Response.json(answer, {
    headers: {
      'x-oauth-scopes': 'commands,chat:write,users:read,users:read.email,usergroups:read,channels:read,groups:read',
    },
  });
};

/** Slack as the bot's `fetch` sees it: answers like a small workspace, remembers every call, refuses on demand. */
export const createCapturedSlack = () => {
  const calls: Call[] = [];
  const responses: Reply[] = [];
  const uploads: string[] = [];
  const overrides = new Map<string, Respond>();
  let refuseResponse: Refuse = () => null;

  const takeResponse = (url: string, body: unknown): Response => {
    const payload = JSON.parse(String(body)) as Reply['payload'];
    const refusal = refuseResponse(payload);
    responses.push({ url, payload });
    if (refusal instanceof Error) throw refusal;
    return refusal === null ? new Response('ok') : new Response(refusal.body, { status: refusal.status });
  };

  const takeUpload = async (body: unknown): Promise<Response> => {
    const part = body instanceof FormData ? body.get('body') : null;
    uploads.push(part instanceof Blob ? await part.text() : String(part));
    return new Response('OK - 1');
  };

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = String(input);
    if (url.startsWith('https://hooks.slack.test/')) return takeResponse(url, init?.body);
    if (url.startsWith('https://files.slack.test/')) return takeUpload(init?.body);
    const method = url.slice(API.length);
    const args = Object.fromEntries(new URLSearchParams(String(init?.body)));
    calls.push({ method, args, token: new Headers(init?.headers).get('authorization') });
    const respond = overrides.get(method) ?? DEFAULTS[method];
    return toResponse(respond?.(args) ?? { ok: false, error: 'unknown_method' });
  };

  return {
    apiUrl: API,
    fetch,
    calls,
    responses,
    uploads,
    of: (method: string): readonly Call[] => calls.filter((call) => call.method === method),
    answer: (method: string, respond: Respond): void => void overrides.set(method, respond),
    refuseResponses: (refuse: Refuse): void => {
      refuseResponse = refuse;
    },
    /** A person as `users.info` describes them. */
    person: (fields: Readonly<Record<string, unknown>>): void =>
      void overrides.set('users.info', ({ user = '' }) => ({ ok: true, user: { ...member(user).user, ...fields } })),
  };
};

export type CapturedSlack = ReturnType<typeof createCapturedSlack>;
