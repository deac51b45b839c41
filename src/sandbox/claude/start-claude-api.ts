import { createServer, type Server } from 'node:http';
import type { Instant } from '../../domain/day.ts';
import type { Company } from '../organisation/company.ts';
import { makeId } from '../organisation/ids.ts';
import { answerRequest, type Request } from './answer-request.ts';
import { identify, ownerOf } from './authorise.ts';
import { deliver, jsonReply, type Reply } from './deliver.ts';
import type { Settings } from './endpoint.ts';
import { createFaults, type Fault, type SeenRequest } from './fault.ts';
import { createRateLimit } from './limit-rate.ts';
import { createMemory } from './remember.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

/** Answers of which pages are being read. */
const KEPT_ANSWERS = 32;

export interface ClaudeApiOptions {
  readonly company: Company;
  /** The server's clock, which its `date` header follows. */
  readonly now: () => Instant;
  readonly settings?: Partial<Settings>;
  /** 0, the default, takes any free port. */
  readonly port?: number;
}

interface AnsweredRequest extends SeenRequest {
  readonly at: Instant;
  readonly method: string;
  /** Null where a fault kept the answer back. */
  readonly status: number | null;
}

export interface SandboxClaudeApi {
  readonly url: string;
  /** Every request so far, in the order in which they were answered. */
  readonly requests: readonly AnsweredRequest[];
  company(): Company;
  /** Replaces the company by what `change` makes of it: from the next request on that is the truth. */
  change(change: (company: Company) => Company): void;
  configure(settings: Partial<Settings>): void;
  /** Gives the function that ends the fault. */
  fault(fault: Fault): () => void;
  close(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`);
    });
  });

/** The Anthropic API of the sample company, for an Admin key of its Console and a key of its Claude Enterprise organisation. */
export const startClaudeApi = async (options: ClaudeApiOptions): Promise<SandboxClaudeApi> => {
  let world = {
    company: options.company,
    settings: { ...DEFAULT_SETTINGS, ...options.settings },
    revision: 0,
    memory: createMemory(KEPT_ANSWERS),
  };
  const faults = createFaults();
  const limits = { console: createRateLimit(), enterprise: createRateLimit() };
  const requests: AnsweredRequest[] = [];
  let arrived = 0;

  const reply = (request: Request, now: Instant, requestId: string): Reply => {
    const identified = () => {
      const source = identify(request.headers, world.settings);
      limits[source](now, world.settings);
      return source;
    };
    const { status, headers, body } = answerRequest(request, identified, now, world, requestId);
    return jsonReply(status, headers, body);
  };

  const server = createServer(async (message, response) => {
    const now = options.now();
    arrived += 1;
    const requestId = makeId('req', String(arrived));
    const { pathname: path, searchParams: query } = new URL(message.url ?? '/', 'http://127.0.0.1');
    const request = { method: message.method ?? 'GET', path, query, headers: message.headers };
    const source = ownerOf(message.headers, world.settings);
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
    const seen: SeenRequest = { source, path, query, headers };
    response.setHeader('date', new Date(now).toUTCString());
    response.setHeader('request-id', requestId);
    if (source !== null) response.setHeader('anthropic-organization-id', world.company[source].organisation.id);
    const status = await deliver(response, faults.take(seen), seen, requestId, () => reply(request, now, requestId));
    requests.push({ ...seen, at: now, method: request.method, status });
  });

  return {
    url: await listen(server, options.port ?? 0),
    requests,
    company: () => world.company,
    change: (change) => {
      world = { ...world, company: change(world.company), revision: world.revision + 1 };
    },
    configure: (settings) => {
      world = { ...world, settings: { ...world.settings, ...settings }, revision: world.revision + 1 };
    },
    fault: faults.add,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
