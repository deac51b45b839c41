import { fromUsd, type Money, ZERO } from '../../domain/money.ts';
import { modelPrice } from './models.ts';
import type { Counts, Route } from './spend-fact.ts';

/** What one token of each kind costs by the list, for one way of being served. */
export interface Rate {
  readonly uncachedInput: Money;
  readonly cacheRead: Money;
  readonly cacheWrite5m: Money;
  readonly cacheWrite1h: Money;
  readonly output: Money;
}

/** A component of cost, in the words of the reports. */
export interface Component {
  readonly costType: 'tokens' | 'web_search' | 'code_execution' | 'session_usage';
  readonly tokenType: string | null;
  readonly listAmount: (counts: Counts, rate: Rate) => Money;
}

const usd = (text: string): Money => fromUsd(text) ?? ZERO;
const times = (count: number, price: Money): Money => (BigInt(count) * price) as Money;
const share = (price: Money, of: bigint, per: bigint): Money => ((price * of) / per) as Money;

const WEB_SEARCH = usd('0.01');
/** $0.05 and $0.08 an hour. */
const CODE_MILLI_HOUR = usd('0.00005');
const SESSION_MILLI_HOUR = usd('0.00008');

const MILLION = 1_000_000n;
const FREE: Rate = { uncachedInput: ZERO, cacheRead: ZERO, cacheWrite5m: ZERO, cacheWrite1h: ZERO, output: ZERO };

type Served = Pick<Route, 'model' | 'tier' | 'contextWindow' | 'geo'>;

/** Half price for batches, a tenth more for inference kept in the US, dearer input and output beyond 200k tokens of context. */
export const rateOf = ({ model, tier, contextWindow, geo }: Served): Rate => {
  if (model === null) return FREE;
  const list = modelPrice(model);
  const served = (price: Money): Money =>
    share(price, (tier === 'batch' ? 1n : 2n) * (geo === 'us' ? 11n : 10n), 20n * MILLION);
  const long = contextWindow === '200k-1M';
  const input = served(long ? share(list.input, 2n, 1n) : list.input);
  return {
    uncachedInput: input,
    cacheRead: share(input, 1n, 10n),
    cacheWrite5m: share(input, 5n, 4n),
    cacheWrite1h: share(input, 2n, 1n),
    output: served(long ? share(list.output, 3n, 2n) : list.output),
  };
};

/** Routes of the same name are priced alike, so their counts can be added before they are priced. */
export const rateName = (route: Served): string => `${route.model} ${route.tier} ${route.contextWindow} ${route.geo}`;

const tokens = (tokenType: string, listAmount: Component['listAmount']): Component => ({
  costType: 'tokens',
  tokenType,
  listAmount,
});

export const COMPONENTS: readonly Component[] = [
  tokens('uncached_input_tokens', (counts, rate) => times(counts.uncachedInput, rate.uncachedInput)),
  tokens('output_tokens', (counts, rate) => times(counts.output, rate.output)),
  tokens('cache_read_input_tokens', (counts, rate) => times(counts.cacheRead, rate.cacheRead)),
  tokens('cache_creation.ephemeral_5m_input_tokens', (counts, rate) => times(counts.cacheWrite5m, rate.cacheWrite5m)),
  tokens('cache_creation.ephemeral_1h_input_tokens', (counts, rate) => times(counts.cacheWrite1h, rate.cacheWrite1h)),
  { costType: 'web_search', tokenType: null, listAmount: (counts) => times(counts.webSearches, WEB_SEARCH) },
  {
    costType: 'code_execution',
    tokenType: null,
    listAmount: (counts) => times(counts.codeMilliHours, CODE_MILLI_HOUR),
  },
  {
    costType: 'session_usage',
    tokenType: null,
    listAmount: (counts) => times(counts.sessionMilliHours, SESSION_MILLI_HOUR),
  },
];

/** What is paid: the list price less the organisation's discount in whole percent. Exact, because list prices are round. */
export const discounted = (listAmount: Money, percent: number): Money => share(listAmount, BigInt(100 - percent), 100n);
