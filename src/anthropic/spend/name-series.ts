import { createHash } from 'node:crypto';
import type { Query } from '../http.ts';
import type { Report } from './report.ts';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** `analytics.cost.all`, or with filters `analytics.cost.models-3fa9c1d2e4b50718`. */
export const nameSeries = <M>({ generation, counting }: Report<M>, filters: Query): string => {
  const names = Object.keys(filters);
  const part = names.length === 0 ? 'all' : `${names.join('+')}-${digestOf(JSON.stringify(filters))}`;
  return `${generation}.${counting.metric}.${part}`;
};
