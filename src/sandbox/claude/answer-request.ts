import type { IncomingHttpHeaders } from 'node:http';
import type { Instant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import type { Company } from '../organisation/company.ts';
import { authorise } from './authorise.ts';
import type { Settings } from './endpoint.ts';
import { ENDPOINTS } from './endpoints.ts';
import { errorBody, Refusal } from './refusal.ts';
import type { Memory } from './remember.ts';

export interface World {
  readonly company: Company;
  readonly settings: Settings;
  readonly revision: number;
  readonly memory: Memory;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const answerOrThrow = (request: Request, source: Source, now: Instant, world: World): unknown => {
  const found = ENDPOINTS.find(({ path }) => path.test(request.path));
  if (found === undefined) throw new Refusal(404, 'Not found');
  if (request.method !== 'GET') throw new Refusal(405, 'Method not allowed');
  authorise(request.headers, source, found, world.settings);
  const ids = found.path.exec(request.path)?.slice(1) ?? [];
  return found.answer({ ...world, source, now, params: request.query, headers: request.headers, ids });
};

/** The API's answer: what `identified` and the endpoint give, or the refusal that either throws. */
export const answerRequest = (
  request: Request,
  identified: () => Source,
  now: Instant,
  world: World,
  requestId: string,
): Answer => {
  try {
    return { status: 200, headers: {}, body: answerOrThrow(request, identified(), now, world) };
  } catch (error) {
    if (!(error instanceof Refusal))
      return { status: 500, headers: {}, body: errorBody(500, String(error), requestId) };
    return { status: error.status, headers: error.headers, body: errorBody(error.status, error.message, requestId) };
  }
};
