import { isObject, type Json, objectsOf } from '../json.ts';
import { describeView } from '../methods/describe.ts';
import { readView } from '../methods/views.ts';
import { Refused } from '../refused.ts';
import type { StoredView } from '../state/create-views.ts';
import { type BotContext, interactiveBase, requireUser } from './bot-context.ts';
import type { Delivery } from './deliver.ts';
import { type Input, isEmpty, readInput } from './read-input.ts';

export interface SubmitInput {
  readonly user: string;
  /** What was put in, by `action_id`; what is left out keeps its initial value. */
  readonly values: Readonly<Record<string, Input>>;
}

export type SubmitOutcome =
  | { readonly ok: true }
  /** Errors by `block_id`: of the client (a required input is empty) or of the bot. The modal stays open. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly error: string };

type State = Readonly<Record<string, Json>>;

const readState = (
  view: StoredView,
  values: SubmitInput['values'],
): { readonly state: State; readonly missing: readonly string[] } => {
  const inputs = objectsOf(view.body.blocks).flatMap((block) => {
    const element = block.element;
    if (block.type !== 'input' || !isObject(element)) return [];
    const actionId = String(element.action_id);
    const state = readInput(element, values[actionId]);
    return [{ blockId: String(block.block_id), actionId, state, required: block.optional !== true }];
  });
  return {
    state: Object.fromEntries(inputs.map((each) => [each.blockId, { [each.actionId]: each.state }])),
    missing: inputs.filter((each) => each.required && isEmpty(each.state)).map((each) => each.blockId),
  };
};

const applyResponse = (context: BotContext, view: StoredView, body: unknown): SubmitOutcome => {
  const { views } = context.world;
  const answer: Json = isObject(body) ? body : {};
  switch (answer.response_action) {
    case 'errors': {
      const errors = isObject(answer.errors) ? answer.errors : {};
      return { ok: false, errors: Object.fromEntries(Object.entries(errors).map(([id, said]) => [id, String(said)])) };
    }
    case 'update':
      views.update(view, readView(answer.view, 'modal', context));
      return { ok: true };
    case 'push':
      views.open(view.user, readView(answer.view, 'modal', context));
      return { ok: true };
    case 'clear':
      views.close(view.user, true);
      return { ok: true };
    default:
      views.close(view.user);
      return { ok: true };
  }
};

const failure = (delivery: Delivery & { ok: false }): SubmitOutcome => ({ ok: false, error: delivery.error });

/** Submits the modal on top of a person's screen and does what the bot answers. Throws when no modal is open. */
export const submitView = async (context: BotContext, input: SubmitInput): Promise<SubmitOutcome> => {
  const user = requireUser(context, input.user);
  const view = context.world.views.modal(user.id);
  if (view === undefined) throw new Error(`no modal is open for ${user.id}`);
  const { state, missing } = readState(view, input.values);
  if (missing.length > 0) {
    return { ok: false, errors: Object.fromEntries(missing.map((id) => [id, 'Please complete this required field.'])) };
  }
  const described = describeView(view, context.world.directory.workspace);
  const delivery = await context.deliver('interactive', {
    ...interactiveBase(context, 'view_submission', user),
    view: { ...described, state: { values: state } },
    response_urls: [],
  });
  if (!delivery.ok) return failure(delivery);
  try {
    return applyResponse(context, view, delivery.body);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.error };
    throw error;
  }
};
