import { assignIds } from '../blocks/assign-ids.ts';
import { findViewProblems } from '../blocks/check-view.ts';
import { isObject, type Json, objectsOf } from '../json.ts';
import { invalidArguments, Refused } from '../refused.ts';
import { describeView } from './describe.ts';
import type { Call, Method } from './method.ts';
import { readText, requireText } from './read-arguments.ts';
import { refuseBlocks } from './read-content.ts';

const HOME_ONLY_IF_ALLOWED = new Set(['data_visualization', 'table']);

/** A view that Slack would take, its blocks given ids. Throws `Refused`. */
export const readView = (
  value: unknown,
  type: 'modal' | 'home',
  call: Pick<Call, 'world' | 'homeTakesCharts'>,
): Json => {
  if (!isObject(value)) throw invalidArguments('missing required field: view');
  const blocks = objectsOf(value.blocks);
  const lenient = type === 'home' && call.homeTakesCharts;
  const checked = lenient
    ? { ...value, blocks: blocks.filter((block) => !HOME_ONLY_IF_ALLOWED.has(String(block.type))) }
    : value;
  const problems = findViewProblems(checked, type);
  if (problems.length > 0) {
    const fromBlocks = problems.some((problem) => problem.pointer.startsWith('/blocks'));
    throw refuseBlocks(problems, fromBlocks ? 'invalid_blocks' : 'invalid_arguments');
  }
  return { ...value, blocks: assignIds(blocks, () => call.world.nextId('b')) };
};

const open = (args: Json, call: Call): Json => {
  const { views, tickets, directory } = call.world;
  const body = readView(args.view, 'modal', call);
  const user = tickets.spendTrigger(requireText(args, 'trigger_id'));
  return { view: describeView(views.open(user, body), directory.workspace) };
};

const update = (args: Json, call: Call): Json => {
  const { views, directory } = call.world;
  const view = views.find(readText(args, 'view_id') ?? requireText(args, 'external_id'));
  if (view === undefined) throw new Refused('not_found');
  const hash = readText(args, 'hash');
  if (hash !== null && hash !== view.hash) throw new Refused('hash_conflict');
  return { view: describeView(views.update(view, readView(args.view, view.type, call)), directory.workspace) };
};

const publish = (args: Json, call: Call): Json => {
  const { views, directory } = call.world;
  const user = requireText(args, 'user_id');
  if (directory.user(user) === undefined) throw new Refused('user_not_found');
  const hash = readText(args, 'hash');
  const current = views.home(user);
  if (hash !== null && current !== undefined && hash !== current.hash) throw new Refused('hash_conflict');
  return { view: describeView(views.publish(user, readView(args.view, 'home', call)), directory.workspace) };
};

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': { token: 'bot', scope: null, run: open },
  'views.update': { token: 'bot', scope: null, run: update },
  'views.publish': { token: 'bot', scope: null, run: publish },
};
