import type { Json } from '../json.ts';
import { describeMessage, describeView } from '../methods/describe.ts';
import type { StoredMessage } from '../state/create-timeline.ts';
import type { StoredView } from '../state/create-views.ts';
import { type BotContext, interactiveBase, nameOf, requireUser, responseUrl } from './bot-context.ts';
import type { Delivery } from './deliver.ts';
import { findElement } from './find-element.ts';
import { type Input, readInput } from './read-input.ts';

export interface PressInput {
  readonly user: string;
  /** What holds the element: a message, or a view (a modal or the App Home). */
  readonly on: StoredMessage | StoredView;
  readonly actionId: string;
  /** Where several blocks have such an element: which one. */
  readonly blockId?: string;
  /** For a menu: the value of the option chosen; for a picker, what was picked. */
  readonly choice?: Input;
}

const isView = (on: StoredMessage | StoredView): on is StoredView => 'hash' in on;

const actionOf = (element: Json, blockId: string, input: PressInput, ts: string): Json => {
  const own = { action_id: input.actionId, block_id: blockId, action_ts: ts };
  if (element.type !== 'button') return { ...readInput(element, input.choice), ...own };
  const { text, value, style, url } = element;
  return {
    type: 'button',
    text,
    ...(value !== undefined && { value }),
    ...(style !== undefined && { style }),
    ...(url !== undefined && { url }),
    ...own,
  };
};

const placeOf = (context: BotContext, input: PressInput): Json => {
  const { world } = context;
  if (isView(input.on)) {
    return {
      container: { type: 'view', view_id: input.on.id },
      view: describeView(input.on, world.directory.workspace),
    };
  }
  const message = input.on;
  const source = { channel: message.channel, ts: message.ts };
  const ephemeral = message.onlyFor !== null;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
      ...(message.threadTs !== null && { thread_ts: message.threadTs }),
    },
    channel: { id: message.channel, name: nameOf(context, message.channel) },
    ...(!ephemeral && { message: describeMessage(message, world, context.origin, true) }),
    state: { values: {} },
    response_url: responseUrl(context, { channel: message.channel, user: input.user, source }),
  };
};

/** Presses a button or chooses from a menu. Throws when it is not there, as nobody could press it. */
export const pressElement = async (context: BotContext, input: PressInput): Promise<Delivery> => {
  const user = requireUser(context, input.user);
  const blocks = isView(input.on) ? input.on.body.blocks : input.on.blocks;
  const found = findElement(Array.isArray(blocks) ? blocks : [], input.actionId, input.blockId);
  if (found === undefined) throw new Error(`nothing with action_id ${input.actionId} to press`);
  return context.deliver('interactive', {
    ...interactiveBase(context, 'block_actions', user),
    ...placeOf(context, input),
    actions: [actionOf(found.element, found.blockId, input, context.world.nextTs())],
  });
};
