/** The lists without which it is not known who can reach what, by what people call them. */
export const ACCESS_PARTS = ['members', 'invites', 'workspaces', 'workspace members', 'API keys'] as const;
