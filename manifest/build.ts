/** What the manifest takes from a command of the bot. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
}

/** How Slack reaches the bot: through a connection that the bot opens, or by HTTPS at the bot's public address. */
export type Delivery = { readonly transport: 'socket' } | { readonly transport: 'http'; readonly publicUrl: string };

const LONG_DESCRIPTION =
  'Claude Ledger answers what Claude costs and who can reach it: spend and tokens by workspace, model, key and person, ' +
  'from the Claude Console and Claude Enterprise. Amounts are exact, every report names the range it covers, and ' +
  'answers are shown to the person who asked until they share them.';

/**
 * The Slack app of this bot, as Slack's manifest format (major version 2) wants it. Every list of the bot that Slack
 * has to know comes from its own place: the commands, and the scopes.
 */
export const buildManifest = (commands: readonly ListedCommand[], scopes: readonly string[], delivery: Delivery) => {
  const request =
    delivery.transport === 'http' ? { url: new URL('/slack/events', delivery.publicUrl).href } : undefined;
  const requestUrl = request && { request_url: request.url };
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: 'Claude Ledger',
      description: 'What Claude costs your company, and who can reach it',
      long_description: LONG_DESCRIPTION,
      background_color: '#2b2a27',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'Claude Ledger', always_online: true },
      slash_commands: commands.map(({ name, summary, usage }) => ({
        command: `/claude-${name}`,
        ...request,
        description: summary,
        ...(usage === '' ? {} : { usage_hint: usage }),
        should_escape: true,
      })),
    },
    oauth_config: { scopes: { bot: [...scopes] } },
    settings: {
      event_subscriptions: { ...requestUrl, bot_events: ['app_home_opened'] },
      interactivity: { is_enabled: true, ...requestUrl },
      org_deploy_enabled: true,
      socket_mode_enabled: delivery.transport === 'socket',
      token_rotation_enabled: false,
    },
  };
};
