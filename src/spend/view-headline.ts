import { sourceName } from '../blocks/describe-source.ts';
import { describeSpan } from '../domain/describe-span.ts';
import type { SpendWords } from './parse-spend-words.ts';
import { coveredSpan, type SpendReport } from './spend-report.ts';

/** What the answer is about, beside its period: `workspace Prod, model opus`. Empty when it is about everything. */
const describeScope = ({ filters, source }: SpendWords): readonly string[] => [
  ...(source === null ? [] : [sourceName(source)]),
  ...filters.map(({ by, name }) => `${by} ${name}`),
];

/** The title of a report, in plain text: `Claude cost · workspace Prod · 1–21 Nov 2026 UTC`. */
export const headline = (title: string, report: SpendReport<unknown>): string =>
  [title, ...describeScope(report.words), describeSpan(coveredSpan(report))].join(' · ');
