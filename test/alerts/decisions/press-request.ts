import { expect } from 'vitest';
import { INCIDENT_ACTIONS } from '../../../src/blocks/incident-actions.ts';
import type { Message } from '../../../src/blocks/message.ts';
import type { LimitRequest, LimitVerdict } from '../../../src/domain/limit-request.ts';
import { checkMessage } from '../../blocks/check-message.ts';
import { usd } from '../../support/fake-source.ts';
import { requestOf } from '../../support/limits.ts';
import { type LimitWorld, limitWorld } from './limit-world.ts';

export const APPROVE: LimitVerdict = { kind: 'approve', amount: usd('800') };
export const DENY: LimitVerdict = { kind: 'deny' };

/** After the first look a request comes in, is told, and Slack has taken the message. */
export const begin = async (parts: Partial<LimitRequest> = {}) => {
  const world = limitWorld();
  await world.poll();
  world.ask(requestOf(parts));
  await world.poll();
  await world.deliver();
  return world;
};

export const press = async (world: LimitWorld, verdict: LimitVerdict = APPROVE, by = 'U1'): Promise<string> => {
  const told = await world.desk().decide(world.incident().id, verdict, by);
  expect(checkMessage(told)).toEqual([]);
  return told.text.split('\n')[0] ?? '';
};

export const buttonsOf = ({ blocks }: Pick<Message, 'blocks'>): readonly string[] =>
  blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.map((each) => ('action_id' in each ? (each.action_id ?? '') : '')) : [],
  );
export const messageOf = (world: LimitWorld) => {
  const last = world.said().findLast(({ kind }) => kind !== 'thread');
  if (last === undefined) throw new Error('nothing was said');
  return last as unknown as Message;
};
export const threadOf = (world: LimitWorld) =>
  world.said().flatMap(({ kind, text }) => (kind === 'thread' ? text : []));
export const auditOf = (world: LimitWorld) =>
  world.store.read().audit.map(({ by, what, result }) => `${by}: ${what}: ${result}`);
export const DECIDING = [INCIDENT_ACTIONS.approve, INCIDENT_ACTIONS.deny];
