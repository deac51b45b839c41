import { findBlockProblems } from '../blocks/check-blocks.ts';
import { findViewProblems } from '../blocks/check-view.ts';
import { isObject, type Json } from '../json.ts';
import { invalidArguments, Refused } from '../refused.ts';
import type { Call, Method } from './method.ts';

const authTest = (_args: Json, call: Call): Json => {
  const { workspace } = call.world.directory;
  return {
    url: `https://${workspace.domain}.slack.com/`,
    team: workspace.teamName,
    team_id: workspace.teamId,
    user: workspace.bot.name,
    user_id: workspace.bot.userId,
    bot_id: workspace.bot.botId,
    is_enterprise_install: false,
  };
};

const openConnection = (_args: Json, call: Call): Json => ({
  url: `${call.origin.replace('http', 'ws')}/link/?ticket=${call.world.nextId('W')}`,
});

/** Exactly one of `blocks`, `message` and `view`, as Slack's own method takes them. */
const validateBlocks = (args: Json): Json => {
  const { blocks, message, view } = args;
  if ([blocks, message, view].filter((each) => each !== undefined).length !== 1)
    throw invalidArguments('exactly one of blocks, message and view');
  const ofView = isObject(view) ? findViewProblems(view, view.type === 'home' ? 'home' : 'modal') : null;
  const errors = ofView ?? findBlockProblems(isObject(message) ? message.blocks : blocks, 'message');
  if (errors.length > 0) throw new Refused('invalid_blocks', { errors });
  return {};
};

export const platformMethods: Readonly<Record<string, Method>> = {
  'api.test': { token: 'none', scope: null, run: (args) => ({ args }) },
  'auth.test': { token: 'any', scope: null, run: authTest },
  'apps.connections.open': { token: 'app', scope: 'connections:write', run: openConnection },
  'blocks.validate': { token: 'none', scope: null, run: validateBlocks },
};
