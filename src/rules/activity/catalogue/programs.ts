import { type Catalogue, high, low, medium } from '../entry.ts';
import { is } from '../read-fields.ts';

const ASK =
  'Ask whoever did it what it is for; if nobody can say, take it away again and look at what it was used for.';
const MEANT = 'Check that this was meant, and that nothing needs it any more.';
const AGENTS = `Agents reach other systems with it. ${ASK}`;
const TUNNELS = `Through a tunnel Claude reaches systems inside the company. ${ASK}`;
const FEDERATION = 'Whoever the issuer vouches for can sign in without a key: check the issuer and the conditions.';

/** What lets programs and other companies' systems in. */
export const PROGRAMS: Catalogue = {
  platform_oauth_app_created: {
    cases: [medium('created the OAuth app {oauth_app_id}[ in the workspace {workspace_id}]')],
    shows: ['oauth_app_id', 'workspace_id'],
    advice: ASK,
  },
  platform_oauth_app_updated: {
    cases: [medium('changed the OAuth app {oauth_app_id}[: {updates}]')],
    shows: ['oauth_app_id', 'updates'],
    advice: ASK,
  },
  platform_oauth_app_revoked: {
    cases: [low('revoked the OAuth app {oauth_app_id}')],
    shows: ['oauth_app_id'],
    advice: MEANT,
  },

  platform_service_account_updated: {
    cases: [medium('changed the service account {service_account_id}[: {updates}]')],
    shows: ['service_account_id', 'updates'],
    advice: ASK,
  },
  platform_service_account_archived: {
    cases: [low('archived the service account {service_account_id}')],
    shows: ['service_account_id'],
    advice: MEANT,
  },
  platform_service_account_workspace_member_added: {
    cases: [medium('added the service account {service_account_id} to the workspace {workspace_id}')],
    shows: ['service_account_id', 'workspace_id'],
    advice: ASK,
  },
  platform_service_account_workspace_member_updated: {
    cases: [medium('changed the service account {service_account_id} in the workspace {workspace_id}[: {updates}]')],
    shows: ['service_account_id', 'workspace_id', 'updates'],
    advice: ASK,
  },
  platform_service_account_workspace_member_removed: {
    cases: [low('removed the service account {service_account_id} from the workspace {workspace_id}')],
    shows: ['service_account_id', 'workspace_id'],
    advice: MEANT,
  },

  platform_federation_issuer_updated: {
    cases: [high('changed the federation issuer {federation_issuer_id}[: {updates}]')],
    shows: ['federation_issuer_id', 'updates'],
    advice: FEDERATION,
  },
  platform_federation_issuer_archived: {
    cases: [medium('archived the federation issuer {federation_issuer_id}')],
    shows: ['federation_issuer_id'],
    advice: MEANT,
  },
  platform_federation_rule_updated: {
    cases: [high('changed the federation rule {federation_rule_id}[: {updates}]')],
    shows: ['federation_rule_id', 'updates'],
    advice: FEDERATION,
  },
  platform_federation_rule_archived: {
    cases: [medium('archived the federation rule {federation_rule_id}')],
    shows: ['federation_rule_id'],
    advice: MEANT,
  },
  platform_federation_rule_workspace_added: {
    cases: [medium('let the federation rule {federation_rule_id} into the workspace {workspace_id}')],
    shows: ['federation_rule_id', 'workspace_id'],
    advice: FEDERATION,
  },
  platform_federation_rule_workspace_removed: {
    cases: [low('took the federation rule {federation_rule_id} out of the workspace {workspace_id}')],
    shows: ['federation_rule_id', 'workspace_id'],
    advice: MEANT,
  },

  ccr_agent_proxy_credential_created: {
    cases: [medium('gave agents the credential {display_name|credential_id}')],
    shows: ['credential_id', 'credential_type', 'profile_id', 'host_constraint'],
    advice: AGENTS,
  },
  ccr_agent_proxy_credential_updated: {
    cases: [medium("changed the agents' credential {display_name|credential_id}[: {updated_fields}]")],
    shows: ['credential_id', 'profile_id', 'host_constraint', 'updated_fields'],
    advice: AGENTS,
  },
  ccr_agent_proxy_credential_rotated: {
    cases: [low("rotated the agents' credential {display_name|credential_id}")],
    shows: ['credential_id', 'previous_credential_id', 'credential_type', 'profile_id'],
    advice: AGENTS,
  },
  ccr_agent_proxy_credential_deleted: {
    cases: [low("deleted the agents' credential {credential_id}")],
    shows: ['credential_id', 'profile_id'],
    advice: MEANT,
  },
  claude_code_runner_pool_secret_minted: {
    cases: [medium('made a secret for the runner pool {runner_pool_id}[, called {label}]')],
    shows: ['runner_pool_id', 'label', 'expires_at'],
    advice: ASK,
  },

  tunnel_created: {
    cases: [medium('created the tunnel {tunnel_id}')],
    shows: ['tunnel_id'],
    advice: TUNNELS,
  },
  tunnel_archived: { cases: [low('archived the tunnel {tunnel_id}')], shows: ['tunnel_id'], advice: MEANT },
  tunnel_certificate_added: {
    cases: [medium('added a certificate to the tunnel {tunnel_id}')],
    shows: ['tunnel_id', 'certificate_id', 'certificate_fingerprint'],
    advice: TUNNELS,
  },
  tunnel_certificate_revoked: {
    cases: [low('revoked a certificate of the tunnel {tunnel_id}')],
    shows: ['tunnel_id', 'certificate_id', 'certificate_fingerprint'],
    advice: MEANT,
  },
  tunnel_token_minted: {
    cases: [medium('made the tunnel token {token_name|token_id}')],
    shows: ['token_id', 'token_name'],
    advice: TUNNELS,
  },
  tunnel_token_revealed: {
    cases: [medium('had the token of the tunnel {tunnel_id} shown')],
    shows: ['tunnel_id', 'tunnel_token_id'],
    advice: TUNNELS,
  },
  tunnel_token_rotated: {
    cases: [low('rotated the token of the tunnel {tunnel_id}')],
    shows: ['tunnel_id', 'tunnel_token_id', 'reason'],
    advice: MEANT,
  },
  tunnel_token_revoked: {
    cases: [low('revoked the tunnel token {token_name|token_id}')],
    shows: ['token_id', 'token_name'],
    advice: MEANT,
  },

  slack_workspace_claimed: {
    cases: [medium('connected the Slack workspace {slack_team_id}')],
    shows: ['slack_team_id', 'scope'],
    advice: 'People in that Slack workspace can reach Claude on your account: check that it is yours.',
  },
  slack_workspace_claim_revoked: {
    cases: [low('disconnected the Slack workspace {slack_team_id}')],
    shows: ['slack_team_id', 'scope'],
    advice: MEANT,
  },
  lti_platform_created: {
    cases: [medium('let the learning platform {lti_platform_issuer} sign people in')],
    shows: ['lti_platform_id', 'lti_platform_issuer'],
    advice: FEDERATION,
  },
  lti_platform_updated: {
    cases: [medium('changed the learning platform {lti_platform_issuer|lti_platform_id}')],
    shows: ['lti_platform_id', 'lti_platform_issuer'],
    advice: FEDERATION,
  },
  ghe_configuration_created: {
    cases: [medium('connected the GitHub Enterprise server {hostname|ghe_configuration_id}')],
    shows: ['ghe_configuration_id', 'display_name', 'hostname'],
    advice: ASK,
  },
  ghe_configuration_updated: {
    cases: [medium('changed the GitHub Enterprise server {hostname|ghe_configuration_id}')],
    shows: ['ghe_configuration_id', 'display_name', 'hostname', 'is_active'],
    advice: ASK,
  },
  ghe_configuration_deleted: {
    cases: [low('disconnected the GitHub Enterprise server {hostname|ghe_configuration_id}')],
    shows: ['ghe_configuration_id', 'display_name', 'hostname'],
    advice: MEANT,
  },
  org_connector_domain_guard_updated: {
    cases: [
      medium('switched the domain guard of connectors off', is('enforced', false)),
      low('switched the domain guard of connectors on'),
    ],
    shows: ['enforced'],
    advice: 'While it is off, people may connect accounts of other domains: switch it on again if nobody meant this.',
  },
};
