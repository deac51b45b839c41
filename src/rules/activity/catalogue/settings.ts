import { type Catalogue, high, low, medium } from '../entry.ts';
import { is } from '../read-fields.ts';

const TELEMETRY = 'Telemetry may hold what people wrote: check that the destination is yours.';
const HOOKS = 'Hooks stop requests that must not go out. Check what they let through from now on.';
const GUARD = 'Claude acts with less asking: switch it off again if nobody meant this.';
const MEANT = 'Check that this was meant.';

/** Switches of the organisation that decide what Claude may do, and who sees it. */
export const SETTINGS: Catalogue = {
  claude_organization_settings_updated: {
    cases: [medium('changed settings of the organisation[: {update_names}]')],
    shows: ['updates'],
    advice: 'If nobody meant this, put it right under Organization settings.',
  },
  org_cowork_otlp_settings_updated: {
    cases: [medium('changed where telemetry of Cowork goes[: {new_otlp_endpoint}]')],
    shows: ['previous_otlp_endpoint', 'new_otlp_endpoint', 'new_otlp_content_capture', 'otlp_headers_change'],
    advice: TELEMETRY,
  },
  claude_code_security_webhook_created: {
    cases: [medium('lets findings of Claude Code Security go to {url}')],
    shows: ['url', 'webhook_id', 'scan_project_id'],
    advice: TELEMETRY,
  },
  claude_code_security_webhook_updated: {
    cases: [medium('changed where findings of Claude Code Security go')],
    shows: ['webhook_id', 'scan_project_id'],
    advice: TELEMETRY,
  },
  claude_code_security_webhook_deleted: {
    cases: [low('no longer sends findings of Claude Code Security to a webhook')],
    shows: ['webhook_id', 'scan_project_id'],
    advice: MEANT,
  },
  inference_hooks_config_updated: {
    cases: [
      high('switched the hooks off that look at requests', is('enabled', false)),
      medium('changed the hooks that look at requests'),
    ],
    shows: ['enabled', 'enforcement_mode', 'fail_mode', 'webhook_url'],
    advice: HOOKS,
  },
  inference_hooks_config_deleted: {
    cases: [high('removed the hooks that look at requests')],
    shows: [],
    advice: HOOKS,
  },
  inference_hooks_signing_secret_generated: {
    cases: [medium('made a new secret for the hooks that look at requests')],
    shows: ['rotated'],
    advice: HOOKS,
  },
  org_cowork_act_without_asking_mode_enabled: {
    cases: [medium('lets Cowork act without asking')],
    shows: [],
    advice: GUARD,
  },
  org_cowork_act_without_asking_mode_disabled: {
    cases: [low('no longer lets Cowork act without asking')],
    shows: [],
    advice: MEANT,
  },
  org_cowork_auto_mode_enabled: { cases: [medium('lets Cowork run in auto mode')], shows: [], advice: GUARD },
  org_cowork_auto_mode_disabled: {
    cases: [low('no longer lets Cowork run in auto mode')],
    shows: [],
    advice: MEANT,
  },
  org_cowork_mcp_always_allow_enabled: {
    cases: [medium('lets people of Cowork always allow a tool')],
    shows: [],
    advice: GUARD,
  },
  org_cowork_mcp_always_allow_disabled: {
    cases: [low('no longer lets people of Cowork always allow a tool')],
    shows: [],
    advice: MEANT,
  },
};
