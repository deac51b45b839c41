import type { Day } from '../../domain/day.ts';
import type { Member, Workspace } from '../../domain/organisation.ts';
import type { KeyStory } from './api-keys.ts';
import { apiDay, type ConsoleStaff, planOf, userActor } from './console-plan.ts';
import { createDice, type Dice, pickAt } from './dice.ts';
import { buildOddPlans, buildPeoplePlans } from './keyless-plans.ts';
import { daysBefore, FOR_EVER, levelShift, occasional, type Plan, spike, steady } from './plan.ts';
import type { Route, SampleActor } from './spend-fact.ts';

/** Beyond this many keys the others are used now and then, so that ten thousand of them stay light. */
const BUSY_KEYS = 200;

/** The identity that a key's use is attributed to: whom it acts for, else the key itself. */
const keyActor = ({ key }: KeyStory, members: readonly Member[]): SampleActor => {
  const { principal } = key;
  if (principal === null) return { type: 'api_key', id: key.id };
  if (principal.type === 'service_account') return { type: 'service_account', id: principal.id };
  const member = members.find(({ id }) => id === principal.id);
  return member === undefined ? { type: 'api_key', id: key.id } : userActor(member);
};

const servedBy = (model: string, workspace: Workspace | undefined, dice: Dice): Partial<Route> => {
  const geo = workspace?.residency?.defaultInferenceGeo === 'us' ? 'us' : 'global';
  const old = model.startsWith('claude-3');
  return {
    geo: old ? null : geo,
    contextWindow: model.includes('sonnet') && dice.chance(0.1) ? '200k-1M' : '0-200k',
  };
};

const tierOf = (workspace: string | undefined, rank: number): Partial<Route> => {
  if (workspace === 'Data platform' && rank % 2 === 0) return { tier: 'batch', product: 'message_batches_api' };
  return workspace === 'Production' && rank % 3 === 0 ? { tier: 'priority' } : {};
};

/** Research moved to a new level five weeks ago; Production's Opus had one very dear day. */
const swingOf = (workspace: string | undefined, model: string, today: Day): Plan['swing'] => {
  if (workspace === 'Research') return levelShift(daysBefore(today, 35), 1.7);
  return workspace === 'Production' && model.includes('opus') ? spike(daysBefore(today, 18), 30) : steady;
};

const keyPlans = (story: KeyStory, rank: number, staff: ConsoleStaff): Plan[] => {
  const { key, lastUsedDaysAgo } = story;
  if (lastUsedDaysAgo === null) return [];
  const dice = createDice(`${staff.seed}/use/${key.id}`);
  const home = key.scope.type === 'workspace' ? key.scope.workspaceId : null;
  const workspace = staff.workspaces.find((each) => (home === null ? each.isDefault : each.id === home));
  const models = Array.from({ length: rank < BUSY_KEYS ? dice.int(1, 3) : 1 }, (_, index) =>
    pickAt(staff.models, rank + index * 3),
  );
  return [...new Set(models)].map((model) =>
    planOf(
      `${key.id}/${model}`,
      {
        workspaceId: workspace?.id ?? null,
        keyId: key.id,
        actor: keyActor(story, staff.members),
        model,
        ...servedBy(model, workspace, dice),
        ...tierOf(workspace?.name, rank),
      },
      apiDay(dice),
      {
        until: lastUsedDaysAgo === 0 ? FOR_EVER : daysBefore(staff.today, lastUsedDaysAgo - 1),
        swing: rank < BUSY_KEYS ? swingOf(workspace?.name, model, staff.today) : occasional(rank),
      },
    ),
  );
};

const densePlans = (staff: ConsoleStaff): Plan[] =>
  staff.workspaces.flatMap((workspace) =>
    staff.models.map((model) => {
      const label = `${workspace.id}/${model}`;
      const dice = createDice(label);
      return planOf(
        label,
        { workspaceId: workspace.id, model, ...servedBy(model, workspace, dice) },
        apiDay(dice, 0.2),
      );
    }),
  );

/** Everybody and everything that uses the Console organisation. */
export const buildConsolePlans = (staff: ConsoleStaff): Plan[] => {
  const idOf = new Map(staff.workspaces.map(({ name, id }) => [name, id]));
  const home = (name: string): string => idOf.get(name) ?? pickAt(staff.workspaces, 0).id;
  return [
    ...staff.keys.flatMap((story, rank) => keyPlans(story, rank, staff)),
    ...buildPeoplePlans(staff, home),
    ...buildOddPlans(staff, home),
    ...(staff.dense ? densePlans(staff) : []),
  ];
};
