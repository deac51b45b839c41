import type { Span } from '../domain/day.ts';
import { nameActor } from '../domain/name-actor.ts';
import type { Part } from '../domain/part.ts';
import type { Actor, Dimension } from '../domain/spend.ts';
import type { ClaudeSource, Named } from '../ports.ts';
import type { Names, SourceReport } from './spend-report.ts';

type Listing = Names['unread'][number];
const LISTINGS: readonly Listing[] = ['workspace', 'key'];

/** Keys that act for nobody appear among the identities under their own name. */
const isNeeded = (listing: Listing, by: readonly Dimension[], actors: readonly Actor[]): boolean =>
  by.includes(listing) || (listing === 'key' && actors.some(({ type }) => type === 'api_key'));

type Listed = ReadonlyMap<Listing, Part<readonly Named[]>>;

const readListings = async (source: ClaudeSource, listings: readonly Listing[], span: Span): Promise<Listed> =>
  new Map(await Promise.all(listings.map(async (listing) => [listing, await source.namesOf(listing, span)] as const)));

/** The lists that a breakdown needs whatever its rows will be: they can be read meanwhile. */
export const readExpectedNames = (source: ClaudeSource, by: readonly Dimension[], span: Span): Promise<Listed> =>
  readListings(
    source,
    LISTINGS.filter((listing) => isNeeded(listing, by, [])),
    span,
  );

/** A name may be empty, and one organisation may know of an account what the other does not. */
const isNamed = ({ id, name }: Named): boolean => name.trim() !== '' && name !== id;

/** What the ids in one source's rows are called. A list that cannot be read costs its names, never the answer. */
export const readNames = async (
  source: ClaudeSource,
  { actors, covered }: SourceReport<unknown>,
  by: readonly Dimension[],
  expected: Listed,
): Promise<Omit<Names, 'shared'>> => {
  const missing = LISTINGS.filter((listing) => isNeeded(listing, by, actors) && !expected.has(listing));
  const read = [...expected, ...(await readListings(source, missing, covered))];
  const listed = read.flatMap(([, named]) => (named.state === 'present' ? named.value : []));
  const named = [...actors.map((actor) => ({ id: actor.id, name: nameActor(actor) })), ...listed];
  return {
    byId: new Map(named.filter(isNamed).map(({ id, name }) => [id, name])),
    people: new Set(actors.filter(({ type }) => type === 'user').map(({ id }) => id)),
    unread: read.flatMap(([listing, named]) => (named.state === 'failed' ? [listing] : [])),
  };
};
