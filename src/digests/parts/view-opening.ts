import { bold, escapeText, literal } from '../../blocks/text.ts';
import { formatPercent, trendOf } from '../../domain/trend.ts';
import type { Amounts } from './compare-spend.ts';
import type { When } from './describe-when.ts';
import { explainChange, type KindMovement } from './explain-change.ts';
import { shown, sizeShown } from './show-money.ts';

/** Below, a change needs no reason. */
const ABOUT_PERCENT = 1;

/** What it cost, how that changed, and why in the main: one sentence of mrkdwn. `scope` is plain text, empty for everything. */
export const viewOpening = (
  { total, before }: Amounts,
  when: When,
  scope: string,
  kinds: readonly KindMovement[],
): string => {
  const what = scope === '' ? 'Claude' : `Claude for ${literal(scope)}`;
  if (total === null) return `What ${what} cost ${when.now} is not known, for the reason below.`;
  if (total === 0n) {
    const after = before === null || before === 0n ? '' : `, after ${shown(before)} ${when.before}`;
    return `${what} cost ${bold('nothing')} ${when.now}${after}.`;
  }
  const cost = `${what} cost ${bold(shown(total))} ${when.now}`;
  if (before === null) return `${cost}; there is nothing to compare that with.`;
  if (before === 0n) return `${cost}, after nothing ${when.before}.`;
  const { delta, percent } = trendOf(total, before);
  if (delta === 0n) return `${cost}, exactly as much as ${when.before}.`;
  if (percent !== null && Math.abs(percent) < ABOUT_PERCENT) return `${cost}, about as much as ${when.before}.`;
  const ratio = percent === null ? '' : ` (${escapeText(formatPercent(percent))})`;
  const direction = delta > 0n ? 'more' : 'less';
  return `${cost}, ${sizeShown(delta)}${ratio} ${direction} than ${when.before}${explainChange(delta, kinds)}.`;
};
