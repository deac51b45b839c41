import type { Token } from './methods/method.ts';

/** Secrets of a workspace that exists only on this machine. */
export const BOT_TOKEN = 'xoxb-sandbox-bot';
export const APP_TOKEN = 'xapp-sandbox-app';
export const SIGNING_SECRET = 'sandbox-signing-secret';

const ALL_BOT_SCOPES = [
  'commands',
  'chat:write',
  'chat:write.public',
  'users:read',
  'users:read.email',
  'usergroups:read',
  'channels:read',
  'channels:history',
  'groups:read',
  'groups:history',
  'im:read',
  'im:write',
  'im:history',
  'files:read',
  'files:write',
] as const;

export const SANDBOX_TOKENS: Readonly<Record<string, Token>> = {
  [BOT_TOKEN]: { kind: 'bot', scopes: ALL_BOT_SCOPES },
  [APP_TOKEN]: { kind: 'app', scopes: ['connections:write'] },
};
