import { webApi } from '@slack/bolt';
import { type Identity, readIdentity } from './identity.ts';
import { askSlack, SlackRefusal } from './refusal.ts';
import { BOT_SCOPES } from './scopes.ts';
import type { WebClients } from './web-clients.ts';

/** What Slack answered: the value, its refusal in its own word, or nothing. */
export type Checked<T> =
  | { readonly state: 'ok'; readonly value: T }
  | { readonly state: 'refused'; readonly code: string }
  | { readonly state: 'silent' };

export interface SlackCheck {
  /** The bot token: whose it is. */
  readonly bot: Checked<Identity>;
  /** Needed scopes that the bot token lacks; null where Slack did not tell. */
  readonly missingScopes: readonly { readonly scope: string; readonly reason: string }[] | null;
  /** The app-level token; null in HTTP mode, which has none. */
  readonly appToken: Checked<null> | null;
}

const attempt = async <T>(call: () => Promise<T>): Promise<Checked<T>> => {
  try {
    return { state: 'ok', value: await call() };
  } catch (error) {
    return error instanceof SlackRefusal ? { state: 'refused', code: error.code } : { state: 'silent' };
  }
};

const missingFrom = (granted: readonly string[] | null): SlackCheck['missingScopes'] =>
  granted === null ? null : BOT_SCOPES.filter(({ scope }) => !granted.includes(scope));

/** Asks Slack about both tokens. Opens no connection: `apps.connections.open` only hands out an address for one. */
export const checkSlack = async (clients: WebClients, appToken: string | null): Promise<SlackCheck> => {
  const [bot, app] = await Promise.all([
    // One try, as for the app token: somebody waits, and may ask again.
    attempt(() => readIdentity(clients.write)),
    appToken === null
      ? null
      : attempt(async () => {
          await askSlack(() => new webApi.WebClient(appToken, clients.options()).apps.connections.open({}));
          return null;
        }),
  ]);
  return { bot, missingScopes: bot.state === 'ok' ? missingFrom(bot.value.scopes) : null, appToken: app };
};
