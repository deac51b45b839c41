import { describe, expect, it } from 'vitest';
import { namePeople } from '../../src/anthropic/name-people.ts';
import { toInstant } from '../../src/domain/day.ts';
import type { Member } from '../../src/domain/organisation.ts';
import { type Part, present } from '../../src/domain/part.ts';
import type { Actor } from '../../src/domain/spend.ts';
import { unavailable, usageOf } from '../support/fake-source.ts';

const ADA: Member = {
  id: 'user_1',
  email: 'ada@acme.example',
  name: 'Ada Example',
  role: 'developer',
  addedAt: toInstant(0),
};
const bare = (id: string, type: Actor['type'] = 'user'): Actor => ({
  id,
  type,
  email: null,
  name: null,
  deleted: false,
});

const ask = async (actors: readonly Actor[], members: Part<readonly Member[]>) => {
  let listed = 0;
  const named = namePeople(async () => {
    listed += 1;
    return members;
  })(async () => {
    const facts = await usageOf({ output: 1 })({ daily: { from: 0, to: 1 }, breakdown: null, filters: [] } as never);
    return facts.state === 'present' ? present({ ...facts.value, actors }) : facts;
  });
  const facts = await named(null);
  return { actors: facts.state === 'present' ? facts.value.actors : [], listed };
};

describe('people of whom a report tells the id only', () => {
  it('have the name and address of the member; who is none keeps the id', async () => {
    const keys = [bare('apikey_1', 'api_key'), bare('svac_1', 'service_account')];
    const { actors } = await ask([bare('user_1'), bare('user_2'), ...keys], present([ADA]));
    expect(actors).toEqual([{ ...bare('user_1'), email: ADA.email, name: ADA.name }, bare('user_2'), ...keys]);
  });

  it('keep their ids when the members cannot be read', async () => {
    expect(await ask([bare('user_1')], unavailable())).toMatchObject({ actors: [bare('user_1')] });
  });

  it('are all that the list is read for', async () => {
    const told = { ...bare('user_1'), name: 'Somebody' };
    const left = { ...bare('user_3'), deleted: true };
    expect(await ask([told, left, bare('apikey_1', 'api_key')], present([ADA]))).toMatchObject({
      actors: [told, left, bare('apikey_1', 'api_key')],
      listed: 0,
    });
  });
});
