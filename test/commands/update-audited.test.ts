import { expect, it } from 'vitest';
import { updateAudited } from '../../src/commands/update-audited.ts';
import { recordAct } from '../../src/domain/audit.ts';
import { toInstant } from '../../src/domain/day.ts';
import type { Log } from '../../src/ports.ts';
import { createMemoryStore } from '../support/memory-store.ts';

it('says in the log what a change added to the trail, and nothing where it added nothing', async () => {
  const said: unknown[] = [];
  const note = (event: string, fields?: unknown): void => void said.push([event, fields]);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const state = createMemoryStore();
  const entry = { at: toInstant(0), by: 'U1', what: 'set digest d1', result: 'done' };
  expect(await updateAudited({ state, log }, (current) => ({ state: recordAct(current, entry), result: 7 }))).toBe(7);
  expect(await updateAudited({ state, log }, (current) => ({ state: current, result: 8 }))).toBe(8);
  expect(said).toEqual([['audit', { by: 'U1', what: 'set digest d1', result: 'done' }]]);
});
