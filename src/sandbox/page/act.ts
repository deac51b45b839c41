import type { Input } from '../slack/bot/read-input.ts';
import { isObject, type Json, textOf } from '../slack/json.ts';
import type { SlackStandIn } from '../slack/stand-in.ts';
import type { StoredMessage } from '../slack/state/create-timeline.ts';
import type { StoredView } from '../slack/state/create-views.ts';
import type { PageControl } from './page-options.ts';

const isInput = (value: unknown): value is Input =>
  value === null ||
  typeof value === 'string' ||
  (Array.isArray(value) && value.every((each) => typeof each === 'string'));

const readValues = (value: unknown): Readonly<Record<string, Input>> =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).filter((pair): pair is [string, Input] => isInput(pair[1])),
  );

const findPressed = (slack: SlackStandIn, user: string, body: Json): StoredMessage | StoredView | undefined => {
  if (body.on === 'home') return slack.world.views.home(user);
  if (body.on === 'modal') return slack.world.views.modal(user);
  return slack.world.timeline.find(textOf(body.channel), textOf(body.ts));
};

const press = async (slack: SlackStandIn, user: string, body: Json): Promise<object> => {
  const on = findPressed(slack, user, body);
  if (on === undefined) return { ok: false, error: 'this message is gone' };
  const { choice, blockId } = body;
  return slack.press({
    user,
    on,
    actionId: textOf(body.actionId),
    ...(typeof blockId === 'string' && { blockId }),
    ...(choice !== undefined && isInput(choice) && { choice }),
  });
};

const control = async (controls: readonly PageControl[], user: string, body: Json): Promise<object> => {
  const chosen = controls.find((each) => each.name === body.name);
  if (chosen === undefined) return { ok: false, error: 'no such control' };
  const said = await chosen.run({ user, channel: textOf(body.channel) });
  return { ok: true, said: said ?? null };
};

/** Does what a person does on the page. `action` is the last part of the address; null when there is none of that name. */
export const act = async (
  slack: SlackStandIn,
  controls: readonly PageControl[],
  action: string,
  body: Json,
): Promise<object | null> => {
  const user = textOf(body.user);
  const channel = textOf(body.channel);
  const text = textOf(body.text);
  switch (action) {
    case 'command':
      return slack.command({ user, channel, command: textOf(body.command), text });
    case 'say':
      slack.say({ user, channel, text });
      return { ok: true };
    case 'press':
      return press(slack, user, body);
    case 'submit':
      return slack.submit({ user, values: readValues(body.values) });
    case 'close':
      slack.world.views.close(user);
      return { ok: true };
    case 'home':
      return slack.openHome(user);
    case 'control':
      return control(controls, user, body);
    default:
      return null;
  }
};
