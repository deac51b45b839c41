import { dayOf } from '../../domain/day.ts';
import { type Money, sum, ZERO } from '../../domain/money.ts';
import type { Workspace, WorkspaceMember } from '../../domain/organisation.ts';
import type { Part } from '../../domain/part.ts';
import { currentUnit } from '../../domain/period.ts';
import { type Parsed, understood } from '../../domain/understanding.ts';
import type { ClaudeSource, CommandPorts } from '../../ports.ts';
import { refuseSource } from '../../spend/refuse-source.ts';
import type { Asking } from '../command.ts';
import { type Gap, gapOf } from '../describe-gaps.ts';
import { pageRows } from '../page-rows.ts';
import { readSpendBy, type SpendBy } from '../read-spend-by.ts';
import { refusePage } from '../refuse-page.ts';
import { findWorkspaces, withDefault } from './find-workspaces.ts';
import { joinWorkspaces, sumUnlisted } from './join-workspaces.ts';
import { EXAMPLE, type WorkspaceWords } from './parse-words.ts';
import type { ListedWorkspace, WorkspaceEntry, WorkspacesReport } from './workspaces-report.ts';

/** What one organisation tells; empty where it has no workspaces or they could not be read. */
interface Listing {
  readonly source: ClaudeSource;
  readonly workspaces: Part<readonly Workspace[]>;
  readonly entries: readonly WorkspaceEntry[];
  readonly spend: Part<SpendBy> | null;
  readonly unlisted: Money;
  readonly gaps: readonly Gap[];
}

/** The default workspace has no list of members, and archived ones let nobody work. */
const readMembers = async (
  source: ClaudeSource,
  workspaces: readonly ListedWorkspace[],
): Promise<ReadonlyMap<string, Part<readonly WorkspaceMember[]>>> => {
  const open = workspaces.flatMap(({ id, isDefault, archivedAt }) =>
    id === null || isDefault || archivedAt !== null ? [] : [id],
  );
  return new Map(await Promise.all(open.map(async (id) => [id, await source.workspaceMembers(id)] as const)));
};

const list = async (source: ClaudeSource, words: WorkspaceWords, { now, caller }: Asking): Promise<Listing> => {
  const workspaces = await source.workspaces();
  if (workspaces.state !== 'present') {
    const gaps = gapOf('workspaces', source.source, workspaces);
    return { source, workspaces, entries: [], spend: null, unlisted: ZERO, gaps };
  }
  const all = withDefault(workspaces.value);
  const matches = findWorkspaces(all, words.text);
  // Each has a list of its own to read: in Slack only those of the page are shown.
  const shown = caller === null || words.csv ? matches : (pageRows(matches, words.page)?.rows ?? []);
  const [keys, spend, members] = await Promise.all([
    source.apiKeys(),
    readSpendBy(source, 'workspace', currentUnit('month', dayOf(now)), now),
    readMembers(source, shown),
  ]);
  return {
    source,
    workspaces,
    entries: joinWorkspaces(source.source, matches, { listed: workspaces.value, keys, spend, members }),
    spend,
    unlisted: sumUnlisted(all, spend),
    gaps: [
      ...gapOf('API keys', source.source, keys),
      ...gapOf('spend this month', source.source, spend),
      ...[...members.values()].flatMap((part) => gapOf('members of some workspaces', source.source, part)),
    ],
  };
};

/** The names behind a single workspace's list of members. */
const readPeople = async (listings: readonly Listing[], matches: readonly WorkspaceEntry[]) => {
  const [only] = matches.length === 1 ? matches : [];
  const source = listings.find((listing) => listing.source.source === only?.source)?.source;
  if (only?.members?.state !== 'present' || source === undefined) return { people: null, gaps: [] };
  const members = await source.members();
  return {
    people: members.state === 'present' ? new Map(members.value.map((member) => [member.id, member])) : null,
    gaps: gapOf('the names of members', source.source, members),
  };
};

/** Every workspace that was asked for, joined with its members, keys and spend. */
export const loadWorkspaces = async (
  words: WorkspaceWords,
  { claude }: CommandPorts,
  asking: Asking,
): Promise<Parsed<WorkspacesReport>> => {
  const sources = claude.sources.filter(({ source }) => words.source === null || words.source === source);
  if (words.source !== null && sources.length === 0) return refuseSource(words.source, EXAMPLE);
  const listings = await Promise.all(sources.map((source) => list(source, words, asking)));
  const matches = listings.flatMap(({ entries }) => entries);
  const isComplete = listings.every(({ workspaces }) => workspaces.state !== 'failed');
  // A list with a hole may have lost its page: what is left of it is shown beside the reason.
  const page = pageRows(matches, words.page) ?? (isComplete ? null : pageRows(matches, 1));
  if (page === null) return refusePage('workspaces', words, matches);
  const { people, gaps } = await readPeople(listings, matches);
  return understood({
    words,
    asOf: asking.now,
    several: claude.sources.length > 1,
    read: listings.flatMap(({ source, workspaces }) => (workspaces.state === 'present' ? [source.source] : [])),
    matches,
    page,
    people,
    spend: listings.flatMap(({ spend }) => spend ?? [])[0] ?? null,
    unlisted: sum(listings.map(({ unlisted }) => unlisted)),
    gaps: [...listings.flatMap((listing) => listing.gaps), ...gaps],
  });
};
