import { type Instant, toInstant } from '../../domain/day.ts';
import { hashText } from '../organisation/dice.ts';
import { invalid } from './refusal.ts';

/** Where a page begins, and what all pages of one question share: when "now" was, and what was known then. */
export interface Position {
  readonly offset: number;
  readonly now: Instant;
  readonly watermark: Instant;
}

/** A fingerprint of every parameter but the cursor, in any order. */
const fingerprint = (params: URLSearchParams, source: string): number => {
  const rest = [...params]
    .filter(([name]) => name !== 'page' && name !== 'beta')
    .map(([name, value]) => `${name}=${value}`);
  return hashText([source, ...rest.sort()].join('&'));
};

const encode = (params: URLSearchParams, source: string, { offset, now, watermark }: Position): string =>
  `page_${Buffer.from([fingerprint(params, source), offset, now, watermark].join(':')).toString('base64url')}`;

/** Reads the cursor, or begins. A cursor of another question is refused. */
export const readPosition = (params: URLSearchParams, source: string, start: Position): Position => {
  const page = params.get('page');
  if (page === null) return start;
  const decoded = Buffer.from(page.replace(/^page_/, ''), 'base64url').toString('utf8');
  const [print = Number.NaN, offset = 0, now = 0, watermark = 0] = decoded.split(':').map(Number);
  if (!page.startsWith('page_') || Number.isNaN(print)) throw invalid('page: Invalid page cursor');
  if (print !== fingerprint(params, source)) throw invalid('page: cursor does not match current query parameters');
  return { offset, now: toInstant(now), watermark: toInstant(watermark) };
};

export interface RowPage<T> {
  readonly rows: readonly T[];
  readonly has_more: boolean;
  readonly next_page: string | null;
}

export const pageRows = <T>(
  rows: readonly T[],
  limit: number,
  position: Position,
  params: URLSearchParams,
  source: string,
): RowPage<T> => {
  const end = position.offset + limit;
  const more = end < rows.length;
  return {
    rows: rows.slice(position.offset, end),
    has_more: more,
    next_page: more ? encode(params, source, { ...position, offset: end }) : null,
  };
};
