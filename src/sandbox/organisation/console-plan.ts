import type { Day } from '../../domain/day.ts';
import type { Member, Workspace } from '../../domain/organisation.ts';
import type { KeyStory } from './api-keys.ts';
import { NOTHING } from './counts.ts';
import { type Dice, hashText } from './dice.ts';
import { FOR_EVER, type Plan, steady } from './plan.ts';
import type { Counts, Route, SampleActor } from './spend-fact.ts';

/** Whom and what the use of the Console organisation is spread over. */
export interface ConsoleStaff {
  readonly seed: string;
  readonly today: Day;
  readonly firstDay: Day;
  readonly members: readonly Member[];
  readonly workspaces: readonly Workspace[];
  readonly keys: readonly KeyStory[];
  readonly models: readonly string[];
  /** Every open workspace uses every model. */
  readonly dense: boolean;
}

const API: Route = {
  workspaceId: null,
  keyId: null,
  actor: null,
  via: 'key',
  model: null,
  product: 'messages_api',
  tier: 'standard',
  contextWindow: '0-200k',
  geo: 'global',
  channelId: null,
  tagCategory: null,
  tagUserId: null,
};

/** How many requests of what size: between 100 and 1,500 a day with long cached prompts. */
export const apiDay = (dice: Dice, volume = 1): Counts => {
  const requests = Math.ceil(dice.int(100, 1500) * volume);
  const cached = dice.chance(0.75);
  return {
    ...NOTHING,
    requests,
    uncachedInput: requests * dice.int(400, 2400),
    cacheRead: cached ? requests * dice.int(1500, 9000) : 0,
    cacheWrite5m: cached ? requests * dice.int(60, 500) : 0,
    cacheWrite1h: dice.chance(0.3) ? requests * dice.int(20, 300) : 0,
    output: requests * dice.int(120, 700),
    webSearches: dice.chance(0.25) ? Math.ceil(requests / dice.int(5, 40)) : 0,
  };
};

/** A member as usage is attributed to. */
export const userActor = ({ id, email, name }: Member): SampleActor => ({
  type: 'user',
  id,
  email,
  name,
  deleted: false,
});

/** Use of the API on working days, and a third of it at weekends, for ever, unless told otherwise. */
export const planOf = (label: string, route: Partial<Route>, ordinaryDay: Counts, rest: Partial<Plan> = {}): Plan => ({
  route: { ...API, ...route },
  seed: hashText(label),
  ordinaryDay,
  from: 0 as Day,
  until: FOR_EVER,
  weekend: 0.35,
  swing: steady,
  ...rest,
});
