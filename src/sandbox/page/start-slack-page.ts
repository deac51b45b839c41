import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listen } from '../http/listen.ts';
import { readRequest } from '../http/read-request.ts';
import { isObject, parseJson } from '../slack/json.ts';
import { act } from './act.ts';
import { answerGet, type PageReply } from './answer-get.ts';
import type { SlackPageOptions } from './page-options.ts';
import { readAssets } from './read-assets.ts';
import { streamChanges } from './stream-changes.ts';

const SAFE = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'self'; img-src 'self' https: data:; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

const send = (response: ServerResponse, reply: Exclude<PageReply, { kind: 'stream' }>): void => {
  if (reply.kind === 'bytes') {
    response.writeHead(200, { ...SAFE, 'content-type': reply.asset.type, ...reply.headers });
    response.end(reply.asset.bytes);
  } else {
    response.writeHead(reply.status, { ...SAFE, 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(reply.body));
  }
};

/** Only this machine's own names, so that no other site can reach the page under a name of its own. */
const isLocal = (request: IncomingMessage): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? '');

/** Takes JSON only: a page elsewhere cannot send that type without asking first, and is never allowed to. */
const answerPost = async (options: SlackPageOptions, url: URL, request: IncomingMessage): Promise<PageReply> => {
  const body = parseJson((await readRequest(request)).toString());
  const ours = request.headers['content-type'] === 'application/json' && isObject(body);
  const action = url.pathname.replace(/^\/page\//, '');
  const answer = ours ? await act(options.slack, options.controls ?? [], action, body) : null;
  return { kind: 'json', status: answer === null ? 404 : 200, body: answer ?? { ok: false, error: 'not found' } };
};

const failed = (error: unknown): PageReply => ({
  kind: 'json',
  status: 500,
  body: { ok: false, error: error instanceof Error ? error.message : 'it did not work' },
});

const FOREIGN: PageReply = { kind: 'json', status: 403, body: { ok: false, error: 'not from this machine' } };

/** Serves the web page of the local Slack. `url` ends without a slash. */
export const startSlackPage = async (
  options: SlackPageOptions,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const assets = await readAssets();
  const host = options.host ?? '127.0.0.1';
  const answer = async (request: IncomingMessage): Promise<PageReply> => {
    const url = new URL(request.url ?? '/', 'http://page');
    if (!isLocal(request)) return FOREIGN;
    return request.method === 'POST' ? answerPost(options, url, request) : answerGet(options, assets, url);
  };
  const server = createServer(async (request, response) => {
    const reply = await answer(request).catch(failed);
    if (reply.kind === 'stream') streamChanges(options.slack.world, reply.user, response);
    else send(response, reply);
  });
  const port = await listen(server, host, options.port);
  return { url: `http://${host}:${port}`, close: () => closeServer(server) };
};
