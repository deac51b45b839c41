import type { Token } from '../../../src/sandbox/slack/methods/method.ts';
import { BOT_TOKEN, SANDBOX_TOKENS } from '../../../src/sandbox/slack/sandbox-tokens.ts';

/** The tokens of a workspace whose bot was not given these scopes. */
export const tokensWithout = (
  isMissing: (scope: string) => boolean,
  botToken: string = BOT_TOKEN,
): Readonly<Record<string, Token>> => {
  const { scopes = [] } = SANDBOX_TOKENS[BOT_TOKEN] ?? {};
  return { [botToken]: { kind: 'bot', scopes: scopes.filter((scope) => !isMissing(scope)) } };
};

/** Scopes without which the bot cannot look for its own messages. */
export const isForLooking = (scope: string): boolean => scope.endsWith(':history');
