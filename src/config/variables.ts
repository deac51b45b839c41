import { z } from 'zod';
import * as value from './values.ts';

/** What only talking to Slack and serving need. */
export const slackVariables = z.object({
  SLACK_BOT_TOKEN: value.botToken,
  SLACK_APP_TOKEN: value.appToken.optional(),
  SLACK_SIGNING_SECRET: value.signingSecret.optional(),
  PORT: value.port.default(3000),
  HOST: value.host.default('0.0.0.0'),
  LEDGER_ALERT_CHANNEL: value.channelId,
  LEDGER_ADMINS: value.people.default([]),
  LEDGER_VIEWERS: value.people.default([]),
  LEDGER_POLL_CRON: value.cron.default('*/5 * * * *'),
  SLACK_API_URL: value.url.default('https://slack.com/api/'),
});

/** What only reading from Anthropic needs. */
export const claudeVariables = z.object({
  CLAUDE_ADMIN_API_KEY: value.consoleKey.optional(),
  CLAUDE_CHAT_ADMIN_API_KEY: value.enterpriseKey.optional(),
  ANTHROPIC_BASE_URL: value.url.default('https://api.anthropic.com'),
});

/** What every command may use. */
export const commonVariables = z.object({
  LEDGER_STATE: value.path.default('./data/ledger.json'),
  LEDGER_TIMEZONE: value.timezone.default('UTC'),
  LEDGER_PRIVACY: value.oneOf(['masked', 'full']).default('masked'),
  LOG_LEVEL: value.oneOf(['debug', 'info', 'warn', 'error']).default('info'),
});
