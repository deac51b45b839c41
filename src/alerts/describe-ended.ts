import { listWords } from '../blocks/quote.ts';
import { fingerprintOf } from '../domain/finding.ts';
import type { Incident } from '../domain/incident.ts';
import { findingsOf } from './live.ts';

/** So many are named. */
const MOST = 5;

/** `Ended: pipeline, docs-prod and 3 more.`: those of a group that stand no more, by what heads their rows. Null: none. */
export const describeEnded = (before: Incident, latest: Incident): string | null => {
  const lasting = new Set(findingsOf(latest).map(fingerprintOf));
  const ended = findingsOf(before).filter((finding) => !lasting.has(fingerprintOf(finding)));
  if (ended.length === 0) return null;
  const names = ended.flatMap(({ statement: { row } }) => row[0] ?? []).slice(0, MOST);
  const rest = ended.length - names.length;
  if (names.length === 0) return `Ended: ${rest} of them.`;
  return `Ended: ${listWords(rest === 0 ? names : [...names, `${rest} more`])}.`;
};
