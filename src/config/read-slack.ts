import type { z } from 'zod';
import type { SlackConfig, SlackConnection } from './config.ts';
import { type Checked, type Environment, parseVariables } from './parse-variables.ts';
import { slackVariables } from './variables.ts';

const NO_CONNECTION =
  'SLACK_APP_TOKEN is missing (Socket Mode, xapp-…), or SLACK_SIGNING_SECRET (HTTP mode): one of the two';
const BOTH_CONNECTIONS = 'SLACK_SIGNING_SECRET is not used: SLACK_APP_TOKEN is set, and Socket Mode comes first';

const findConnection = (read: z.output<typeof slackVariables>): SlackConnection | null => {
  if (read.SLACK_APP_TOKEN) return { transport: 'socket', appToken: read.SLACK_APP_TOKEN };
  if (read.SLACK_SIGNING_SECRET) return { transport: 'http', signingSecret: read.SLACK_SIGNING_SECRET };
  return null;
};

export const readSlack = (env: Environment): Checked<SlackConfig> => {
  const { value: read, problems } = parseVariables(slackVariables, env);
  const socket = env.SLACK_APP_TOKEN !== undefined;
  const http = env.SLACK_SIGNING_SECRET !== undefined;
  if (!socket && !http) problems.push(NO_CONNECTION);
  const connection = read && findConnection(read);
  if (!connection) return { value: null, problems, notes: [] };
  return {
    problems,
    notes: socket && http ? [BOTH_CONNECTIONS] : [],
    value: {
      botToken: read.SLACK_BOT_TOKEN,
      connection,
      host: read.HOST,
      port: read.PORT,
      apiUrl: read.SLACK_API_URL.replace(/\/*$/, '/'),
      alertChannel: read.LEDGER_ALERT_CHANNEL,
      admins: read.LEDGER_ADMINS,
      viewers: read.LEDGER_VIEWERS,
      pollCron: read.LEDGER_POLL_CRON,
    },
  };
};
