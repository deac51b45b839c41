import type { Message } from '../../blocks/message.ts';
import type { Log } from '../../ports.ts';
import type { SlackNotifier } from '../notifier.ts';
import { SlackRefusal } from '../refusal.ts';
import { type Place, type Replies, withoutButtons } from '../replies.ts';
import type { Homes } from './create-homes.ts';
import { viewAnswerElsewhere, viewReading } from './view-reading.ts';

interface Means {
  readonly homes: Homes;
  readonly notifier: Pick<SlackNotifier, 'post' | 'openModal'>;
  readonly log: Log;
}

/** What still reads as a remark above the page. */
const LONGEST_NOTE = 700;

const isRemark = ({ text, blocks }: Message): boolean =>
  text.length <= LONGEST_NOTE && blocks.every(({ type }) => type !== 'table' && type !== 'data_visualization');

/**
 * Answers to what was pressed on the App Home, where there is no channel to whisper in: a remark stands above the page,
 * which is shown as it is now; a longer answer goes to their direct messages; what they asked to read opens over the page.
 */
export const openHomeReplies = ({ userId, triggerId }: Place, { homes, notifier, log }: Means): Replies => {
  const writeTo = async (message: Message): Promise<boolean> => {
    try {
      await notifier.post(userId, withoutButtons(message));
      return true;
    } catch (error) {
      log.error('reply_undelivered', { userId, error });
      return false;
    }
  };
  const whisper = async (message: Message): Promise<void> => {
    if (isRemark(message)) {
      if (!(await homes.tell(userId, message))) await writeTo(message);
    } else if (await writeTo(message)) await homes.tell(userId, viewAnswerElsewhere());
  };
  const openOver = async (title: string, message: Message): Promise<boolean> => {
    if (triggerId === undefined) return false;
    try {
      await notifier.openModal(triggerId, viewReading(title, message));
      return true;
    } catch (error) {
      log.warn('modal_not_opened', { userId, error });
      return false;
    }
  };
  return {
    whisper,
    show: async (title, message) => {
      if (!(await openOver(title, message))) await whisper(message);
    },
    replace: whisper,
    announce: async () => {
      throw new SlackRefusal('channel_not_found');
    },
  };
};
