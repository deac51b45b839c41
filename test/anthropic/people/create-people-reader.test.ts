import { describe, expect, test } from 'vitest';
import { createPeopleReader } from '../../../src/anthropic/people/create-people-reader.ts';
import type { Source } from '../../../src/domain/spend.ts';
import { allowOnlyServed } from '../support/allow-only-served.ts';
import { createNockedTransport } from '../support/nocked-transport.ts';
import { createMemoryHistory, day, refuse, serve, span } from './serve-exactly.ts';

allowOnlyServed();

const ABSENT = { state: 'absent', reason: { kind: 'not-offered' } };
const OCTOBER = span('2026-10-01', '2026-11-01');
const OCTOBER_PEOPLE = '/v1/organizations/analytics/users?starting_date=2026-10-01&ending_date=2026-11-01&limit=1000';

const createReader = (source: Source) => {
  const { transport, clock } = createNockedTransport({ source });
  const history = createMemoryHistory();
  const countKeys = () => Promise.resolve(0);
  const reader = createPeopleReader({ source, owner: source, transport, history, clock, countKeys });
  return { reader, clock };
};

test('the Console is not asked for what is of claude.ai', async () => {
  const { reader } = createReader('console');
  expect(await reader.activity(OCTOBER)).toEqual(ABSENT);
  expect(await reader.adoption()).toEqual(ABSENT);
  expect(await reader.spendLimits(null)).toEqual(ABSENT);
});

test('Claude Enterprise is not asked for keys and Claude Code of the platform', async () => {
  const { reader } = createReader('enterprise');
  expect(await reader.keyUse(OCTOBER)).toEqual(ABSENT);
  expect(await reader.claudeCode(day('2026-11-18'))).toEqual(ABSENT);
});

describe('several people who ask for the same', () => {
  test('share one reading while it is fresh', async () => {
    const { reader, clock } = createReader('enterprise');
    serve(OCTOBER_PEOPLE, { data: [], next_page: null });
    const both = await Promise.all([reader.activity(OCTOBER), reader.activity({ ...OCTOBER })]);
    expect(both[0]).toMatchObject({ state: 'present' });
    expect(both[1]).toEqual(both[0]);
    clock.advance(60_000);
    serve(OCTOBER_PEOPLE, { data: [], next_page: null });
    expect(await reader.activity(OCTOBER)).toMatchObject({ state: 'present' });
  });

  test('do not share a failure, nor the answer to another question', async () => {
    const { reader } = createReader('enterprise');
    refuse(OCTOBER_PEOPLE, 401, 'invalid x-api-key');
    expect(await reader.activity(OCTOBER)).toMatchObject({ state: 'failed', problem: { kind: 'key-refused' } });
    serve(OCTOBER_PEOPLE, { data: [], next_page: null });
    expect(await reader.activity(OCTOBER)).toMatchObject({ value: { covered: OCTOBER } });
    serve('/v1/organizations/analytics/users?date=2026-10-01&limit=1000', { data: [], next_page: null });
    const first = span('2026-10-01', '2026-10-02');
    expect(await reader.activity(first)).toMatchObject({ value: { covered: first } });
  });
});
