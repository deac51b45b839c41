import type { IncomingHttpHeaders } from 'node:http';
import type { Source } from '../../domain/spend.ts';
import type { Company } from '../organisation/company.ts';
import { authorise } from './authorise.ts';
import type { Asked, Settings } from './endpoint.ts';
import { ENDPOINTS } from './endpoints.ts';
import { errorBody, Refusal } from './refusal.ts';
import type { Memory } from './remember.ts';

interface World {
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
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Who asks, and what every reply to them says in its headers. */
export interface Admission {
  readonly source: Source;
  readonly headers: Readonly<Record<string, string>>;
}

type Around = Pick<Asked, 'now' | 'change'> & { readonly world: World; readonly requestId: string };

const askEndpoint = (request: Request, source: Source, { world, now, change }: Around): unknown => {
  const here = ENDPOINTS.filter(({ path }) => path.test(request.path));
  if (here.length === 0) throw new Refusal(404, 'Not found');
  const found = here.find(({ method }) => method === request.method);
  if (found === undefined) throw new Refusal(405, 'Method not allowed');
  authorise(request.headers, source, found, world.settings);
  const ids = found.path.exec(request.path)?.slice(1) ?? [];
  const { query: params, headers, body } = request;
  return found.answer({ ...world, source, now, params, headers, body, change, ids });
};

/** The API's answer: what `admit` and the endpoint give, or the refusal that either throws. */
export const answerRequest = (request: Request, admit: () => Admission, around: Around): Answer => {
  const known: { headers: Answer['headers'] } = { headers: {} };
  const failed = (status: number, message: string, headers: Answer['headers'] = {}): Answer => ({
    status,
    headers: { ...known.headers, ...headers },
    body: errorBody(request.path, status, message, around.requestId),
  });
  try {
    const { source, headers } = admit();
    known.headers = headers;
    return { status: 200, headers, body: askEndpoint(request, source, around) };
  } catch (error) {
    if (!(error instanceof Refusal)) return failed(500, String(error));
    return failed(error.status, error.message, error.headers);
  }
};
