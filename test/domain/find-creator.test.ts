import { expect, it } from 'vitest';
import { findCreator } from '../../src/domain/find-creator.ts';
import type { ApiKey } from '../../src/domain/organisation.ts';
import { apiKey, member } from '../support/organisation.ts';

const ada = member('ada');
const members = new Map([[ada.id, ada]]);
const madeBy = (createdBy: ApiKey['createdBy']) => apiKey('a', { createdBy });

it('tells a member from who has left, and a person from what is none', () => {
  expect(findCreator(madeBy({ id: 'user_ada', type: 'user' }), members)).toEqual({ kind: 'member', member: ada });
  expect(findCreator(madeBy({ id: 'user_x', type: 'user' }), members)).toEqual({ kind: 'left', id: 'user_x' });
  expect(findCreator(madeBy({ id: 'svac_1', type: 'service_account' }), members)).toEqual({
    kind: 'service-account',
    id: 'svac_1',
  });
  expect(findCreator(madeBy({ id: 'n_1', type: 'newer' }), members)).toEqual({ kind: 'other', id: 'n_1' });
  expect(findCreator(madeBy(null), members)).toEqual({ kind: 'unknown' });
});

it('does not say that anybody has left when the members are not known', () => {
  expect(findCreator(madeBy({ id: 'user_x', type: 'user' }), null)).toEqual({ kind: 'unread', id: 'user_x' });
});
