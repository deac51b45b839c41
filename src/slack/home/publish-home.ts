import type { MessageBlock } from '../../blocks/message.ts';
import type { Log } from '../../ports.ts';
import type { SlackNotifier } from '../notifier.ts';
import { SlackRefusal, SlackSilence } from '../refusal.ts';

interface Means {
  readonly notifier: Pick<SlackNotifier, 'publishHome'>;
  readonly log: Log;
}

/** The blocks of a page, with its charts or with their numbers in words. */
type Compose = (drawsCharts: boolean) => readonly MessageBlock[];

const hasChart = (blocks: readonly MessageBlock[]): boolean => blocks.some(({ type }) => type === 'data_visualization');

const isBadLayout = (error: unknown): boolean => error instanceof SlackRefusal && error.code === 'invalid_blocks';

/**
 * Publishes somebody's App Home; false where Slack did not take it, which is in the log. Slack documents charts for
 * messages: where the page does not take them, they are not tried again by this process.
 *
 * No `hash` goes along: what is published is made of what is known at that moment, so that the newest is always right.
 */
export const createPublisher = ({ notifier, log }: Means) => {
  let takesCharts = true;
  const send = (userId: string, blocks: readonly MessageBlock[]): Promise<void> =>
    notifier.publishHome(userId, { type: 'home', blocks: [...blocks] });

  const sendSomehow = async (userId: string, compose: Compose): Promise<void> => {
    const blocks = compose(takesCharts);
    try {
      await send(userId, blocks);
    } catch (error) {
      if (!hasChart(blocks) || !isBadLayout(error)) throw error;
      await send(userId, compose(false));
      takesCharts = false;
      log.info('home_takes_no_charts');
    }
  };

  return async (userId: string, compose: Compose): Promise<boolean> => {
    try {
      await sendSomehow(userId, compose);
      return true;
    } catch (error) {
      const isSlack = error instanceof SlackRefusal || error instanceof SlackSilence;
      log[isSlack ? 'warn' : 'error']('home_not_published', { userId, error });
      return false;
    }
  };
};
