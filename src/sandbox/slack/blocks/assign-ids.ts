import { isObject, type Json, objectsOf } from '../json.ts';

const withActionId = (element: unknown, fallback: string): unknown =>
  isObject(element) && element.action_id === undefined && element.type !== 'image'
    ? { ...element, action_id: fallback }
    : element;

/** As Slack does on storing: every block gets a `block_id`, everything that can be pressed an `action_id`. */
export const assignIds = (blocks: readonly Json[], nextId: () => string): readonly Json[] =>
  blocks.map((block) => ({
    ...block,
    block_id: block.block_id ?? nextId(),
    ...(block.type === 'actions' && {
      elements: objectsOf(block.elements).map((element) => withActionId(element, nextId())),
    }),
    ...(block.accessory !== undefined && { accessory: withActionId(block.accessory, nextId()) }),
    ...(block.element !== undefined && { element: withActionId(block.element, nextId()) }),
  }));
