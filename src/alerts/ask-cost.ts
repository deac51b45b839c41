import { type Day, plusDays, type Span } from '../domain/day.ts';
import type { Part } from '../domain/part.ts';
import type { Cost, SpendFacts, SpendQuestion } from '../domain/spend.ts';
import type { ClaudeSource } from '../ports.ts';

/** The days that a report of the running month rests on too: alerts and answers then tell the same forecast. */
const DAYS = 4 * 31;

/** The days of spend that a poll looks at, today included. */
export const daysOfSpend = (today: Day): Span => ({ from: plusDays(today, 1 - DAYS), to: plusDays(today, 1) });

export type AskCost = (source: ClaudeSource, question: SpendQuestion) => Promise<Part<SpendFacts<Cost>>>;

/** Asks each question once in a poll, whoever needs its answer: a budget for everything is the source's own total. */
export const askCostOnce = (): AskCost => {
  const asked = new Map<string, Promise<Part<SpendFacts<Cost>>>>();
  return (source, question) => {
    const key = `${source.source} ${JSON.stringify(question)}`;
    const answer = asked.get(key) ?? source.cost(question);
    asked.set(key, answer);
    return answer;
  };
};
