import type { Document } from './command.ts';
import { renderCsv } from './render-csv.ts';

/** Every row of an answer as a file: `claude-cost.csv`. */
export const attachCsv = ({ command, rows }: Document): { readonly name: string; readonly text: string } => ({
  name: `claude-${command}.csv`,
  text: renderCsv(rows),
});
