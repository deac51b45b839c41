import { composeMessage } from '../../../src/blocks/compose-message.ts';
import type { Message } from '../../../src/blocks/message.ts';
import type { Access, Answer, Asking, Command } from '../../../src/commands/command.ts';
import { type Misunderstanding, notUnderstood, type Parsed, understood } from '../../../src/domain/understanding.ts';

export const says = (text: string): Message => composeMessage({ text, blocks: [] });

export const answerOf = (parts: Partial<Answer> = {}): Answer => ({
  messages: [says('You spent $12.50.')],
  document: () => ({ command: 'cost', rows: [], footnotes: [] }),
  problems: [],
  csv: null,
  more: null,
  share: '2026-11-01..2026-11-21 by model',
  ...parts,
});

export const misread = (said: string): Misunderstanding => ({
  said,
  nearest: null,
  candidates: [],
  example: '30d by model',
  why: null,
});

type Behaviour = (words: readonly string[], asking: Asking) => Promise<Answer | Misunderstanding>;

/** `/claude-cost` as a double that records what it was asked. */
export const createSampleCommand = (
  behave: Behaviour = async () => answerOf(),
  access: Access = 'everybody',
  isSameForAll = false,
) => {
  const asked: { readonly words: readonly string[]; readonly asking: Asking }[] = [];
  const command: Command = {
    isSameForAll,
    name: 'cost',
    summary: 'What Claude costs, with the change and a forecast',
    usage: '[PERIOD] [by DIM]',
    examples: ['30d by model', 'last-month'],
    access,
    answer: async (words, _ports, asking): Promise<Parsed<Answer>> => {
      asked.push({ words, asking });
      const outcome = await behave(words, asking);
      return 'said' in outcome ? notUnderstood(outcome) : understood(outcome);
    },
  };
  return { command, asked };
};
