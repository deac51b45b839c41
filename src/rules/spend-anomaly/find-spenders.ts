import { totalOf } from '../../domain/group-rows.ts';
import { costAlgebra } from '../../domain/measure.ts';
import { type Money, toNumber } from '../../domain/money.ts';
import { nameActor } from '../../domain/name-actor.ts';
import { rank } from '../../domain/ranking.ts';
import type { DaySpenders, Observation } from '../rule.ts';

/** A key or an identity, what it spent that day, and what part of the day that is, from 0 to 1. */
export interface Spender {
  readonly name: string;
  readonly amount: Money;
  readonly share: number;
}

const TOP = 3;
const NOBODY: Readonly<Record<DaySpenders['by'], string>> = { key: 'no API key', user: 'no identity' };

/** Keys by their names, people by their addresses. */
const namesIn = ({ facts, by }: DaySpenders, { keys }: Observation): ReadonlyMap<string, string> => {
  const listed = keys.state === 'present' ? keys.value.map(({ id, name }) => [id, name] as const) : [];
  const actors = facts.actors.map((actor) => [actor.id, nameActor(actor)] as const);
  return new Map(by === 'key' ? listed : [...listed, ...actors]);
};

/** Who spent most that day, the largest first. */
export const findSpenders = (spenders: DaySpenders, observation: Observation): readonly Spender[] => {
  const { facts, by } = spenders;
  const names = namesIn(spenders, observation);
  const total = toNumber(totalOf(facts.rows, costAlgebra).amount);
  const named = facts.rows.map(({ group, measure }) => {
    const id = group[by] ?? null;
    return { name: id === null ? NOBODY[by] : (names.get(id) ?? id), amount: measure.amount };
  });
  return rank(named, { sizeOf: ({ amount }) => amount, labelOf: ({ name }) => name, top: TOP })
    .shown.slice(0, TOP)
    .filter(({ amount }) => amount > 0n)
    .map(({ name, amount }) => ({ name, amount, share: toNumber(amount) / total }));
};
