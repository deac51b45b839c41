import type { Json } from '../json.ts';
import { Refused } from '../refused.ts';
import type { WorkspaceUser } from '../workspace.ts';
import { describeGroup, describeUser } from './describe.ts';
import type { Call, Method } from './method.ts';
import { paginate } from './paginate.ts';
import { readFlag, requireText } from './read-arguments.ts';

const describe = (user: WorkspaceUser, call: Call): Json =>
  describeUser(user, call.world.directory.workspace, call.token.scopes.includes('users:read.email'));

const info = (args: Json, call: Call): Json => {
  const user = call.world.directory.user(requireText(args, 'user'));
  if (user === undefined) throw new Refused('user_not_found');
  return { user: describe(user, call) };
};

const lookupByEmail = (args: Json, call: Call): Json => {
  const email = requireText(args, 'email').toLowerCase();
  const user = call.world.directory
    .users()
    .find((each) => each.email?.toLowerCase() === email && each.deactivated !== true);
  if (user === undefined) throw new Refused('users_not_found');
  return { user: describe(user, call) };
};

const listUsers = (args: Json, call: Call): Json => {
  const { page, response_metadata } = paginate(call.world.directory.users(), args, 1000);
  return { members: page.map((user) => describe(user, call)), cache_ts: 0, response_metadata };
};

const listGroups = (args: Json, call: Call): Json => ({
  usergroups: call.world.directory
    .groups()
    .filter((group) => group.disabled !== true || readFlag(args, 'include_disabled'))
    .map((group) => describeGroup(group, call.world.directory.workspace.teamId, readFlag(args, 'include_users'))),
});

const listGroupUsers = (args: Json, call: Call): Json => {
  const id = requireText(args, 'usergroup');
  const group = call.world.directory.groups().find((each) => each.id === id);
  if (group === undefined) throw new Refused('no_such_subteam');
  if (group.disabled === true && !readFlag(args, 'include_disabled')) throw new Refused('subteam_disabled');
  return { users: group.users };
};

export const peopleMethods: Readonly<Record<string, Method>> = {
  'users.info': { token: 'bot', scope: 'users:read', run: info },
  'users.list': { token: 'bot', scope: 'users:read', run: listUsers },
  'users.lookupByEmail': { token: 'bot', scope: 'users:read.email', run: lookupByEmail },
  'usergroups.list': { token: 'bot', scope: 'usergroups:read', run: listGroups },
  'usergroups.users.list': { token: 'bot', scope: 'usergroups:read', run: listGroupUsers },
};
