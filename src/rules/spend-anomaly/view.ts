import { formatShare } from '../../blocks/amount.ts';
import { formatDay, formatTime } from '../../blocks/describe-time.ts';
import { listWords } from '../../blocks/quote.ts';
import type { ExpectedRange, Judgement } from '../../domain/anomaly/judgement.ts';
import type { SpendBy } from '../../domain/anomaly/list-series.ts';
import type { Instant } from '../../domain/day.ts';
import type { Statement } from '../../domain/finding.ts';
import { formatMoney, subtract, toNumber } from '../../domain/money.ts';
import type { Contributor } from './find-contributors.ts';
import type { Spender } from './find-spenders.ts';

export interface Anomaly {
  /** What spent: `workspace Prod`; null for all of the organisation. */
  readonly what: string | null;
  /** `Acme Research (Claude Console)` */
  readonly place: string;
  readonly telling: Judgement;
  /** The source's watermark; null where it has none. */
  readonly refreshedAt: Instant | null;
  readonly contributors: readonly {
    readonly by: SpendBy;
    readonly top: readonly (Contributor & { readonly name: string })[];
  }[];
  /** Who rose most that day, where the source tells it. */
  readonly spenders: readonly { readonly by: 'key' | 'user'; readonly top: readonly Spender[] }[];
}

export const ANOMALY_COLUMNS: readonly string[] = ['What', 'Day', 'Spent', 'Expected'];

/** `3.2 times`; null where next to nothing was expected. */
const timesOf = ({ amount }: Judgement, { expected }: ExpectedRange): string | null => {
  const usual = toNumber(expected);
  return usual < 0.01 ? null : `${(toNumber(amount) / usual).toFixed(1)} times`;
};

const listContributors = ({ contributors }: Anomaly): Statement['fields'] =>
  contributors
    .filter(({ top }) => top.length > 0)
    .map(({ by, top }) => ({
      label: by === 'workspace' ? 'Workspaces that rose most' : 'Models that rose most',
      value: listWords(
        top.map(({ name, rise, share }) => `${name} +${formatMoney(rise)} (${formatShare(share)} of the rise)`),
      ),
    }));

/** Said in full, because a large spender need not be one that rose. */
const LABELS = {
  key: { rose: 'API keys that rose most', spent: 'API keys that spent most' },
  user: { rose: 'Who rose most', spent: 'Who spent most' },
} as const;

const describeSpender = ({ name, amount, rise }: Spender): string =>
  rise === null ? `${name} ${formatMoney(amount)}` : `${name} +${formatMoney(rise)}, to ${formatMoney(amount)}`;

/** Keys that act for nobody are who it was, too: their numbers are told once. */
const tellOnce = (field: Statement['fields'][number], index: number, fields: Statement['fields']) =>
  fields.slice(0, index).some(({ value }) => value === field.value)
    ? { ...field, value: 'the same keys, which act for nobody' }
    : field;

const listSpenders = ({ spenders }: Anomaly): Statement['fields'] =>
  spenders
    .filter(({ top }) => top.length > 0)
    .map(({ by, top }) => {
      const isCompared = top.every(({ rise }) => rise !== null);
      const list = top.map(describeSpender).join('; ');
      return isCompared
        ? { label: LABELS[by].rose, value: `${list} (against what is usual on such a day, by the four weeks before)` }
        : { label: LABELS[by].spent, value: list };
    })
    .map(tellOnce);

const describeFinality = (refreshedAt: Instant | null): string =>
  refreshedAt === null
    ? 'The day is complete; Anthropic may still restate it.'
    : `The day is complete: all data until ${formatTime(refreshedAt, 'UTC')} is in. Anthropic may still restate it.`;

export const viewAnomaly = (anomaly: Anomaly): Statement => {
  const { what, place, telling, refreshedAt } = anomaly;
  const { range } = telling;
  const day = formatDay(telling.day);
  const spent = formatMoney(telling.amount);
  const where = what === null ? place : `${what} in ${place}`;
  const expected = range === null ? 'unknown' : `${formatMoney(range.low)} to ${formatMoney(range.high)}`;
  const times = range === null ? null : timesOf(telling, range);
  return {
    title: `${where} spent ${spent} on ${day}${times === null ? '' : `, ${times} what was expected`} (${expected})`,
    fields: [
      { label: 'Day', value: `${day} (UTC)` },
      { label: 'Spent', value: spent },
      ...(range === null
        ? []
        : [
            { label: 'Expected', value: `${formatMoney(range.expected)}, usually ${expected}` },
            { label: 'More than expected', value: formatMoney(subtract(telling.amount, range.expected)) },
            {
              label: 'Compared with',
              value: `${range.restsOn} earlier days${range.isWeekly ? ', by the day of the week' : ''}`,
            },
          ]),
      ...listContributors(anomaly),
      ...listSpenders(anomaly),
      { label: 'Data', value: describeFinality(refreshedAt) },
    ],
    advice:
      'See who and what with /claude-cost by workspace,model and /claude-cost by user; press Expected if it was planned.',
    row: [where, day, spent, expected],
  };
};
