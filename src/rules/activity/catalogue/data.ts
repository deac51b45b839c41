import { type Catalogue, high, low, medium } from '../entry.ts';
import { readsContent, removesContent } from '../judge-access.ts';
import { is, reaches } from '../read-fields.ts';

const EXPORT = 'An export may hold what everybody wrote. Ask whoever did it what it is for and where it is kept.';
const WATCH =
  'What happens while it is off is not recorded and cannot be looked up later: switch it on again if nobody meant this.';
const DELETION = 'What is deleted cannot be brought back. If nobody meant this, turn to Anthropic support at once.';
const KEPT = 'Check that this agrees with what was promised about how data is kept.';
const EVERYBODY = 'Anybody with the link can read it: ask whoever shared it whether that was meant.';
const ENCRYPTION = "Data is encrypted with the company's own key: if that is lost or refused, so is the data.";

/** What is recorded, kept, taken out, deleted and shown to others. */
export const DATA: Catalogue = {
  org_compliance_api_settings_updated: {
    cases: [
      high('switched compliance logging off', is('compliance_api_logging_enabled', false)),
      high('switched the Compliance API off', is('compliance_api_enabled', false)),
      low('switched compliance logging on', is('compliance_api_logging_enabled', true)),
      low('switched the Compliance API on', is('compliance_api_enabled', true)),
      medium('changed the settings of the Compliance API'),
    ],
    shows: ['compliance_api_enabled', 'compliance_api_logging_enabled'],
    advice: WATCH,
  },
  org_analytics_api_capability_updated: {
    cases: [medium('switched the Analytics API off', is('current_value', false)), low('switched the Analytics API on')],
    shows: ['previous_value', 'current_value'],
    advice: 'Without it Claude Ledger cannot read spend and usage of Claude Enterprise.',
  },
  compliance_api_accessed: {
    cases: [
      high('deletes content through the Compliance API', removesContent),
      medium('reads content of people through the Compliance API', readsContent),
    ],
    shows: ['request_method', 'url', 'status_code'],
    advice:
      'Chats and files can be read with that key. If no tool of yours does this, disable the key. Told once a month for each key.',
    monthly: true,
  },
  anthropic_access: {
    cases: [high('looked at data of the organisation[ ({reason_code})]')],
    shows: ['accessed_at', 'accessor_department', 'reason_code', 'resource_details'],
    advice: 'Compare it with your support cases; if it belongs to none, ask Anthropic support for the reason.',
  },
  cmek_preserve: {
    cases: [medium("kept data that the company's own key encrypts[ ({reason_code})]")],
    shows: ['accessed_at', 'accessor_department', 'reason_code', 'resource_details'],
    advice: 'Ask Anthropic support for the reason if it belongs to no case of yours.',
  },
  abuse_decision_received: {
    cases: [medium('blocked somebody because of suspected abuse', is('decision', 'blocked'))],
    shows: ['decision', 'abuse_session_id'],
    advice: 'Look up whom it concerns in the organization settings; Anthropic support explains such decisions.',
  },

  org_data_export_started: {
    cases: [high('started an export of data[: {export_type}]')],
    shows: ['export_type'],
    advice: EXPORT,
  },
  org_data_export_completed: {
    cases: [low('finished an export of data[: {export_type}]')],
    shows: ['export_type'],
    advice: EXPORT,
  },
  org_data_export_accessed: {
    cases: [high('downloaded an export of data[: {export_type}]')],
    shows: ['export_type'],
    advice: EXPORT,
  },
  audit_log_export_started: {
    cases: [medium('started an export of the audit log')],
    shows: ['from_date', 'to_date'],
    advice: EXPORT,
  },
  audit_log_export_accessed: { cases: [medium('downloaded the audit log')], shows: [], advice: EXPORT },
  org_members_exported: { cases: [medium('exported the list of members')], shows: [], advice: EXPORT },

  org_deletion_requested: {
    cases: [high('asked for the deletion of the whole organisation')],
    shows: [],
    advice: DELETION,
  },
  org_bulk_delete_initiated: {
    cases: [high('started a deletion of organisations in bulk')],
    shows: [],
    advice: DELETION,
  },
  org_deleted_via_bulk: { cases: [high('deleted a whole organisation')], shows: [], advice: DELETION },
  org_parent_join_proposal_created: {
    cases: [high('proposed to put the organisation under another one')],
    shows: [],
    advice: 'The owners of the other organisation would decide about this one.',
  },
  org_join_proposal_decided: {
    cases: [
      high('agreed to put the organisation under another one', is('approved', true)),
      low('refused to put the organisation under another one'),
    ],
    shows: ['approved'],
    advice: 'The owners of the other organisation decide about this one once both agree.',
  },

  org_data_residency_updated: {
    cases: [medium('changed where data is kept[: {updates}]')],
    shows: ['updates'],
    advice: KEPT,
  },
  org_claude_code_zero_data_retention_disabled: {
    cases: [high('switched zero data retention of Claude Code off')],
    shows: [],
    advice: KEPT,
  },
  org_claude_code_data_sharing_enabled: {
    cases: [medium('shares data of Claude Code with Anthropic from now on')],
    shows: ['previous_value', 'current_value'],
    advice: KEPT,
  },
  org_claude_code_data_sharing_disabled: {
    cases: [low('no longer shares data of Claude Code with Anthropic')],
    shows: ['previous_value', 'current_value'],
    advice: KEPT,
  },
  platform_workspace_inference_data_retention_enabled: {
    cases: [medium('lets requests of the workspace {workspace_id} be kept')],
    shows: ['workspace_id', 'previous_value'],
    advice: KEPT,
  },
  platform_workspace_inference_data_retention_disabled: {
    cases: [low('no longer lets requests of the workspace {workspace_id} be kept')],
    shows: ['workspace_id', 'previous_value'],
    advice: KEPT,
  },
  org_hipaa_self_serve_enabled: {
    cases: [low('accepted the agreement about health data[ ({baa_version_label})]')],
    shows: ['baa_version_label'],
    advice: KEPT,
  },
  org_external_key_created: {
    cases: [medium('added the encryption key {external_key_id}[ of {provider}]')],
    shows: ['external_key_id', 'provider'],
    advice: ENCRYPTION,
  },
  org_external_key_updated: {
    cases: [high('changed the encryption key {external_key_id}[: {updates}]')],
    shows: ['external_key_id', 'updates'],
    advice: ENCRYPTION,
  },
  org_external_key_deleted: {
    cases: [high('deleted the encryption key {external_key_id}')],
    shows: ['external_key_id'],
    advice: ENCRYPTION,
  },
  org_external_key_validated: {
    cases: [high('found the encryption key {external_key_id} not to work', is('validation_result', 'failure'))],
    shows: ['external_key_id', 'validation_result'],
    advice: ENCRYPTION,
  },

  claude_project_sharing_updated: {
    cases: [medium('shared the project {claude_project_id} with the public', reaches('public'))],
    shows: ['claude_project_id'],
    advice: EVERYBODY,
  },
  design_project_artifact_published: {
    cases: [medium('published the design {design_project_id} for everybody', is('is_public', true))],
    shows: ['design_project_id', 'project_type'],
    advice: EVERYBODY,
  },
  design_project_sharing_updated: {
    cases: [medium('shared the design {design_project_id} with the public', is('new_scope', 'public'))],
    shows: ['design_project_id', 'previous_scope', 'new_scope', 'new_link_permission'],
    advice: EVERYBODY,
  },
  session_share_created: {
    cases: [medium('shared a session with the public', is('access_level', 'public'))],
    shows: ['share_id', 'access_level'],
    advice: EVERYBODY,
  },
};
