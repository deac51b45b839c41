import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../../ports.ts';

interface HttpReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** A page for machines: health, readiness, metrics. Answers GET and HEAD. */
export interface HttpRoute {
  readonly path: string;
  readonly handle: () => HttpReply | Promise<HttpReply>;
}

export const METHODS = ['GET', 'HEAD'];

const plain = (status: number, body: string): HttpReply => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: `${body}\n`,
});

const reply = (request: IncomingMessage, response: ServerResponse, { status, contentType, body }: HttpReply): void => {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' });
  response.end(request.method === 'HEAD' ? undefined : body);
};

/** Answers one request; a route that throws is a 500 and a line in the log. */
export const serveRoute = async (
  { path, handle }: HttpRoute,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> => {
  try {
    reply(request, response, await handle());
  } catch (error) {
    log.error('route_failed', { path, error });
    reply(request, response, plain(500, 'error'));
  }
};

/** A server for the routes alone, for Socket Mode, where nothing else listens. */
export const createRouteServer = (routes: readonly HttpRoute[], log: Log): Server =>
  createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    const route = routes.find((candidate) => candidate.path === path);
    if (route === undefined) return reply(request, response, plain(404, 'not found'));
    if (!METHODS.includes(request.method ?? '')) return reply(request, response, plain(405, 'method not allowed'));
    void serveRoute(route, request, response, log);
  });

/** The port that a listening server got. */
export const portOf = (server: Pick<Server, 'address'>): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** How long an answer that is being written may take once the server closes. */
const FLUSH_MS = 1000;

/** Resolves when `close` has, and cuts connections that keep it waiting. */
export const closeServer = async (server: Pick<Server, 'closeAllConnections'>, close: () => Promise<void>) => {
  const timer = setTimeout(() => server.closeAllConnections(), FLUSH_MS);
  await close();
  clearTimeout(timer);
};
