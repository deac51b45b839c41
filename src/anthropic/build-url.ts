import type { GetRequest, Query } from './http.ts';

const spellQuery = (query: Query): string[] =>
  Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (typeof value !== 'object') return [`${name}=${encodeURIComponent(value)}`];
    return value.map((item) => `${name}[]=${encodeURIComponent(item)}`);
  });

/** The URL to read. A base URL may have a path of its own (a gateway's); the brackets of arrays stay literal. */
export const buildUrl = (baseUrl: string, { path, query = {} }: GetRequest): string => {
  const pairs = spellQuery(query);
  return `${baseUrl.replace(/\/+$/, '')}${path}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
};
