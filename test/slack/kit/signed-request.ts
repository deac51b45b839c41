import { createHmac } from 'node:crypto';
import { RESPONSE_URL } from './captured-slack.ts';

export const SIGNING_SECRET = 'a-signing-secret';

let triggers = 0;
const nextTrigger = (): string => {
  triggers += 1;
  return `trigger-${triggers}`;
};

interface Typed {
  readonly command: string;
  readonly text?: string;
  readonly user?: string;
  readonly trigger?: string;
}

/** The body of a slash command. */
export const commandBody = ({ command, text = '', user = 'U1', trigger = nextTrigger() }: Typed): string =>
  new URLSearchParams({
    command,
    text,
    user_id: user,
    user_name: 'ada',
    team_id: 'T1',
    team_domain: 'acme',
    channel_id: 'C1',
    channel_name: 'finance',
    api_app_id: 'A1',
    token: 'legacy',
    response_url: RESPONSE_URL,
    trigger_id: trigger,
  }).toString();

interface Pressed {
  readonly action: string;
  readonly value?: string;
  readonly user?: string;
  readonly team?: string;
  readonly messageTs?: string;
  readonly trigger?: string;
}

export const pressPayload = ({
  action,
  value = '',
  user = 'U1',
  team = 'T1',
  messageTs = '10.000001',
  trigger = nextTrigger(),
}: Pressed) => ({
  type: 'block_actions',
  user: { id: user, username: 'ada', team_id: team },
  team: { id: 'T1', domain: 'acme' },
  channel: { id: 'C1', name: 'finance' },
  container: { type: 'message', message_ts: messageTs, channel_id: 'C1', is_ephemeral: true },
  api_app_id: 'A1',
  token: 'legacy',
  response_url: RESPONSE_URL,
  trigger_id: trigger,
  actions: [{ type: 'button', action_id: action, block_id: 'b', value, action_ts: '11.0' }],
});

export const pressBody = (pressed: Pressed): string =>
  new URLSearchParams({ payload: JSON.stringify(pressPayload(pressed)) }).toString();

/** Posts to the bot as Slack does. */
export const postSigned = async (
  port: number,
  body: string,
  secret = SIGNING_SECRET,
  contentType = 'application/x-www-form-urlencoded',
  aheadMs = 0,
): Promise<Response> => {
  const timestamp = String(Math.floor((Date.now() + aheadMs) / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
    body,
  });
};
