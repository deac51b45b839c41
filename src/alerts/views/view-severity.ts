import type { Severity } from '../../domain/finding.ts';

const MARKS: Readonly<Record<Severity, string>> = {
  high: ':red_circle:',
  medium: ':large_orange_circle:',
  low: ':white_circle:',
};
const WORDS: Readonly<Record<Severity, string>> = { high: 'High', medium: 'Medium', low: 'Low' };

/** A coloured dot as Slack's emoji, for the eye. */
export const severityMark = (severity: Severity): string => MARKS[severity];

/** The same for the ear. */
export const severityWord = (severity: Severity): string => WORDS[severity];
