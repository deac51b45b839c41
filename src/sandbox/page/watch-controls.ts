import type { SlackStandIn } from '../slack/stand-in.ts';
import type { PageControl } from './page-options.ts';

/** What a look at everything came to. */
export interface Look {
  readonly opened: number;
  readonly resolved: number;
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const describeLook = ({ opened, resolved }: Look): string => {
  const said = [
    ...(opened > 0 ? [plural(opened, 'new alert')] : []),
    ...(resolved > 0 ? [`${plural(resolved, 'alert')} over`] : []),
  ];
  return said.length === 0 ? 'It has looked: nothing new.' : `It has looked: ${said.join(', ')}. See #claude-alerts.`;
};

const BUDGET = 'set 500 monthly source:console at 50,80,100';

/** What makes the bot look for changes. */
export const watchControls = (slack: SlackStandIn, look: () => Promise<Look>): readonly PageControl[] => [
  {
    name: 'look',
    label: 'Look now',
    description: 'The bot looks for changes every five minutes. This does not wait: alerts come in #claude-alerts.',
    group: 'Alerts',
    run: async () => describeLook(await look()),
  },
  {
    name: 'budget',
    label: 'Cross a budget',
    description: `Types /claude-budget ${BUDGET} for you, which is less than the month has cost.`,
    group: 'Alerts',
    run: async ({ user, channel }) => {
      await slack.command({ user, channel, command: '/claude-budget', text: BUDGET });
      return 'The budget is far too small. Press “Look now” to be told.';
    },
  },
];
