import { sourceInSentence } from '../../blocks/describe-source.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import { listWords } from '../../blocks/quote.ts';
import { lengthOf } from '../../domain/day.ts';
import type { Cost } from '../../domain/spend.ts';
import { spendFootnotes } from '../../spend/footnotes.ts';
import { answered, type SpendReport } from '../../spend/spend-report.ts';

/** How far the data reaches of the sources that have all of these days: said once where they agree. */
const describeFreshness = (report: SpendReport<Cost>, timezone: string): readonly string[] => {
  const whole = answered(report).flatMap(({ source, provisionalFrom, refreshedAt }) =>
    provisionalFrom === null && refreshedAt !== null ? [{ source, until: formatTime(refreshedAt, timezone) }] : [],
  );
  const [first] = whole;
  if (first === undefined) return [];
  const isOne = lengthOf(report.words.period) === 1;
  const isShared = whole.length === report.parts.length && whole.every(({ until }) => until === first.until);
  const untils = whole.map(({ source, until }) => `${sourceInSentence(source)} (data until ${until})`);
  return isShared
    ? [`${isOne ? 'This day is' : 'These days are'} complete: all data until ${first.until} is in.`]
    : [`Complete for ${isOne ? 'this day' : 'these days'}: ${listWords(untils)}.`];
};

/** What a reader must know of the numbers: what they hold, and how final they are. */
export const viewNotes = (report: SpendReport<Cost>, timezone: string): readonly string[] => [
  ...spendFootnotes('cost', report, timezone),
  ...describeFreshness(report, timezone),
];

/** That the numbers of these days may still change, for whoever reads no small print; nothing where they are complete. */
export const viewProvisional = (report: SpendReport<Cost>): readonly string[] => {
  if (answered(report).every(({ provisionalFrom }) => provisionalFrom === null)) return [];
  const isOne = lengthOf(report.words.period) === 1;
  return [`Not all data of ${isOne ? 'this day' : 'these days'} is in yet: the numbers may still change.`];
};
