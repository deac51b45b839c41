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

const isFailed = (part: Part<unknown>): part is Extract<Part<never>, { state: 'failed' }> => part.state === 'failed';

/** Everybody whom claude.ai knows in the period: who spent, and who was only active. The activity has the newer address. */
const candidatesOf = (activity: Part<ActivityReport>, named: Awaited<ReturnType<ClaudeSource['namesOf']>>) => {
  const spenders = named.state === 'present' ? named.value : [];
  const people = activity.state === 'present' ? activity.value.people : [];
  const names = new Map(spenders.map(({ id, name }) => [id, name]));
  for (const { userId, email } of people) if (email !== null || !names.has(userId)) names.set(userId, email ?? userId);
  return [...names].map(([id, name]): Candidate => ({ source: 'enterprise', id, name }));
};

/** Resolves the `user:` words. An unknown name is the asker's mistake only where everybody could be read. */
export const findPeople = async (
  names: readonly string[],
  period: Period,
  source: ClaudeSource,
  everyone: Promise<Part<ActivityReport>>,
): Promise<Found> => {
  const [named, activity] = await Promise.all([source.namesOf('user', period), everyone]);
  const candidates = candidatesOf(activity, named);
  const ids: (string | null)[] = [];
  for (const name of names) {
    const said = `user:${name}`;
    const match = matchName(name, candidates);
    if (match.kind === 'ambiguous') {
      const why = `\`${said}\` fits ${match.candidates.length} people: name one of them, or give their id.`;
      return notUnderstood({ said, nearest: null, candidates: match.candidates, example: EXAMPLE, why });
    }
    if (match.kind === 'found') ids.push(...match.ids.map(({ id }) => id));
    else if (name.toLowerCase() === NONE) ids.push(null);
    else {
      const unread = [named, activity].find((part) => isFailed(part));
      if (unread !== undefined) return understood(unread);
      const why = `Nobody called \`${name}\` is among the people whom this bot can see in claude.ai for that period.`;
      const nearest = match.nearest === null ? null : `user:${match.nearest}`;
      return notUnderstood({ said, nearest, candidates: [], example: EXAMPLE, why });
    }
  }
  return understood(present([...new Set(ids)]));
};
