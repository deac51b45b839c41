import type { Member } from '../../domain/organisation.ts';
import type { Source } from '../../domain/spend.ts';
import type { Company } from './company.ts';
import type { Dice } from './dice.ts';
import { addressOf, keyActor, personActor, type SampleActivity, type SampleFeedActor } from './feed.ts';
import { makeId } from './ids.ts';

/** What an activity of some type is like: drawn from the people, keys and workspaces that there are. */
interface Drawn {
  readonly side: Source;
  readonly namesOrganisation: boolean;
  readonly actor: SampleFeedActor;
  readonly fields: SampleActivity['fields'];
}

interface Kind {
  readonly type: string;
  /** How often, among all. */
  readonly weight: number;
  readonly draw: (company: Company, dice: Dice) => Drawn;
}

const anybody = ({ enterprise, console }: Company, side: Source, dice: Dice): Member =>
  dice.pick(side === 'console' ? console.members : enterprise.members);

const newId = (prefix: string, dice: Dice): string => makeId(prefix, String(dice.next()));

/** Somebody does something in claude.ai with things that nobody else has a list of. */
const inChat =
  (fields: (dice: Dice) => SampleActivity['fields'] = () => ({})) =>
  (company: Company, dice: Dice): Drawn => ({
    side: 'enterprise',
    namesOrganisation: true,
    actor: personActor(anybody(company, 'enterprise', dice)),
    fields: fields(dice),
  });

const inConsole =
  (fields: (company: Company, dice: Dice) => SampleActivity['fields'] = () => ({})) =>
  (company: Company, dice: Dice): Drawn => ({
    side: 'console',
    namesOrganisation: true,
    actor: personActor(anybody(company, 'console', dice)),
    fields: fields(company, dice),
  });

const signingIn =
  (fields: SampleActivity['fields'] = {}) =>
  (company: Company, dice: Dice): Drawn => ({ ...inChat(() => fields)(company, dice), namesOrganisation: false });

/** Somebody who has not yet shown who they are. */
const atTheDoor = (company: Company, dice: Dice): Drawn => {
  const { id, email } = anybody(company, 'enterprise', dice);
  return {
    side: 'enterprise',
    namesOrganisation: false,
    actor: {
      type: 'unauthenticated_user_actor',
      unauthenticated_email_address: dice.chance(0.1) ? null : email,
      ip_address: addressOf(id),
      user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0',
    },
    fields: {},
  };
};

const by =
  (actor: SampleFeedActor, fields: (dice: Dice) => SampleActivity['fields']) =>
  (_: Company, dice: Dice): Drawn => ({ side: 'enterprise', namesOrganisation: true, actor, fields: fields(dice) });

const COLLECTOR = makeId('apikey', 'log collector');
const collecting = (_: Company, dice: Dice): Drawn => ({
  side: 'enterprise',
  namesOrganisation: false,
  actor: keyActor(COLLECTOR, 'log-collector/4.2'),
  fields: {
    request_id: newId('req', dice),
    request_method: 'GET',
    url: 'https://api.anthropic.com/v1/compliance/activities?limit=1000',
    status_code: 200,
    request_body: null,
  },
});

const DIRECTORY: SampleFeedActor = {
  type: 'scim_directory_sync_actor',
  workos_event_id: 'event_01K9SAMPLE',
  directory_id: 'directory_01K9SAMPLE',
  idp_connection_type: 'OktaSAML',
};
const SYSTEM: SampleFeedActor = { type: 'system_actor', service: 'retention' };
/** A kind of actor that came after the documentation. */
const LATER: SampleFeedActor = { type: 'browser_agent_actor', browser_agent_id: 'bagt_01SAMPLE' };

const chat = (dice: Dice) => ({ claude_chat_id: newId('claude_chat', dice), claude_project_id: null });
const project = (dice: Dice) => ({ claude_project_id: newId('claude_proj', dice) });
const file = (dice: Dice) => ({ claude_file_id: newId('claude_file', dice), filename: 'notes.pdf' });

/** What fills a feed from morning to evening. */
export const NOISE: readonly Kind[] = [
  { type: 'claude_chat_created', weight: 300, draw: inChat(chat) },
  { type: 'claude_chat_updated', weight: 180, draw: inChat(chat) },
  { type: 'claude_chat_viewed', weight: 220, draw: inChat(chat) },
  { type: 'claude_chat_deleted', weight: 12, draw: inChat(chat) },
  { type: 'claude_file_uploaded', weight: 90, draw: inChat(file) },
  { type: 'claude_file_viewed', weight: 40, draw: inChat(file) },
  { type: 'claude_project_viewed', weight: 60, draw: inChat(project) },
  { type: 'claude_project_created', weight: 6, draw: inChat(project) },
  { type: 'claude_artifact_viewed', weight: 25, draw: inChat((dice) => ({ claude_artifact_id: newId('art', dice) })) },
  { type: 'sso_login_initiated', weight: 22, draw: atTheDoor },
  { type: 'sso_login_succeeded', weight: 20, draw: signingIn({ auth_method: 'sso', mfa_method: 'not_used' }) },
  { type: 'sso_login_failed', weight: 1, draw: atTheDoor },
  { type: 'user_logged_out', weight: 8, draw: signingIn() },
  { type: 'compliance_api_accessed', weight: 14, draw: collecting },
  { type: 'platform_cost_report_viewed', weight: 3, draw: inConsole() },
  { type: 'platform_file_uploaded', weight: 8, draw: inConsole((_, dice) => ({ file_id: newId('file', dice) })) },
  {
    type: 'platform_agent_session_created',
    weight: 9,
    draw: inConsole((_, dice) => ({ session_id: newId('sesn', dice) })),
  },
  { type: 'scim_user_updated', weight: 1, draw: by(DIRECTORY, () => ({})) },
  { type: 'claude_chat_snapshot_deleted', weight: 2, draw: by(SYSTEM, chat) },
];

/** What somebody who guards the company wants to hear of. */
export const SECURITY: readonly Kind[] = [
  {
    type: 'platform_api_key_created',
    weight: 6,
    draw: inConsole(({ console }, dice) => ({ api_key_id: dice.pick(console.apiKeys).id })),
  },
  {
    type: 'platform_api_key_updated',
    weight: 4,
    draw: inConsole(({ console }, dice) => ({
      api_key_id: dice.pick(console.apiKeys).id,
      updates: [{ type: 'status', previous_value: 'inactive', current_value: 'active' }],
    })),
  },
  {
    type: 'org_user_invite_sent',
    weight: 4,
    draw: inChat(() => ({ invited_email: 'new.hire@acme.example', invited_role: 'user' })),
  },
  { type: 'org_sso_toggled', weight: 1, draw: inChat((dice) => ({ enabled: dice.chance(0.5) })) },
  { type: 'org_data_export_started', weight: 2, draw: inChat(() => ({ export_type: 'conversations' })) },
  { type: 'org_ip_restriction_deleted', weight: 1, draw: inChat() },
  {
    type: 'admin_api_key_created',
    weight: 2,
    draw: inConsole((_, dice) => ({ admin_api_key_id: newId('apikey', dice), scopes: [] })),
  },
  {
    type: 'extra_usage_spend_limit_deleted',
    weight: 1,
    draw: inChat((dice) => ({ spend_limit_id: newId('spl', dice) })),
  },
];

/** Types that came without notice. */
export const UNHEARD: readonly Kind[] = [
  { type: 'claude_voice_room_opened', weight: 3, draw: inChat((dice) => ({ voice_room_id: newId('room', dice) })) },
  { type: 'platform_batch_quota_lent', weight: 1, draw: by(LATER, () => ({ quota: { lent: 3, to: ['team'] } })) },
];
