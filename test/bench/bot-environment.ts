import { join } from 'node:path';
import { SANDBOX_KEYS } from '../../src/sandbox/claude/settings.ts';
import type { SlackStandIn } from '../../src/sandbox/slack/stand-in.ts';

/** What the bot is told so that it talks to the stand-ins; how Slack reaches it is left to say. */
export const botEnvironment = (slack: SlackStandIn, claudeUrl: string, folder: string): Record<string, string> => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_API_URL: slack.apiUrl,
  ANTHROPIC_BASE_URL: claudeUrl,
  CLAUDE_ADMIN_API_KEY: SANDBOX_KEYS.console,
  LEDGER_ALERT_CHANNEL: 'C0ALERTS01',
  LEDGER_STATE: join(folder, 'ledger.json'),
  LOG_LEVEL: 'error',
  HOST: '127.0.0.1',
  PORT: '0',
});
