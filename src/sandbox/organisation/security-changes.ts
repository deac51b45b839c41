import { personActor } from './feed.ts';
import { makeId } from './ids.ts';
import { type Change, inOrder, record, recordActivities } from './record-activity.ts';

/** The primary owner of claude.ai hands over to another member and stays an owner. */
export const transferOwnership =
  (newOwnerId: string): Change =>
  (company, at) => {
    const { members } = company.enterprise;
    const previous = members.find(({ role }) => role === 'primary_owner');
    if (previous === undefined || previous.id === newOwnerId) return company;
    const roleOf = (id: string, role: string): string => {
      if (id === newOwnerId) return 'primary_owner';
      return id === previous.id ? 'owner' : role;
    };
    const changed = members.map((member) => ({ ...member, role: roleOf(member.id, member.role) }));
    const told = { new_owner_id: newOwnerId, previous_owner_id: previous.id };
    return record('enterprise', 'primary_owner_transferred', told, { actor: personActor(previous) })(
      { ...company, enterprise: { ...company.enterprise, members: changed } },
      at,
    );
  };

/** An Admin key of the Console. No list has it. */
export const createAdminKey =
  (name: string): Change =>
  (company, at) =>
    record('console', 'admin_api_key_created', {
      admin_api_key_id: makeId('apikey', `admin/${name}/${at}`),
      scopes: [],
    })(company, at);

export const toggleSso = (enabled: boolean): Change => record('enterprise', 'org_sso_toggled', { enabled });

/** Off: this is the last that the feed tells, until it is on again. */
export const toggleComplianceLogging =
  (on: boolean): Change =>
  (company, at) => {
    const told = record('enterprise', 'org_compliance_api_settings_updated', {
      compliance_api_enabled: true,
      compliance_api_logging_enabled: on,
    })({ ...company, isLogging: true }, at);
    return { ...told, isLogging: on };
  };

export const startDataExport = (): Change =>
  record('enterprise', 'org_data_export_started', { export_type: 'conversations' });

export const deleteIpRestriction = (): Change => record('enterprise', 'org_ip_restriction_deleted', {});

const NO_ORGANISATION = { side: 'enterprise', namesOrganisation: false } as const;

/** Comes in through the company's identity provider: asked for first, then granted. */
export const signIn =
  (memberId: string): Change =>
  (company, at) => {
    const member = company.enterprise.members.find(({ id }) => id === memberId);
    if (member === undefined) return company;
    const actor = personActor(member);
    const stranger = {
      type: 'unauthenticated_user_actor',
      unauthenticated_email_address: member.email,
      ip_address: actor.ip_address,
      user_agent: actor.user_agent,
    };
    const fields = { auth_method: 'sso', mfa_method: 'not_used' };
    return inOrder(
      recordActivities([{ ...NO_ORGANISATION, actor: stranger, type: 'sso_login_initiated', fields: {} }]),
      recordActivities([{ ...NO_ORGANISATION, actor, type: 'sso_login_succeeded', fields }]),
    )(company, at);
  };
