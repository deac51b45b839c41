import type { webApi } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';
import type { Message } from '../blocks/message.ts';
import type { Notifier } from '../ports.ts';
import { toMetadata } from './marker.ts';
import { askSlack, SlackSilence } from './refusal.ts';
import { sendDegrading } from './send-degrading.ts';

/** Where a message stands. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

interface Placing {
  /** The `ts` of the message below whose thread it goes. */
  readonly under?: string;
  /** What it is found by later; see `marker.ts`. */
  readonly marker?: string;
}

/** Every call is made once. Throws `SlackRefusal` where Slack says no and `SlackSilence` where nobody can tell. */
export interface SlackNotifier extends Notifier {
  /** `channel` may be a user id: the message then goes to their direct messages, whose channel comes back. */
  post(channel: string, message: Message, placing?: Placing): Promise<Posted>;
  /** Only `user` sees it, and only where both they and the bot are members. */
  postEphemeral(channel: string, user: string, message: Message): Promise<void>;
  update(posted: Posted, message: Message): Promise<void>;
  /** `channel` is a channel id, never a user's. */
  upload(channel: string, file: { readonly name: string; readonly text: string }): Promise<void>;
  /** The address of a message. */
  permalink(posted: Posted): Promise<string>;
  /** Opens a modal for who pressed a button, within three seconds of the press. */
  openModal(triggerId: string, view: ModalView): Promise<void>;
  /** Puts this in the place of what a person sees of the App Home. */
  publishHome(userId: string, view: HomeView): Promise<void>;
}

const body = (message: Message) => ({ text: message.text, blocks: [...message.blocks] });

/** `client` must not retry: see `createWebClients`. */
export const createNotifier = (client: webApi.WebClient): SlackNotifier => ({
  post: (channel, message, { under, marker } = {}) =>
    sendDegrading(message, async (sent) => {
      const reply = await askSlack(() =>
        client.chat.postMessage({
          channel,
          ...body(sent),
          unfurl_links: false,
          unfurl_media: false,
          ...(under === undefined ? {} : { thread_ts: under }),
          ...(marker === undefined ? {} : { metadata: toMetadata(marker) }),
        }),
      );
      if (reply.ts === undefined) throw new SlackSilence('a reply without ts');
      return { channel: reply.channel ?? channel, ts: reply.ts };
    }),
  postEphemeral: (channel, user, message) =>
    sendDegrading(message, async (sent) => {
      await askSlack(() => client.chat.postEphemeral({ channel, user, ...body(sent) }));
    }),
  update: ({ channel, ts }, message) =>
    sendDegrading(message, async (sent) => {
      await askSlack(() => client.chat.update({ channel, ts, ...body(sent) }));
    }),
  upload: async (channel, { name, text }) => {
    await askSlack(() => client.filesUploadV2({ channel_id: channel, filename: name, title: name, content: text }));
  },
  permalink: async ({ channel, ts }) => {
    const reply = await askSlack(() => client.chat.getPermalink({ channel, message_ts: ts }));
    if (reply.permalink === undefined) throw new SlackSilence('a reply without permalink');
    return reply.permalink;
  },
  openModal: async (triggerId, view) => {
    await askSlack(() => client.views.open({ trigger_id: triggerId, view }));
  },
  publishHome: async (userId, view) => {
    await askSlack(() => client.views.publish({ user_id: userId, view }));
  },
});
