import type { ActivityReport } from '../../domain/activity.ts';
import { type Part, present } from '../../domain/part.ts';
import type { Period } from '../../domain/period.ts';
import { notUnderstood, type Parsed, understood } from '../../domain/understanding.ts';
import type { ClaudeSource } from '../../ports.ts';
import { type Candidate, matchName } from '../../spend/match-name.ts';
import { EXAMPLE } from './parse-words.ts';
import type { Ids } from './read-reports.ts';

/** `user:none` asks for use without an identity. */
const NONE = 'none';

/** The user ids that these names mean, null among them for nobody's use; or the part that keeps it from being known. */
type Found = Parsed<Part<Ids>>;

/** Everybody whom claude.ai knows in the period: who spent, and who was only active. The activity has the newer address. */
const candidatesOf = (activity: Part<ActivityReport>, named: Awaited<ReturnType<ClaudeSource['namesOf']>>) => {
  const spenders = named.state === 'present' ? named.value : [];
  const people = activity.state === 'present' ? activity.value.people : [];
  const names = new Map(spenders.map(({ id, name }) => [id, name]));
  for (const { userId, email } of people) if (email !== null || !names.has(userId)) names.set(userId, email ?? userId);
  return [...names].map(([id, name]): Candidate => ({ source: 'enterprise', id, name }));
};

type Failed = Extract<Part<never>, { state: 'failed' }>;

const isFailed = (part: Part<unknown>): part is Failed => part.state === 'failed';

/** Members besides, so that a month that has just begun knows everybody already; and who could not be read, where that matters. */
const readMembers = async (
  source: ClaudeSource,
): Promise<{ candidates: readonly Candidate[]; unread: Failed | null }> => {
  const members = await source.members();
  // A key that was made for analytics alone lists no members: whom it sees in use is then all that there is to know.
  const isMissed = isFailed(members) && members.problem.kind !== 'scope-missing';
  return {
    candidates:
      members.state === 'present'
        ? members.value.map(({ id, email }) => ({ source: 'enterprise', id, name: email }))
        : [],
    unread: isMissed ? members : null,
  };
};

/** Who a name means among those who used something, else among the members. */
const matchPerson = async (name: string, seen: readonly Candidate[], source: ClaudeSource) => {
  const match = matchName(name, seen);
  if (match.kind !== 'unknown' || name.toLowerCase() === NONE) return { match, unread: null };
  const { candidates, unread } = await readMembers(source);
  return { match: matchName(name, [...seen, ...candidates]), unread };
};

const refuseUnknown = (name: string, nearest: string | null): Parsed<never> =>
  notUnderstood({
    said: `user:${name}`,
    nearest: nearest === null ? null : `user:${nearest}`,
    candidates: [],
    example: EXAMPLE,
    why: `Nobody called \`${name}\` is among the people whom this bot can see in claude.ai for that period.`,
  });

const refuseAmbiguous = (name: string, candidates: readonly string[]): Parsed<never> => {
  const said = `user:${name}`;
  const why = `\`${said}\` fits ${candidates.length} people: name one of them, or give their id.`;
  return notUnderstood({ said, nearest: null, candidates, example: EXAMPLE, why });
};

/** Resolves the `user:` words. An unknown name is the asker's mistake only where everybody could be read. */
export const findPeople = async (
  names: readonly string[],
  period: Period,
  source: ClaudeSource,
  everyone: Promise<Part<ActivityReport>>,
): Promise<Found> => {
  const [named, activity] = await Promise.all([source.namesOf('user', period), everyone]);
  const seen = candidatesOf(activity, named);
  const ids: (string | null)[] = [];
  for (const name of names) {
    const { match, unread } = await matchPerson(name, seen, source);
    if (match.kind === 'ambiguous') return refuseAmbiguous(name, match.candidates);
    if (match.kind === 'found') ids.push(...match.ids.map(({ id }) => id));
    else if (name.toLowerCase() === NONE) ids.push(null);
    else {
      const failure = [named, activity].find(isFailed) ?? unread;
      return failure === null ? refuseUnknown(name, match.nearest) : understood(failure);
    }
  }
  return understood(present([...new Set(ids)]));
};
