import { createServer } from 'node:http';
import type { Instant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import { closeServer, listen } from '../http/listen.ts';
import { readRequest } from '../http/read-request.ts';
import type { Company } from '../organisation/company.ts';
import { makeId } from '../organisation/ids.ts';
import type { Change } from '../organisation/record-activity.ts';
import { type Admission, answerRequest, type Request } from './answer-request.ts';
import { identify, ownerOf } from './authorise.ts';
import { deliver, jsonReply, type Reply } from './deliver.ts';
import type { Settings } from './endpoint.ts';
import { createFaults, type Fault, type SeenRequest } from './fault.ts';
import { createRateLimit } from './limit-rate.ts';
import { recordAccess } from './record-access.ts';
import { isCompliance } from './refusal.ts';
import { createMemory } from './remember.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

/** Answers of which pages are being read. */
const KEPT_ANSWERS = 32;
const HOST = '127.0.0.1';

export interface ClaudeApiOptions {
  readonly company: Company;
  /** The server's clock, which its `date` header follows. */
  readonly now: () => Instant;
  readonly settings?: Partial<Settings>;
}

interface AnsweredRequest extends SeenRequest {
  readonly at: Instant;
  /** Null where a fault kept the answer back. */
  readonly status: number | null;
}

export interface SandboxClaudeApi {
  readonly url: string;
  /** Every request so far, in the order in which they were answered. */
  readonly requests: readonly AnsweredRequest[];
  company(): Company;
  /** Replaces the company by what `change` makes of it: from the next request on that is the truth. */
  change(change: Change): void;
  configure(settings: Partial<Settings>): void;
  /** Gives the function that ends the fault. */
  fault(fault: Fault): () => void;
  close(): Promise<void>;
}

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
  const complianceLimit = createRateLimit(true);
  const requests: AnsweredRequest[] = [];
  let arrived = 0;

  const change = (made: Change, now: Instant): Company => {
    world = { ...world, company: made(world.company, now), revision: world.revision + 1 };
    return world.company;
  };

  const admit = (request: Request, now: Instant): Admission => {
    const { requestsPerMinute, complianceRequestsPerMinute, retryHint } = world.settings;
    const source = identify(request.headers, request.path, world.settings);
    const headers = isCompliance(request.path)
      ? complianceLimit(now, complianceRequestsPerMinute, retryHint)
      : limits[source](now, requestsPerMinute, retryHint);
    return { source, headers };
  };

  const reply = (request: Request, source: Source | null, now: Instant, requestId: string): Reply => {
    const around = { world, now, change: (made: Change) => change(made, now), requestId };
    const { status, headers, body } = answerRequest(request, () => admit(request, now), around);
    const key = source === null ? null : world.settings.keys[source];
    if (source !== null && key !== null && isCompliance(request.path) && status !== 429) {
      const access = recordAccess({ source, key, request, status, requestId });
      world = { ...world, company: access(world.company, now) };
    }
    return jsonReply(status, headers, body);
  };

  const server = createServer(async (message, response) => {
    const now = options.now();
    arrived += 1;
    const requestId = makeId('req', String(arrived));
    const { pathname: path, searchParams: query } = new URL(message.url ?? '/', 'http://127.0.0.1');
    const method = message.method ?? 'GET';
    const body = await readRequest(message).then(String, () => '');
    const request = { method, path, query, headers: message.headers, body };
    const source = ownerOf(message.headers, world.settings);
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
    const seen: SeenRequest = { source, method, path, query, headers, body };
    response.setHeader('date', new Date(now).toUTCString());
    response.setHeader('request-id', requestId);
    if (source !== null) response.setHeader('anthropic-organization-id', world.company[source].organisation.id);
    const usual = (): Reply => reply(request, source, now, requestId);
    const status = await deliver(response, faults.take(seen), seen, requestId, usual);
    requests.push({ ...seen, at: now, status });
  });

  return {
    url: `http://${HOST}:${await listen(server, HOST, 0)}`,
    requests,
    company: () => world.company,
    change: (made) => {
      change(made, options.now());
    },
    configure: (settings) => {
      world = { ...world, settings: { ...world.settings, ...settings }, revision: world.revision + 1 };
    },
    fault: faults.add,
    close: () => closeServer(server),
  };
};
