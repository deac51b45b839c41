import type { Activity } from '../../../domain/activity-feed.ts';
import type { Source } from '../../../domain/spend.ts';
import { WORKSPACES_PAGE } from '../../describe-place.ts';
import { workspaceFact, workspaceMemberFact } from '../../name-fact.ts';
import { type Catalogue, low, medium } from '../entry.ts';
import { textOf, updated, updatesOf } from '../read-fields.ts';

const ASK = `If nobody meant this, put it right under ${WORKSPACES_PAGE}.`;

const factOf =
  (what: string) =>
  (activity: Activity, source: Source): readonly string[] => {
    const id = textOf(activity, 'workspace_id');
    return id === null ? [] : [workspaceFact(source, id, what)];
  };

const memberFacts = (activity: Activity, source: Source, ...what: readonly string[]): readonly string[] => {
  const [workspace, user] = [textOf(activity, 'workspace_id'), textOf(activity, 'user_id')];
  return workspace === null || user === null
    ? []
    : what.map((each) => workspaceMemberFact(source, workspace, user, each));
};

/** The role that a change of a member ends with. */
const newRoles = (activity: Activity): readonly string[] =>
  updatesOf(activity).flatMap(({ what, to }) => (what === 'workspace_role' ? [`role:${String(to)}`] : []));

const movesData = (activity: Activity): boolean =>
  ['allowed_inference_geos', 'default_inference_geo', 'external_key_config_id', 'inference_data_retention'].some(
    (what) => updated(what)(activity),
  );

/** Workspaces of the Console, and who may do what in them. */
export const WORKSPACES: Catalogue = {
  platform_workspace_created: {
    cases: [low('created the workspace {workspace_id}')],
    shows: ['workspace_id'],
    advice: ASK,
    facts: factOf('created'),
  },
  platform_workspace_archived: {
    cases: [low('archived the workspace {workspace_id}')],
    shows: ['workspace_id'],
    advice: 'Its API keys are revoked and it cannot be brought back: check that nothing uses them any more.',
    facts: factOf('archived'),
  },
  platform_workspace_updated: {
    cases: [
      medium('changed where or how long data of the workspace {workspace_id} is kept[: {updates}]', movesData),
      low('changed the workspace {workspace_id}[: {updates}]'),
    ],
    shows: ['workspace_id', 'updates'],
    advice: ASK,
  },
  platform_workspace_member_added: {
    cases: [low('added {user_id} to the workspace {workspace_id}')],
    shows: ['user_id', 'workspace_id'],
    advice: ASK,
    facts: (activity, source) => memberFacts(activity, source, 'added'),
  },
  platform_workspace_member_updated: {
    cases: [
      medium('made {user_id} an admin of the workspace {workspace_id}', updated('workspace_role', 'workspace_admin')),
      low('changed {user_id} in the workspace {workspace_id}[: {updates}]'),
    ],
    shows: ['user_id', 'workspace_id', 'updates'],
    advice: ASK,
    facts: (activity, source) => memberFacts(activity, source, ...newRoles(activity)),
  },
  platform_workspace_member_removed: {
    cases: [low('removed {user_id} from the workspace {workspace_id}')],
    shows: ['user_id', 'workspace_id'],
    advice: ASK,
    facts: (activity, source) => memberFacts(activity, source, 'removed'),
  },
};
