import { createDice } from '../organisation/dice.ts';
import { signIn } from '../organisation/security-changes.ts';
import type { SandboxClaudeApi } from './start-claude-api.ts';

/** Somebody signs in to claude.ai every so many milliseconds, until the function that it gives is called. */
export const keepPeopleSigningIn = (claude: SandboxClaudeApi, everyMs: number): (() => void) => {
  const dice = createDice('sign-ins');
  const timer = setInterval(() => {
    const { members } = claude.company().enterprise;
    if (members.length > 0) claude.change(signIn(dice.pick(members).id));
  }, everyMs);
  return () => clearInterval(timer);
};
