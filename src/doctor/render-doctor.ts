import type { Finding } from './finding.ts';

const MARK = { true: 'ok  ', warn: 'warn', false: 'FAIL' };

const lineOf = ({ ok, subject, sentence, mend }: Finding, width: number): string =>
  `${MARK[`${ok}`]}  ${subject.padEnd(width)}  ${sentence}${mend === null ? '' : `: ${mend}`}\n`;

/** One line for each finding, for a terminal. */
export const renderDoctor = (findings: readonly Finding[]): string => {
  const width = Math.max(...findings.map(({ subject }) => subject.length));
  return findings.map((finding) => lineOf(finding, width)).join('');
};

/** Whether nothing that is needed fails: what is only odd still works. */
export const isHealthy = (findings: readonly Finding[]): boolean => findings.every(({ ok }) => ok !== false);
