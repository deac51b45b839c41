import type { Problem } from '../domain/problem.ts';
import type { Source } from '../domain/spend.ts';
import type { Clock, Log, Random } from '../ports.ts';
import { buildUrl } from './build-url.ts';
import { explainFailure } from './explain-failure.ts';
import { fetchOnce } from './fetch-once.ts';
import {
  ApiFailure,
  type GetRequest,
  type PostRequest,
  type Reply,
  type TransportHealth,
  type WritingTransport,
} from './http.ts';
import { isExpectedRefusal } from './is-expected-refusal.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { type Connections, openConnections } from './open-connections.ts';
import { parseGrantedScopes } from './parse-scopes.ts';
import { createHealthRecord } from './record-health.ts';
import type { RequestBudget } from './request-budget.ts';
import { retryUntilAnswered } from './retry-until-answered.ts';

interface TransportSettings {
  readonly source: Source;
  /** May have a path, as a gateway does. */
  readonly baseUrl: string;
  readonly key: { reveal(): string };
  /** This program's own, for the user agent. */
  readonly version: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** One for everything that uses a key of the same organisation. */
  readonly budget: RequestBudget;
  /** Keep-alive connections of its own unless given. They are closed with the transport. */
  readonly connections?: Connections;
}

interface ClosableTransport extends WritingTransport {
  health(): TransportHealth;
  /** The scopes of the key, once a refusal has told them; null until then. */
  scopes(): readonly string[] | null;
  /** Ends what is under way: it fails as `unavailable`, cause `closed`. */
  close(): Promise<void>;
}

const API_VERSION = '2023-06-01';
const CONNECTIONS = 3;

type ApiRequest = GetRequest | PostRequest;

const bodyOf = (request: ApiRequest): string | null => ('body' in request ? JSON.stringify(request.body) : null);
const betasOf = (request: ApiRequest): readonly string[] => ('betas' in request ? (request.betas ?? []) : []);

/** Reports asked for side by side overrun the API's limits, so they go one at a time. */
const REPORT_PATH = /\/analytics\/|\/(usage|cost)_report(\/|$)/;

export const createTransport = (settings: TransportSettings): ClosableTransport => {
  const { source, baseUrl, key, version, clock, random, log, budget } = settings;
  const connections = settings.connections ?? openConnections(CONNECTIONS);
  const health = createHealthRecord(clock);
  const inAnyLane = limitConcurrency(CONNECTIONS);
  const inReportLane = limitConcurrency(1);
  const underWay = new Set<AbortController>();
  let closed = false;
  let scopes: readonly string[] | null = null;

  const headersOf = (request: ApiRequest): Record<string, string> => ({
    accept: 'application/json',
    'anthropic-version': API_VERSION,
    'user-agent': `claude-ledger/${version}`,
    'x-api-key': key.reveal(),
    ...(betasOf(request).length > 0 && { 'anthropic-beta': betasOf(request).join(',') }),
    ...(bodyOf(request) !== null && { 'content-type': 'application/json' }),
  });

  const ask = async (request: ApiRequest, signal: AbortSignal): Promise<Reply> => {
    const origin = { source, endpoint: request.path };
    const body = bodyOf(request);
    const sending = { url: buildUrl(baseUrl, request), body, headers: headersOf(request), key };
    const outcome = await retryUntilAnswered({
      admit: () => budget.take(signal),
      repeatable: body === null,
      send: async () => {
        const attempt = await fetchOnce(connections.fetch, clock, sending, signal);
        if (attempt.kind !== 'silence') health.sawClock(attempt.clockSkewMs);
        return attempt;
      },
      signal,
      clock,
      random,
      onRetry: (failed, tries, waitMs) => {
        const why = failed.kind === 'silence' ? failed.cause : failed.requestId;
        log.warn('anthropic.retry', { ...origin, status: failed.status, why, tries, waitMs });
      },
    });
    if (outcome.kind === 'given-up') throw new ApiFailure(explainFailure(outcome.last, origin, outcome.retryAt));
    health.succeeded();
    log.debug('anthropic.reply', { ...origin, requestId: outcome.reply.requestId });
    return outcome.reply;
  };

  const fail = (problem: Problem): never => {
    health.failed(problem);
    if (problem.kind === 'scope-missing') scopes = parseGrantedScopes(problem.message) ?? scopes;
    log[isExpectedRefusal(problem) ? 'debug' : 'warn']('anthropic.failure', { ...problem });
    throw new ApiFailure(problem);
  };

  const askUntilClosed = async (request: ApiRequest): Promise<Reply> => {
    // A controller each: listeners of requests that are over would pile up on one that lives as long as the process.
    const controller = new AbortController();
    if (closed) controller.abort();
    underWay.add(controller);
    try {
      return await ask(request, controller.signal);
    } catch (error) {
      if (controller.signal.aborted) {
        const where = { source, endpoint: request.path, requestId: null };
        return fail({ kind: 'unavailable', ...where, status: null, cause: 'closed' });
      }
      if (error instanceof ApiFailure) return fail(error.problem);
      throw error;
    } finally {
      underWay.delete(controller);
    }
  };

  return {
    get: (request) => {
      const inLane = () => inAnyLane(() => askUntilClosed(request));
      return REPORT_PATH.test(request.path) ? inReportLane(inLane) : inLane();
    },
    post: (request) => inAnyLane(() => askUntilClosed(request)),
    scopes: () => scopes,
    health: () => ({ ...health.read(), requestsLastMinute: budget.used() }),
    close: async () => {
      closed = true;
      for (const controller of underWay) controller.abort();
      await connections.close();
    },
  };
};
