interface Scope {
  readonly scope: string;
  readonly reason: string;
}

/** The bot token's scopes: the fewest that do the work. The manifest asks for them and `doctor` checks them. */
export const BOT_SCOPES: readonly Scope[] = [
  { scope: 'commands', reason: 'receive the slash commands' },
  { scope: 'chat:write', reason: 'post digests and alerts, and answer where a response URL no longer can' },
  { scope: 'users:read', reason: 'tell members from guests, bots and people of other workspaces' },
  {
    scope: 'users:read.email',
    reason: 'find what is your own, by your e-mail address, for /claude-me, and mention people in digests',
  },
  { scope: 'usergroups:read', reason: 'let user groups be named in LEDGER_ADMINS and LEDGER_VIEWERS' },
  {
    scope: 'channels:read',
    reason: 'tell whether a digest can be posted in a channel, and warn when the alert channel is public',
  },
  { scope: 'groups:read', reason: 'the same for private channels, and for those that are shared with another company' },
  { scope: 'files:write', reason: 'attach the full rows as a file when the words say csv' },
];

/** The app-level token's scopes, for Socket Mode. */
export const APP_SCOPES: readonly Scope[] = [{ scope: 'connections:write', reason: 'open the Socket Mode connection' }];
