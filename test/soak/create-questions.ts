import type { Dice } from '../../src/sandbox/organisation/dice.ts';
import { QUESTIONS, type SoakWorld } from './open-world.ts';
import { CROWD } from './with-crowd.ts';

const LINES = [
  '/claude-cost',
  '/claude-cost 7d by model',
  '/claude-cost 30d by workspace,model top 3',
  '/claude-usage 7d by key',
  '/claude-members role:admin',
  '/claude-keys stale',
  '/claude-workspaces',
  '/claude-licenses',
  '/claude-me',
  '/claude-budget',
  '/claude-alerts',
  '/claude-status',
  '/claude-help',
  '/claude-cost nonsense',
];
const SHARE_OF_STEPS = 0.3;
const MOST_AT_ONCE = 6;

interface Questions {
  /** At times some people ask something at the same moment. Resolves when Slack has its acknowledgements. */
  askSome(): Promise<void>;
  /** From now on a digest comes every morning. */
  subscribe(): Promise<void>;
  count(): number;
  complaints(): readonly string[];
}

export const createQuestions = ({ slack }: SoakWorld, dice: Dice): Questions => {
  const unacknowledged: string[] = [];
  let count = 0;
  const ask = async (line: string, user: string): Promise<void> => {
    count += 1;
    const [command = '', ...words] = line.split(' ');
    const delivery = await slack.command({ user, channel: QUESTIONS, command, text: words.join(' ') });
    if (!delivery.ok) unacknowledged.push(`${line} was not acknowledged: ${delivery.error}`);
  };
  return {
    askSome: async () => {
      if (!dice.chance(SHARE_OF_STEPS)) return;
      const lines = Array.from({ length: dice.int(1, MOST_AT_ONCE) }, () => dice.pick(LINES));
      await Promise.all(lines.map((line) => ask(line, dice.pick(CROWD).id)));
    },
    subscribe: async () => {
      const { id: user } = dice.pick(CROWD);
      await ask('/claude-digest daily 09:00 #general', user);
      await slack.waitFor('the subscription', () => slack.ephemerals(user).length > 0 || undefined);
    },
    count: () => count,
    complaints: () => unacknowledged,
  };
};
