import { context } from '../blocks/build.ts';
import type { MessageBlock } from '../blocks/message.ts';
import { code } from '../blocks/text.ts';

/** What there is beyond what is shown, and the command that lists all; nothing where all is shown. */
export const countRest = (rest: number, what: string, line: string): readonly MessageBlock[] =>
  rest <= 0 ? [] : context([`and ${rest} more ${what}: ${code(line)}`]);
