import type { Span } from '../domain/day.ts';
import { nameActor } from '../domain/name-actor.ts';
import { type Part, present } from '../domain/part.ts';
import type { SpendFacts } from '../domain/spend.ts';
import type { Named } from '../ports.ts';
import type { SpendReader } from './spend/spend-reader.ts';

type Used = 'model' | 'product' | 'user';

const valuesIn = (facts: SpendFacts<unknown>, kind: Used): readonly Named[] => {
  if (kind === 'user') return facts.actors.map((actor) => ({ id: actor.id, name: nameActor(actor) }));
  const values = new Set(facts.rows.map(({ group }) => group[kind] ?? null));
  return [...values].flatMap((value) => (value === null ? [] : [{ id: value, name: value }]));
};

/** What used anything in the span, from spend; where spend cannot be split that way, from tokens. */
export const readUsedNames = async (reader: SpendReader, kind: Used, span: Span): Promise<Part<readonly Named[]>> => {
  const question = { daily: span, breakdown: { span, by: [kind] }, filters: [] } as const;
  const cost = await reader.cost(question);
  const facts = cost.state === 'absent' ? await reader.usage(question) : cost;
  return facts.state === 'present' ? present(valuesIn(facts.value, kind)) : facts;
};
