import { onTestFinished } from 'vitest';
import { parseInstant, parseIsoDay, toInstant } from '../../../src/domain/day.ts';
import { SANDBOX_KEYS } from '../../../src/sandbox/claude/settings.ts';
import {
  type ClaudeApiOptions,
  type SandboxClaudeApi,
  startClaudeApi,
} from '../../../src/sandbox/claude/start-claude-api.ts';
import { createCompany } from '../../../src/sandbox/organisation/company.ts';

export const TODAY = parseIsoDay('2026-11-22') ?? (0 as never);
export const NOW = parseInstant('2026-11-22T09:30:00Z') ?? toInstant(0);
/** The watermark at that time. */
export const WATERMARK = parseInstant('2026-11-22T07:00:00Z') ?? toInstant(0);

export const COMPANY = createCompany({ today: TODAY });

/** A stand-in that closes with the test. */
export const startApi = async (options: Partial<ClaudeApiOptions> = {}): Promise<SandboxClaudeApi> => {
  const api = await startClaudeApi({ company: COMPANY, now: () => NOW, ...options });
  onTestFinished(() => api.close());
  return api;
};

export type Query = Readonly<Record<string, string | number | readonly string[]>>;

const BETA = 'analytics-usage-cost-2026-08-24';

const urlOf = (api: SandboxClaudeApi, path: string, query: Query): URL => {
  const url = new URL(path.startsWith('/') ? path : `/v1/organizations/${path}`, api.url);
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'object') for (const each of value) url.searchParams.append(`${name}[]`, each);
    else url.searchParams.set(name, String(value));
  }
  return url;
};

export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into the JSON as a client would.
  readonly body: any;
}

/** One GET with the Console's key, unless told otherwise. A path from `/` on is a whole one; a header that is '' is not sent. */
export const ask = async (
  api: SandboxClaudeApi,
  path: string,
  query: Query = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Seen> => {
  const all = {
    'x-api-key': SANDBOX_KEYS.console,
    'anthropic-version': '2023-06-01',
    'anthropic-beta': BETA,
    ...headers,
  };
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
  const response = await fetch(urlOf(api, path, query), { headers: sent });
  return { status: response.status, headers: response.headers, body: await response.json() };
};

/** One POST with the key of Claude Enterprise, unless told otherwise: JSON, or a text as it is. */
export const post = async (
  api: SandboxClaudeApi,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Seen> => {
  const response = await fetch(urlOf(api, path, {}), {
    method: 'POST',
    headers: { ...ENTERPRISE, 'anthropic-version': '2023-06-01', 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
};

export const ENTERPRISE = { 'x-api-key': SANDBOX_KEYS.enterprise };

/** Every page by its token, oldest first. */
export const askAll = async (
  api: SandboxClaudeApi,
  path: string,
  query: Query,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly Seen['body'][]> => {
  const pages: Seen['body'][] = [];
  for (let page: string | null = ''; page !== null; ) {
    const { status, body } = await ask(api, path, page === '' ? query : { ...query, page }, headers);
    if (status !== 200) throw new Error(`${status}: ${body.error.message}`);
    pages.push(body);
    page = body.next_page;
  }
  return pages;
};

/** What an error says, in one line. */
export const refusal = ({ status, body }: Seen): string => `${status} ${body.error?.type}: ${body.error?.message}`;
