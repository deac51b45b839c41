import type { Checked, SlackCheck } from '../slack/check-slack.ts';
import { type Finding, ill, odd, well } from './finding.ts';

const BOT = 'Slack bot token';
const APP = 'Slack app token';
const SCOPES = 'Slack scopes';

/** What to do where Slack says no; a silent Slack is not the token's fault. */
const notWell = (subject: string, answer: Exclude<Checked<unknown>, { state: 'ok' }>, mend: string): Finding =>
  answer.state === 'silent'
    ? ill(subject, 'Slack did not answer', 'check the network, any proxy and SLACK_API_URL')
    : ill(subject, `Slack does not accept it (${answer.code})`, mend);

const examineBot = ({ bot }: SlackCheck): Finding =>
  bot.state === 'ok'
    ? well(BOT, `connected to ${bot.value.team}`)
    : notWell(BOT, bot, 'copy SLACK_BOT_TOKEN again from the page "Install App" of the Slack app');

const examineScopes = ({ bot, missingScopes }: SlackCheck): Finding[] => {
  if (bot.state !== 'ok') return [];
  if (missingScopes === null) return [odd(SCOPES, 'Slack did not say which were granted')];
  if (missingScopes.length === 0) return [well(SCOPES, 'all granted')];
  const missing = missingScopes.map(({ scope, reason }) => `${scope} (to ${reason})`).join(', ');
  const mend = 'put slack-manifest.yml into the page "App Manifest" of the Slack app and install it again';
  return [ill(SCOPES, `missing ${missing}`, mend)];
};

const examineConnection = ({ appToken }: SlackCheck): Finding => {
  if (appToken === null) return well('Slack connection', 'HTTP mode: Slack calls POST /slack/events');
  if (appToken.state === 'ok') return well(APP, 'Socket Mode opens');
  const mend = 'create an app-level token with the scope connections:write and put it into SLACK_APP_TOKEN';
  return notWell(APP, appToken, mend);
};

export const examineSlack = (check: SlackCheck): Finding[] => [
  examineBot(check),
  ...examineScopes(check),
  examineConnection(check),
];
