import type { Instant } from '../../domain/day.ts';
import type { Member } from '../../domain/organisation.ts';
import type { Source } from '../../domain/spend.ts';
import { hashText, pickAt } from './dice.ts';

/** Who did something, in the feed's own words: `type` and what belongs to it. */
export interface SampleFeedActor {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** One activity of the Compliance feed. */
export interface SampleActivity {
  readonly id: string;
  readonly at: Instant;
  /** When it can first be read; null: once the feed's usual lag is over. */
  readonly visibleAt: Instant | null;
  /** The organisation whose feed it is in. The feed of Claude Enterprise covers that of its Console too. */
  readonly side: Source;
  /** False for sign-ins and for reads of the Compliance API, which name no organisation. */
  readonly namesOrganisation: boolean;
  readonly actor: SampleFeedActor;
  readonly type: string;
  /** What belongs to the type, by the API's names. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Addresses that are set aside for examples. */
const NETWORKS = ['192.0.2', '198.51.100', '203.0.113'];

const USER_AGENTS = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Firefox/145.0',
];

/** The address that somebody always comes from. */
export const addressOf = (id: string): string => {
  const hash = hashText(id);
  return `${pickAt(NETWORKS, hash)}.${(hash % 250) + 1}`;
};

const device = (id: string) => ({ ip_address: addressOf(id), user_agent: pickAt(USER_AGENTS, hashText(id)) });

export const personActor = ({ id, email }: Pick<Member, 'id' | 'email'>): SampleFeedActor => ({
  type: 'user_actor',
  email_address: email,
  user_id: id,
  ...device(id),
});

/** A key, whatever its kind: an Admin key too appears as `api_actor`. */
export const keyActor = (keyId: string, userAgent = 'python-httpx/0.28.1'): SampleFeedActor => ({
  type: 'api_actor',
  api_key_id: keyId,
  ip_address: addressOf(keyId),
  user_agent: userAgent,
});

const ANTHROPIC_ACTOR: SampleFeedActor = { type: 'anthropic_actor', email_address: null };

const SENIORITY = ['primary_owner', 'owner', 'admin'];

/** Who changes things where nobody else is said to: the most senior member but the one whom it is about. */
export const authorAmong = (members: readonly Member[], about: string | null = null): SampleFeedActor => {
  const others = members.filter(({ id }) => id !== about);
  const author = SENIORITY.flatMap((role) => others.filter((member) => member.role === role)).at(0);
  return author === undefined ? ANTHROPIC_ACTOR : personActor(author);
};
