import nock from 'nock';
import { parseIsoDay, type Span } from '../../../src/domain/day.ts';
import type { HistoryStore } from '../../../src/ports.ts';
import { BASE_URL } from '../support/nocked-transport.ts';

export const day = (iso: string) => {
  const parsed = parseIsoDay(iso);
  if (parsed === null) throw new Error(`${iso} is no day`);
  return parsed;
};
export const span = (from: string, to: string): Span => ({ from: day(from), to: day(to) });

/** Answers one GET of exactly this path and query, with the given headers among its own; `reply` are those of the answer. */
export const serve = (url: string, body: object, { status = 200, headers = {}, reply = {} } = {}): void => {
  nock(BASE_URL, { reqheaders: headers })
    .get((uri) => decodeURIComponent(uri) === url)
    .reply(status, body as nock.Body, { 'request-id': 'req_1', ...reply });
};

export const refuse = (url: string, status: number, message: string): void =>
  serve(url, { type: 'error', error: { type: 'invalid_request_error', message }, request_id: 'req_1' }, { status });

export const createMemoryHistory = (): HistoryStore & { readonly values: Map<string, string> } => {
  const values = new Map<string, string>();
  return {
    values,
    read: async (key) => values.get(key) ?? null,
    write: async (key, value) => {
      values.set(key, value);
    },
  };
};
