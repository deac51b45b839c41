import type { Subscription } from '../../domain/subscription.ts';
import { type Parsed, understood } from '../../domain/understanding.ts';
import type { ClaudeSource } from '../../ports.ts';
import type { Asking } from '../command.ts';
import type { Gap } from '../describe-gaps.ts';
import type { DigestTerms } from './parse-words.ts';
import { refuse } from './refuse-digest.ts';
import { resolveAsks, writeFilter } from './resolve-asks.ts';

/** What is to come by itself, all but its id; or what could not be read to tell what the words stand for. */
export type Draft =
  | { readonly kind: 'drafted'; readonly terms: Omit<Subscription, 'id'> }
  | { readonly kind: 'unresolved'; readonly gaps: readonly Gap[] };

/** A conversation between two people is no place for a digest. */
const isChannel = (id: string): boolean => /^[CG]/.test(id);

/** The channel that was named, else where it is asked. */
export const findPlace = ({ channel }: DigestTerms, asking: Asking): Parsed<string> => {
  if (channel !== null) return understood(channel);
  if (asking.channel !== undefined && isChannel(asking.channel)) return understood(asking.channel);
  const why = 'Say in which channel it is to come, or ask there: a digest is for more than two people.';
  return refuse(why, '/claude-digest weekly monday 9:00 #finance');
};

/** The subscription that words ask for; what they leave open has gone without saying. */
export const draftSubscription = async (
  { cadence, hour, minute, filters, source }: DigestTerms,
  channel: string,
  sources: readonly ClaudeSource[],
  { now, caller }: Asking,
): Promise<Parsed<Draft>> => {
  const resolved = await resolveAsks({ filters, source }, sources, now);
  if (!resolved.ok) return resolved;
  const { asks, gaps } = resolved.value;
  if (gaps.length > 0) return understood({ kind: 'unresolved', gaps });
  const what = { cadence, hour, minute, channel, asks, words: writeFilter({ filters, source }) };
  const who = { setBy: caller?.userId ?? '', setAt: now, since: now, paused: null };
  return understood({ kind: 'drafted', terms: { ...what, ...who } });
};
