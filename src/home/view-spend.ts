import { context, header, section } from '../blocks/build.ts';
import { describeAgo, formatTime } from '../blocks/describe-time.ts';
import type { MessageBlock } from '../blocks/message.ts';
import { describeTotals } from '../spend/describe-totals.ts';
import { spendFootnotes, spendProblems } from '../spend/footnotes.ts';
import { headline } from '../spend/view-headline.ts';
import type { HomeFigures } from './home-figures.ts';
import type { HomeView } from './home-view.ts';
import { viewDays } from './view-days.ts';

const describeAge = ({ asOf }: HomeFigures, { now, isReading, settings }: HomeView): string => {
  const age = `As of ${formatTime(asOf, settings.timezone)} (${describeAgo(asOf, now)})`;
  return isReading ? `${age}; newer figures are being read.` : `${age}.`;
};

/** What the month has cost, how that compares, where it is going, and the last days as a chart. */
export const viewSpend = (view: HomeView): readonly MessageBlock[] => {
  const { figures, isReading, settings } = view;
  if (figures === null) {
    const why = isReading
      ? ':hourglass_flowing_sand: Reading the figures: they appear here in a moment.'
      : ':warning: The figures could not be read just now. Open this page again in a moment.';
    return [...header('Claude cost'), ...section(why)];
  }
  const problems = spendProblems(figures.month, settings.timezone).map((problem) => `:warning: ${problem}`);
  return [
    ...header(headline('Claude cost', figures.month)),
    ...section([...describeTotals(figures.month), ...problems].join('\n')),
    ...viewDays(figures, view.drawsCharts),
    ...context([describeAge(figures, view), ...spendFootnotes('cost', figures.month, settings.timezone)]),
  ];
};
