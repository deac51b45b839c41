import type { Day } from '../../domain/day.ts';
import type { Member } from '../../domain/organisation.ts';
import { NOTHING } from './counts.ts';
import { createDice, type Dice, hashText, pickAt } from './dice.ts';
import { LEFT_POSITION, personId } from './members.ts';
import { FOR_EVER, type Plan, steady } from './plan.ts';
import type { Counts, Route, SampleActor } from './spend-fact.ts';

const CHANNELS = ['C0LABNOTES', 'C0PLATFORM', 'C0SUPPORT1'];

const SURFACE: Route = {
  workspaceId: null,
  keyId: null,
  actor: null,
  via: 'surface',
  model: null,
  product: 'chat',
  tier: null,
  contextWindow: '0-200k',
  geo: 'global',
  channelId: null,
  tagCategory: null,
  tagUserId: null,
};

/** A person's day: a few dozen messages, each with the conversation before it. */
const personDay = (dice: Dice, messages: number): Counts => ({
  ...NOTHING,
  requests: messages,
  uncachedInput: messages * dice.int(300, 1800),
  cacheRead: messages * dice.int(800, 6000),
  cacheWrite5m: messages * dice.int(50, 700),
  cacheWrite1h: dice.chance(0.4) ? messages * dice.int(10, 200) : 0,
  output: messages * dice.int(150, 900),
  webSearches: dice.chance(0.5) ? Math.ceil(messages / 8) : 0,
});

const planOf = (label: string, route: Partial<Route>, ordinaryDay: Counts, weekend = 0.08): Plan => ({
  route: { ...SURFACE, ...route },
  seed: hashText(label),
  ordinaryDay,
  from: 0 as Day,
  until: FOR_EVER,
  weekend,
  swing: steady,
});

/** Some people have not told claude.ai their name. */
const seatActor = ({ id, email, name }: Member, rank: number): SampleActor => ({
  type: 'user',
  id,
  email,
  name: rank % 17 === 11 ? null : name,
  deleted: false,
});

/** Whoever has chat and Cowork unified is counted there instead of under either. */
const productsOf = (rank: number, dice: Dice): readonly string[] => {
  const chat = rank % 4 === 3 ? ['chat_cowork_unified'] : ['chat', ...(dice.chance(0.3) ? ['cowork'] : [])];
  return [...chat, ...(dice.chance(0.35) ? ['claude_code'] : []), ...(dice.chance(0.08) ? ['office_agent'] : [])];
};

const seatPlans = (seed: string, seat: Member, rank: number, models: readonly string[]): Plan[] => {
  if (rank % 9 === 8) return []; // A seat that nobody uses.
  const dice = createDice(`${seed}/seat/${seat.id}`);
  return productsOf(rank, dice).map((product) => {
    const model = pickAt(models, product === 'claude_code' ? 0 : rank % 3);
    return planOf(
      `${seat.id}/${product}`,
      { actor: seatActor(seat, rank), product, model },
      personDay(dice, dice.int(4, 60)),
    );
  });
};

const slackPlans = (seed: string, seats: readonly Member[], models: readonly string[]): Plan[] =>
  CHANNELS.flatMap((channelId, index) => {
    const dice = createDice(`${seed}/slack/${channelId}`);
    const tag = { product: 'claude_tag', channelId, model: pickAt(models, index) };
    const asked = pickAt(seats, index * 5);
    return [
      planOf(
        `${channelId}/engaged`,
        { ...tag, tagCategory: 'engaged', tagUserId: `U0SEAT${index}`, actor: seatActor(asked, index * 5) },
        personDay(dice, dice.int(20, 90)),
      ),
      planOf(`${channelId}/monitoring`, { ...tag, tagCategory: 'monitoring' }, personDay(dice, dice.int(30, 120)), 0.7),
    ];
  });

const oddPlans = (seed: string, models: readonly string[]): Plan[] => {
  const dice = createDice(`${seed}/enterprise-odd`);
  const actor = (position: number, email: string | null, name: string | null): SampleActor => ({
    type: 'user',
    id: personId(seed, LEFT_POSITION + position),
    email,
    name,
    deleted: true,
  });
  const removed = actor(11, 'removed.seat@acme.example', 'Removed Seat');
  const deleted = actor(12, null, 'Deleted User');
  const noModel = { product: null, model: null, contextWindow: null, geo: null };
  return [
    planOf(`${seed}/removed`, { actor: removed, model: pickAt(models, 1) }, personDay(dice, 18)),
    planOf(`${seed}/deleted`, { actor: deleted, model: pickAt(models, 2) }, personDay(dice, 9)),
    planOf(`${seed}/security`, { product: 'cc_security_autopatch', model: pickAt(models, 0) }, personDay(dice, 40), 1),
    planOf(`${seed}/executions`, noModel, { ...NOTHING, requests: 14, codeMilliHours: 3_307 }),
  ];
};

/** Everybody and everything that uses claude.ai. */
export const buildEnterprisePlans = (seed: string, seats: readonly Member[], models: readonly string[]): Plan[] => [
  ...seats.flatMap((seat, rank) => seatPlans(seed, seat, rank, models)),
  ...(seats.length === 0 ? [] : slackPlans(seed, seats, models)),
  ...oddPlans(seed, models),
];
