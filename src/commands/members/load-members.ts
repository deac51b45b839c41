import { type Parsed, understood } from '../../domain/understanding.ts';
import type { ClaudeSource, CommandPorts } from '../../ports.ts';
import { refuseSource } from '../../spend/refuse-source.ts';
import type { Asking } from '../command.ts';
import { gapOf } from '../describe-gaps.ts';
import { pageRows } from '../page-rows.ts';
import { refusePage } from '../refuse-page.ts';
import { findInvites, findMembers, isOnePerson, type Listing, listedIn } from './find-members.ts';
import { loadDetail, type MemberDetail } from './load-detail.ts';
import type { MemberEntry, MembersReport } from './members-report.ts';
import { EXAMPLE, type MemberWords } from './parse-words.ts';
import { readPlaces } from './read-places.ts';
import { refuseRole } from './refuse-role.ts';

const list = async (source: ClaudeSource): Promise<Listing> => {
  const [members, invites] = await Promise.all([source.members(), source.invites()]);
  return { source: source.source, members, invites };
};

/** The workspaces' lists of those sources that have anybody of whom they could tell. */
const readAllPlaces = (sources: readonly ClaudeSource[], matches: readonly MemberEntry[]) =>
  Promise.all(
    sources
      .filter(({ source }) => matches.some((match) => match.source === source))
      .map(async (source) => ({ source: source.source, places: await readPlaces(source) })),
  );

const loadDetails = (
  sources: readonly ClaudeSource[],
  matches: readonly MemberEntry[],
  now: Asking['now'],
): Promise<readonly MemberDetail[]> =>
  Promise.all(
    matches.flatMap(({ source, member }) =>
      sources.filter((candidate) => candidate.source === source).map((own) => loadDetail(member, own, now)),
    ),
  );

/** Members and invites of every source, and, where they are shown, the workspaces that list the members found. */
export const loadMembers = async (
  words: MemberWords,
  { claude }: CommandPorts,
  { now, caller }: Asking,
): Promise<Parsed<MembersReport>> => {
  const sources = claude.sources.filter(({ source }) => words.source === null || words.source === source);
  if (words.source !== null && sources.length === 0) return refuseSource(words.source, EXAMPLE);
  const listings = await Promise.all(sources.map(list));
  const isComplete = listings.every(({ members }) => members.state === 'present');
  const everybody = listings.flatMap(({ members }) => listedIn(members));
  const refused = isComplete ? refuseRole(words.roles, everybody) : null;
  if (refused !== null) return refused;

  const matches = findMembers(listings, words);
  // A list with a hole may have lost its page: what is left of it is shown beside the reason.
  const page = pageRows(matches, words.page) ?? (isComplete ? null : pageRows(matches, 1));
  if (page === null) return refusePage('members', words, matches);

  // A page of the list in Slack names no workspaces: reading a list for each of them would be for nothing.
  const namesPlaces = caller === null || words.csv || isOnePerson(matches);
  const [placed, detail] = await Promise.all([
    readAllPlaces(namesPlaces ? sources : [], matches),
    isOnePerson(matches) ? loadDetails(sources, matches, now) : null,
  ]);
  return understood({
    words,
    asOf: now,
    several: claude.sources.length > 1,
    read: listings.flatMap(({ source, members }) => (members.state === 'present' ? [source] : [])),
    matches,
    page,
    invites: findInvites(listings, words),
    places: new Map(placed.map(({ source, places }) => [source, places])),
    detail,
    gaps: [
      ...listings.flatMap(({ source, members, invites }) => [
        ...gapOf('members', source, members),
        ...gapOf('pending invites', source, invites),
      ]),
      ...placed.flatMap(({ places }) => places.gaps),
      ...(detail ?? []).flatMap(({ gaps }) => gaps),
    ],
  });
};
