/** What fields of activities are called in a message; others go by their own name in words. */
const LABELS: Readonly<Record<string, string>> = {
  admin_api_key_id: 'Admin API key',
  api_key_id: 'API key',
  api_key_name: 'Name of the key',
  updates: 'Changed',
  user_email: 'E-mail',
  user_id: 'Person',
  account_id: 'Person',
  deleted_user_email: 'E-mail',
  deleted_user_id: 'Person',
  new_owner_id: 'New owner',
  previous_owner_id: 'Owner until now',
  previous_role: 'Role until now',
  current_role: 'Role',
  invited_email: 'E-mail',
  invited_role: 'Role',
  invited_seat_tier: 'Seat',
  invited_rbac_group_ids: 'Groups',
  workspace_id: 'Workspace',
  member_ids: 'Members',
  group_id: 'Group',
  role_id: 'Role',
  target_id: 'To',
  principal_id: 'To',
  resource_id: 'On',
  enabled: 'Switched on',
  enforced: 'Enforced',
  is_enabled: 'Switched on',
  compliance_api_enabled: 'Compliance API on',
  compliance_api_logging_enabled: 'Logging on',
  current_value: 'Switched on',
  previous_value: 'On until now',
  url: 'Address',
  request_method: 'Method',
  status_code: 'Answered with',
  limit_usd: 'Limit in USD',
  new_limit_usd: 'New limit in USD',
  amount: 'Amount, as the feed gives it',
  resource_details: 'What',
};

/** `new_otlp_endpoint` → `New otlp endpoint` */
const spell = (field: string): string => {
  const words = field.replaceAll('_', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};

export const labelOf = (field: string): string => LABELS[field] ?? spell(field);
