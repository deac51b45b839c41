import type { MessageBlock } from '../../blocks/message.ts';
import { fitRows, table } from '../../blocks/table.ts';
import type { Finding } from '../../domain/finding.ts';

/** Rows that still leave the message on one screen. */
export const ONE_SCREEN = 20;

/** A rest of one is shown: its row says more than `Other (1)` and takes the same room. */
const shownOf = (findings: readonly Finding[], most: number): number =>
  findings.length - most === 1 ? findings.length : most;

/** A row for each finding of a group, and one for those that do not fit. A short row ends with empty cells. */
export const viewGroup = (findings: readonly Finding[], titles: readonly string[], most: number): MessageBlock[] => {
  const columns = titles.map((title) => ({ title, wrap: true }));
  const count = shownOf(findings, most);
  const rows = fitRows(
    { shown: findings.slice(0, count), other: findings.slice(count) },
    {
      columns,
      toRow: ({ statement }) => columns.map((_, index) => statement.row[index] ?? ''),
      foldRest: (rest) => columns.map((_, index) => (index === 0 ? `Other (${rest.length})` : '')),
    },
  );
  return table({ columns, rows });
};
