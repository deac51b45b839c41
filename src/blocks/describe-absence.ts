import { parseIsoDay } from '../domain/day.ts';
import type { Absence } from '../domain/part.ts';
import type { Source } from '../domain/spend.ts';
import { sourceAtStart, sourceInSentence } from './describe-source.ts';
import { formatDay } from './describe-time.ts';
import { quote } from './quote.ts';

/** The words of `by` that are too short to be said alone. */
const DIMENSION_NAMES: Readonly<Record<string, string>> = {
  channel: 'Slack channel',
  tier: 'service tier',
  token: 'type of token',
};

const dimensionName = (dimension: string): string =>
  DIMENSION_NAMES[dimension] ?? (/^[a-z]+$/.test(dimension) ? dimension : quote(dimension));

const dayName = (iso: string): string => {
  const day = parseIsoDay(iso);
  return day === null ? quote(iso) : formatDay(day);
};

/** One sentence that says why a source has no answer, and what has one where something does. Plain text, as `describeProblem`. */
export const describeAbsence = (absence: Absence, source: Source): string => {
  const it = sourceAtStart(source);
  switch (absence.kind) {
    case 'not-offered':
      return `${it} does not offer this, so there is nothing to show from it.`;
    case 'dimension':
      return (
        `The classic reports of ${sourceInSentence(source)} cannot split this by ${dimensionName(absence.dimension)}; ` +
        'the Usage and Cost Analytics API can, when Anthropic offers it to your organisation.'
      );
    case 'complete-days-only':
      return `The classic reports of ${sourceInSentence(source)} have complete UTC days only, so today is not in them: ask for it tomorrow.`;
    case 'before-first-day':
      return `${it} has nothing from before ${dayName(absence.firstDay)}: ask for days from then on.`;
    case 'not-published-yet':
      return `${it} has not published these days yet: ask again in a few hours.`;
    case 'nothing-of-that-name':
      return `${it} has nothing of that name, so there is nothing to show from it.`;
  }
};
