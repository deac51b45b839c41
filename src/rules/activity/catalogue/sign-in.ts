import { type Catalogue, high, low, medium } from '../entry.ts';
import { is } from '../read-fields.ts';

const SSO =
  'If nobody meant this, put it right under Organization settings → Identity and access, and check who signed in since.';
const ADDRESSES =
  'If nobody meant this, put the list of allowed addresses right and check who signed in from elsewhere.';

/** How people prove who they are, and from where. */
export const SIGN_IN: Catalogue = {
  org_sso_toggled: {
    cases: [
      high('switched single sign-on off', is('enabled', false)),
      medium('switched single sign-on on', is('enabled', true)),
      high('switched single sign-on on or off'),
    ],
    shows: ['enabled'],
    advice: SSO,
  },
  org_sso_add_initiated: { cases: [low('began to set up single sign-on')], shows: [], advice: SSO },
  org_sso_connection_activated: {
    cases: [medium('activated a connection for single sign-on[ by {connection_type}]')],
    shows: ['connection_id', 'connection_type'],
    advice: `Whoever runs that identity provider decides who gets in. ${SSO}`,
  },
  org_sso_connection_deactivated: {
    cases: [high('deactivated a connection for single sign-on')],
    shows: ['connection_id'],
    advice: SSO,
  },
  org_sso_connection_deleted: {
    cases: [high('deleted a connection for single sign-on')],
    shows: ['connection_id'],
    advice: SSO,
  },
  org_sso_provisioning_mode_changed: {
    cases: [medium('changed how accounts are made at sign-in[ from {previous_mode}][ to {new_mode}]')],
    shows: ['previous_mode', 'new_mode'],
    advice: SSO,
  },
  org_sso_group_role_mappings_updated: {
    cases: [high('changed which groups of the identity provider get which role')],
    shows: [],
    advice: `Who is in such a group gets its role at the next sign-in. ${SSO}`,
  },
  org_magic_link_second_factor_toggled: {
    cases: [
      high('switched the second factor of sign-in links off', is('enabled', false)),
      medium('switched the second factor of sign-in links on'),
    ],
    shows: ['enabled'],
    advice: SSO,
  },
  claude_pubsec_identity_configured: {
    cases: [high('changed how people of the organisation sign in')],
    shows: ['idp_saml_config_updated', 'magic_link_toggled', 'magic_link_enabled'],
    advice: SSO,
  },
  org_user_trusted_devices_revoked: {
    cases: [low('revoked the trusted devices of {user_id}')],
    shows: ['user_id', 'devices_revoked_count', 'sessions_revoked_count', 'completed'],
    advice: 'They have to sign in again: ask whether a device was lost.',
  },

  org_directory_sync_add_initiated: { cases: [low('began to set up directory sync')], shows: [], advice: SSO },
  org_directory_sync_activated: {
    cases: [medium('activated directory sync')],
    shows: [],
    advice: 'The directory decides from now on who is a member and who is not: check that it is the right one.',
  },
  org_directory_sync_deleted: {
    cases: [high('removed directory sync')],
    shows: [],
    advice:
      'Who leaves the company keeps access until somebody removes them by hand. Set it up again if this was not meant.',
  },
  org_directory_resync_failed: {
    cases: [medium('could not bring members in line with the directory')],
    shows: ['resync_uuid'],
    advice: 'Who left the company may still have access: look at directory sync in the organization settings.',
  },

  org_domain_add_initiated: { cases: [low('began to claim a domain')], shows: [], advice: SSO },
  domain_claim_initiated: { cases: [low('began to claim a domain')], shows: [], advice: SSO },
  org_domain_verified: {
    cases: [medium('verified the domain[ {domain}]')],
    shows: ['domain'],
    advice: 'Accounts with addresses of that domain belong to the organisation from now on: check that it is yours.',
  },
  org_domain_removed: {
    cases: [high('removed the domain[ {domain}]')],
    shows: ['domain'],
    advice: 'Single sign-on no longer covers addresses of that domain. Claim it again if this was not meant.',
  },
  org_discoverability_enabled: {
    cases: [low('lets people of the domain find the organisation')],
    shows: [],
    advice: 'Check that this was meant.',
  },

  org_ip_restriction_created: {
    cases: [medium('restricted from which addresses people sign in')],
    shows: [],
    advice: ADDRESSES,
  },
  org_ip_restriction_updated: {
    cases: [medium('changed from which addresses people may sign in')],
    shows: [],
    advice: ADDRESSES,
  },
  org_ip_restriction_deleted: {
    cases: [high('lifted a restriction of the addresses from which people sign in')],
    shows: [],
    advice: ADDRESSES,
  },
};
