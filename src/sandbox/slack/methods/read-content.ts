import { assignIds } from '../blocks/assign-ids.ts';
import type { BlockProblem } from '../blocks/check.ts';
import { findBlockProblems } from '../blocks/check-blocks.ts';
import { isList, isObject, type Json, objectsOf } from '../json.ts';
import { Refused } from '../refused.ts';
import { readText } from './read-arguments.ts';

const MAX_TEXT = 40_000;

/** `invalid_blocks` as Slack words it, with a pointer for every fault. */
export const refuseBlocks = (problems: readonly BlockProblem[], error = 'invalid_blocks'): Refused => {
  const errors = problems.map((each) => `${each.message} [json-pointer:${each.pointer}]`);
  return new Refused(error, {
    errors,
    response_metadata: { messages: errors.map((each) => `[ERROR] ${each}`) },
  });
};

export interface Content {
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly metadata: Json | null;
}

const readMetadata = (args: Json): Json | null => {
  const metadata = args.metadata;
  if (metadata === undefined || metadata === '') return null;
  const fits = isObject(metadata) && typeof metadata.event_type === 'string' && isObject(metadata.event_payload);
  if (!fits) throw new Refused('invalid_metadata_format');
  return metadata;
};

/** What a message says. Throws `Refused`: `no_text`, `msg_too_long`, `invalid_blocks`, `invalid_blocks_format`, `invalid_metadata_format`. */
export const readContent = (args: Json, nextId: () => string): Content => {
  const text = readText(args, 'text') ?? '';
  const given = args.blocks;
  if (given !== undefined && !isList(given)) throw new Refused('invalid_blocks_format');
  const blocks = given ?? [];
  if (text === '' && blocks.length === 0) throw new Refused('no_text');
  if (text.length > MAX_TEXT) throw new Refused('msg_too_long');
  const problems = findBlockProblems(blocks, 'message');
  if (problems.length > 0) throw refuseBlocks(problems);
  return { text, blocks: assignIds(objectsOf(blocks), nextId), metadata: readMetadata(args) };
};
