import { withoutCharts } from '../blocks/chart.ts';
import type { Message } from '../blocks/message.ts';
import { SlackRefusal } from './refusal.ts';

/** Sends a message; where Slack does not take its blocks, once more without charts, which not every workspace knows yet. */
export const sendDegrading = async <T>(message: Message, send: (message: Message) => Promise<T>): Promise<T> => {
  try {
    return await send(message);
  } catch (error) {
    const plainer = error instanceof SlackRefusal && error.code === 'invalid_blocks' ? withoutCharts(message) : null;
    if (plainer === null) throw error;
    return send(plainer);
  }
};
