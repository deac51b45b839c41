import { DATA } from './catalogue/data.ts';
import { KEYS } from './catalogue/keys.ts';
import { LIMITS } from './catalogue/limits.ts';
import { PEOPLE } from './catalogue/people.ts';
import { PROGRAMS } from './catalogue/programs.ts';
import { SETTINGS } from './catalogue/settings.ts';
import { SIGN_IN } from './catalogue/sign-in.ts';
import { WORKSPACES } from './catalogue/workspaces.ts';
import type { Entry } from './entry.ts';

/** Every type of activity that may be told, by the API's name. Source: the types that Anthropic documented in August 2026. */
export const CATALOGUE: ReadonlyMap<string, Entry> = new Map(
  [KEYS, PROGRAMS, PEOPLE, SIGN_IN, DATA, SETTINGS, LIMITS, WORKSPACES].flatMap((topic) => Object.entries(topic)),
);
