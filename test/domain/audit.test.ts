import { expect, it } from 'vitest';
import { type AuditEntry, recordAct } from '../../src/domain/audit.ts';
import { NOW } from '../support/fake-source.ts';

const entry = (index: number): AuditEntry => ({ at: NOW, by: 'U1', what: `act ${index}`, result: 'done' });

it('the trail keeps the last thousand acts, the newest at its end', () => {
  const acts = Array.from({ length: 1003 }, (_, index) => entry(index));
  const { audit } = acts.reduce<{ readonly audit: readonly AuditEntry[] }>(recordAct, { audit: [] });
  expect(audit).toHaveLength(1000);
  expect([audit[0]?.what, audit.at(-1)?.what]).toEqual(['act 3', 'act 1002']);
});
