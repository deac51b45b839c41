import { applyFault, rateLimited } from './apply-fault.ts';
import type { Faults } from './faults.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { Json } from './json.ts';
import { findMethod } from './methods/find-method.ts';
import { type Call, type Method, requireScope, type Token } from './methods/method.ts';
import { readArguments } from './methods/read-arguments.ts';
import { Refused } from './refused.ts';
import type { ApiCall } from './state/api-call.ts';

export interface WebApi {
  readonly tokens: ReadonlyMap<string, Token>;
  readonly faults: Faults;
  readonly limitRate: (method: string, args: Json) => number | null;
  readonly context: Omit<Call, 'token'>;
  readonly record: (call: ApiCall) => void;
}

export interface ApiRequest {
  readonly method: string;
  readonly body: string;
  readonly contentType: string;
  /** The `Authorization` header. */
  readonly authorization: string | null;
}

const NOBODY: Token = { kind: 'bot', scopes: [] };

const authenticate = (api: WebApi, method: Method, given: string | null): Token => {
  if (method.token === 'none') return NOBODY;
  if (given === null) throw new Refused('not_authed');
  const token = api.tokens.get(given);
  if (token === undefined) throw new Refused('invalid_auth');
  if (method.token !== 'any' && token.kind !== method.token) throw new Refused('not_allowed_token_type');
  if (method.scope !== null) requireScope(token, method.scope);
  return token;
};

const ok = (body: Json, headers: Readonly<Record<string, string>> = {}): HttpAnswer => ({ status: 200, headers, body });

const perform = (api: WebApi, method: Method, args: Json, given: string | null): HttpAnswer => {
  const token = authenticate(api, method, given);
  const headers = { 'x-oauth-scopes': token.scopes.join(','), 'x-accepted-oauth-scopes': method.scope ?? '' };
  return ok({ ok: true, ...method.run(args, { ...api.context, token }) }, headers);
};

const answer = async (api: WebApi, request: ApiRequest, args: Json, token: string | null): Promise<HttpAnswer> => {
  const method = findMethod(request.method);
  if (method === undefined) throw new Refused('unknown_method', { req_method: request.method });
  const effect = api.faults.strike(request.method, args);
  const wait = effect === null ? api.limitRate(request.method, args) : null;
  if (wait !== null) return rateLimited(wait);
  const act = () => perform(api, method, args, token);
  return effect === null ? act() : applyFault(effect, act);
};

/** One Web API call, from its raw body to its answer: read, authenticated, struck by faults, performed, recorded. */
export const answerCall = async (api: WebApi, request: ApiRequest): Promise<HttpAnswer> => {
  let args: Json = {};
  const settle = async (): Promise<HttpAnswer> => {
    try {
      const read = readArguments(request.body, request.contentType);
      args = read.args;
      const bearer = request.authorization?.replace(/^Bearer /i, '') ?? null;
      return await answer(api, request, args, bearer ?? read.token);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return ok({ ok: false, error: error.error, ...error.details });
    }
  };
  const result = await settle();
  const { now } = api.context.world;
  api.record({
    at: now(),
    method: request.method,
    args,
    reply: result.body ?? {},
    status: result.body === null ? null : result.status,
  });
  return result;
};
