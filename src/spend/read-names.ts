import { nameActor } from '../domain/name-actor.ts';
import type { Actor, Dimension } from '../domain/spend.ts';
import type { ClaudeSource } from '../ports.ts';
import type { Names, SourceReport } from './spend-report.ts';

type Listing = Names['unread'][number];
const LISTINGS: readonly Listing[] = ['workspace', 'key'];

/** Keys that act for nobody appear among the identities under their own name. */
const isNeeded = (listing: Listing, by: readonly Dimension[], actors: readonly Actor[]): boolean =>
  by.includes(listing) || (listing === 'key' && actors.some(({ type }) => type === 'api_key'));

/** What the ids in one source's rows are called. A list that cannot be read costs its names, never the answer. */
export const readNames = async (
  source: ClaudeSource,
  { actors, covered }: SourceReport<unknown>,
  by: readonly Dimension[],
): Promise<Omit<Names, 'shared'>> => {
  const needed = LISTINGS.filter((listing) => isNeeded(listing, by, actors));
  const read = await Promise.all(
    needed.map(async (listing) => ({ listing, named: await source.namesOf(listing, covered) })),
  );
  const listed = read.flatMap(({ named }) => (named.state === 'present' ? named.value : []));
  return {
    byId: new Map([
      ...actors.map((actor) => [actor.id, nameActor(actor)] as const),
      ...listed.map(({ id, name }) => [id, name] as const),
    ]),
    people: new Set(actors.filter(({ type }) => type === 'user').map(({ id }) => id)),
    unread: read.flatMap(({ listing, named }) => (named.state === 'failed' ? [listing] : [])),
  };
};
