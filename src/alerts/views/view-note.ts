import { composeMessage } from '../../blocks/compose-message.ts';
import type { Message } from '../../blocks/message.ts';
import { literal, shorten } from '../../blocks/text.ts';
import type { Act } from '../../domain/incident.ts';
import { describeAct } from './view-act.ts';

/** A line in the thread of an incident, from plain text. */
export const viewNote = (note: string): Message => composeMessage({ text: literal(shorten(note, 2000)), blocks: [] });

/** An act as a line in the thread. */
export const viewActNote = (act: Act, timezone: string): Message =>
  composeMessage({ text: `${describeAct(act, timezone, Number.POSITIVE_INFINITY)}.`, blocks: [] });
