/** As the Console calls them; the API's own word for newer ones. */
const NAMES: Readonly<Record<string, string>> = {
  workspace_admin: 'admin',
  workspace_developer: 'developer',
  workspace_restricted_developer: 'limited developer',
  workspace_user: 'user',
  workspace_billing: 'billing',
};

export const describeWorkspaceRole = (role: string): string => NAMES[role] ?? role;
