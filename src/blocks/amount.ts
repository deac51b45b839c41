import { absolute, formatMoney } from '../domain/money.ts';
import { formatPercent, type Trend } from '../domain/trend.ts';

/*
 * Plain text throughout. Like `formatMoney`, some of it holds `<` or `>` (`<1 %`, `>999 %`): in mrkdwn it goes through
 * `escapeText`, in tables and headers it stands as it is.
 */

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** `1,234,567` */
export const formatCount = (count: number): string => WHOLE.format(count);

/** Tokens at a glance: `999`, `1.2K`, `1.2M`, `3.4B`. */
export const formatTokens = (tokens: number): string => COMPACT.format(tokens);

/** Tokens at a glance and exactly: `1.2M (1,234,567)`; only `999` where both are the same. */
export const describeTokens = (tokens: number): string => {
  const glance = formatTokens(tokens);
  const exact = formatCount(tokens);
  return glance === exact ? exact : `${glance} (${exact})`;
};

/** A part of a whole, from 0 to 1, as `62 %`. What is not nothing never reads `0 %`, what is not all never `100 %`. */
export const formatShare = (share: number): string => {
  const percent = Math.round(share * 100);
  if (share > 0 && percent === 0) return '<1 %';
  if (share < 1 && percent === 100) return '>99 %';
  return `${formatCount(percent === 0 ? 0 : percent)} %`;
};

/** `▲ $12.40 (+8 %)`, `▼ $3.00 (−2.4 %)`, `▲ $12.40 (new)` after nothing, `no change`. */
export const changeText = ({ delta, percent }: Trend): string => {
  if (delta === 0n) return 'no change';
  const arrow = `${delta > 0n ? '▲' : '▼'} ${formatMoney(absolute(delta))}`;
  if (percent !== null) return `${arrow} (${formatPercent(percent)})`;
  return delta > 0n ? `${arrow} (new)` : arrow;
};

const CELLS = 5;

/** `▰▰▰▱▱ 62 %`. It is full from 100 % on, not before; the number goes on beyond. */
export const progressBar = (share: number): string => {
  const filled = Math.min(CELLS, Math.max(0, Math.floor(share * CELLS)));
  return `${'▰'.repeat(filled)}${'▱'.repeat(CELLS - filled)} ${formatShare(share)}`;
};
