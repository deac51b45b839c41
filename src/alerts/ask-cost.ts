import type { Part } from '../domain/part.ts';
import type { Cost, SpendFacts, SpendQuestion } from '../domain/spend.ts';
import type { ClaudeSource } from '../ports.ts';

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
