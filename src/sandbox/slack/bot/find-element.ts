import { isObject, type Json, objectsOf } from '../json.ts';

export interface FoundElement {
  readonly blockId: string;
  readonly element: Json;
}

const elementsOf = (block: Json): readonly Json[] => [
  ...objectsOf(block.elements),
  ...(isObject(block.accessory) ? [block.accessory] : []),
  ...(isObject(block.element) ? [block.element] : []),
];

/** The element with this action id in a message or a view: in the block that is named, else in the first that has one. */
export const findElement = (blocks: readonly Json[], actionId: string, blockId?: string): FoundElement | undefined => {
  for (const block of blocks) {
    if (blockId !== undefined && block.block_id !== blockId) continue;
    const element = elementsOf(block).find((each) => each.action_id === actionId);
    if (element !== undefined) return { blockId: String(block.block_id), element };
  }
  return undefined;
};

/** Options of a menu or a group of boxes, whether grouped or not. */
export const optionsOf = (element: Json): readonly Json[] => [
  ...objectsOf(element.options),
  ...objectsOf(element.option_groups).flatMap((group) => objectsOf(group.options)),
];
