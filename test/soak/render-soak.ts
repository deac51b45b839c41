import type { Verdict } from './judge-soak.ts';
import type { SoakResult } from './run-soak.ts';

const HOUR_MS = 3_600_000;
const MEGABYTE = 1_000_000;
/** A soak that went wrong has often gone wrong in the same way many times. */
const MOST_VIOLATIONS = 40;

const describeMemory = ({ trend }: Verdict): string => {
  if (trend === null) return 'too short to tell';
  const perDay = (trend.heapPerDay / MEGABYTE).toFixed(2);
  return `${perDay} MB a day, ${(trend.heapGrowth * 100).toFixed(1)} % from the first half to the second`;
};

const describeDescriptors = ({ trend }: Verdict): string =>
  trend === null || trend.descriptorGrowth === null
    ? 'not counted'
    : `${trend.descriptorGrowth} more in the second half`;

/** A table for people, and what went wrong below it. */
export const renderSoak = (result: SoakResult, verdict: Verdict): string => {
  const { violations } = verdict;
  const rows: readonly (readonly [string, string])[] = [
    ['time that went by', `${(result.simulatedMs / HOUR_MS).toFixed(1)} hours in ${result.steps} steps`],
    ['changes in the organisation', `${result.changes} to be told once each`],
    ['digests', String(result.digests)],
    ['questions of people', String(result.questions)],
    ['times that Anthropic or Slack failed', String(result.troubles)],
    ['restarts, kills', `${result.restarts}, ${result.kills}`],
    ['heap', describeMemory(verdict)],
    ['open descriptors', describeDescriptors(verdict)],
    ['violations', String(violations.length)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const shown = violations.slice(0, MOST_VIOLATIONS).map((each) => `- ${each}`);
  const more = violations.length - shown.length;
  return [
    ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    ...shown,
    ...(more > 0 ? [`- and ${more} more`] : []),
  ].join('\n');
};
