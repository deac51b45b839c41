import type { Message } from '../blocks/message.ts';
import type { Log } from '../ports.ts';
import type { SlackNotifier } from './notifier.ts';
import { type Placement, postResponse } from './post-response.ts';
import { SlackRefusal } from './refusal.ts';
import { sendDegrading } from './send-degrading.ts';

/** Where a command was typed or a button pressed. */
export interface Place {
  readonly userId: string;
  /** Empty in the App Home. */
  readonly channelId: string;
  /** Null where Slack gave none. */
  readonly responseUrl: string | null;
  /** Opens a modal, once and for three seconds; absent where there is none to spend. */
  readonly triggerId?: string;
}

/** The ways to answer one command or one press. */
export interface Replies {
  /** Only the person sees it, wherever they are. Never throws: what cannot be delivered is logged. */
  whisper(message: Message): Promise<void>;
  /** The same for something longer that was asked for by a button, whose words are the title. */
  show(title: string, message: Message): Promise<void>;
  /** Takes the place of the message whose button was pressed. Never throws. */
  replace(message: Message): Promise<void>;
  /** Everybody in the channel sees it. Throws `SlackRefusal` or `SlackSilence`. */
  announce(message: Message): Promise<void>;
}

interface Means {
  readonly fetch: typeof globalThis.fetch;
  readonly notifier: SlackNotifier;
  readonly log: Log;
}

/** Slack's limit for one response URL. */
const MAX_USES = 5;
const WHISPER: Placement = { response_type: 'ephemeral', replace_original: false };
const REPLACE: Placement = { response_type: 'ephemeral', replace_original: true };
const ANNOUNCE: Placement = { response_type: 'in_channel', replace_original: false };

/** In a direct message a button could no longer tell which channel it stood in. */
export const withoutButtons = (message: Message): Message => ({
  ...message,
  blocks: message.blocks.filter((block) => block.type !== 'actions'),
});

/** Blocks that Slack does not take are our mistake; the person still gets the answer in words. */
const inWords = (message: Message): Message => ({ text: message.text, blocks: [] });

/** Tries each way in turn; the last one's error is thrown. */
const firstThatWorks = async (ways: readonly (() => Promise<unknown>)[]): Promise<void> => {
  let failure: unknown = null;
  for (const way of ways) {
    try {
      await way();
      return;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
};

export const openReplies = ({ userId, channelId, responseUrl }: Place, { fetch, notifier, log }: Means): Replies => {
  let uses = 0;

  /** One use is kept back for `replace`, so that a shared answer's button always goes. */
  const respond = (message: Message, placement: Placement): Promise<void> =>
    sendDegrading(message, async (sent) => {
      const limit = placement === ANNOUNCE ? MAX_USES - 1 : MAX_USES;
      if (responseUrl === null || uses >= limit) throw new SlackRefusal('used_url');
      uses += 1;
      await postResponse(fetch, responseUrl, sent, placement);
    });

  const respondSomehow = async (message: Message, placement: Placement): Promise<void> => {
    try {
      await respond(message, placement);
    } catch (error) {
      if (!(error instanceof SlackRefusal) || error.code !== 'invalid_blocks') throw error;
      log.error('blocks_refused', { userId, channelId });
      await respond(inWords(message), placement);
    }
  };

  const privately = async (message: Message, placement: Placement): Promise<void> => {
    try {
      await firstThatWorks([
        () => respondSomehow(message, placement),
        ...(channelId === '' ? [] : [() => notifier.postEphemeral(channelId, userId, message)]),
        () => notifier.post(userId, withoutButtons(message)),
      ]);
    } catch (error) {
      log.error('reply_undelivered', { userId, channelId, error });
    }
  };

  return {
    whisper: (message) => privately(message, WHISPER),
    show: (_, message) => privately(message, WHISPER),
    replace: (message) => privately(message, REPLACE),
    announce: async (message) => {
      try {
        await respond(message, ANNOUNCE);
      } catch (error) {
        // Only a refusal proves that nothing was shown: posting again after silence could show it twice.
        if (!(error instanceof SlackRefusal)) throw error;
        await notifier.post(channelId, message);
      }
    },
  };
};
