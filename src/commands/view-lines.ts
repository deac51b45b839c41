import { bold } from '../blocks/text.ts';

/** So many that a person still reads them. */
const LINES = 30;

/** A title with its count over mrkdwn lines; `none` where there are none. How many there are beyond those shown is said. */
export const viewLines = (title: string, lines: readonly string[], none: string): string => {
  if (lines.length === 0) return `${bold(title)}\n${none}`;
  const more = lines.length - LINES;
  const shown = more > 1 ? [...lines.slice(0, LINES), `… and ${more} more.`] : lines;
  return [bold(`${title} (${lines.length})`), ...shown].join('\n');
};
