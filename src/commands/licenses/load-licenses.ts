import { type Parsed, understood } from '../../domain/understanding.ts';
import type { CommandPorts } from '../../ports.ts';
import { refuseSource } from '../../spend/refuse-source.ts';
import type { Asking } from '../command.ts';
import { pageRows } from '../page-rows.ts';
import type { ListWords } from '../parse-list-words.ts';
import { refusePage } from '../refuse-page.ts';
import type { LicenseReport } from './license-report.ts';
import { EXAMPLE } from './parse-words.ts';
import { readLicenses } from './read-licenses.ts';

export const loadLicenses = async (
  words: ListWords,
  { claude }: CommandPorts,
  { now }: Asking,
): Promise<Parsed<LicenseReport>> => {
  const asked = claude.sources.filter(({ source }) => words.source === null || words.source === source);
  if (words.source !== null && asked.length === 0) return refuseSource(words.source, EXAMPLE);
  const sources = await Promise.all(asked.map((source) => readLicenses(source, now)));
  const candidates = sources.flatMap(({ source, activeness }) =>
    (activeness?.releasable ?? []).map((member) => ({ source, member })),
  );
  const isWhole = sources.every(({ activeness }) => activeness !== null);
  // What could not be read may have held the page: what is left is shown beside the reason.
  const page = pageRows(candidates, words.page) ?? (isWhole ? null : pageRows(candidates, 1));
  if (page === null) return refusePage('licenses', words, candidates);
  return understood({ words, asOf: now, several: claude.sources.length > 1, sources, candidates, page });
};
