import { expect, test } from 'vitest';
import { readAdoption } from '../../../src/anthropic/people/read-adoption.ts';
import { allowOnlyServed } from '../support/allow-only-served.ts';
import { createNockedTransport } from '../support/nocked-transport.ts';
import { day, refuse, serve } from './serve-exactly.ts';

const SUMMARIES = '/v1/organizations/analytics/summaries';
const FORTNIGHT = `${SUMMARIES}?starting_date=2026-11-08`;

allowOnlyServed();

const entry = (iso: string, more: object = {}) => ({
  starting_at: `${iso}T00:00:00Z`,
  assigned_seat_count: 120,
  pending_invite_count: 3,
  daily_active_user_count: 60,
  weekly_active_user_count: 90,
  monthly_active_user_count: 110,
  daily_adoption_rate: 50,
  chat_daily_active_user_count: 41,
  ...more,
});
const adoption = { seats: 120, pendingInvites: 3, dailyActive: 60, weeklyActive: 90, monthlyActive: 110 };
const read = () => readAdoption(createNockedTransport().transport, 'enterprise', day('2026-11-22'));

const entries = [entry('2026-11-20'), entry('2026-11-19', { daily_active_user_count: 7 })];

test.each([
  ['the newer envelope', { data: entries, next_page: null, summaries: [entry('2026-11-18')] }],
  ['the older envelope', { summaries: entries }],
])('the newest day there is, in %s', async (_, body) => {
  serve(FORTNIGHT, body);
  expect(await read()).toEqual({ state: 'present', value: { ...adoption, day: day('2026-11-20') } });
});

test('seats and invites that are not told stay unknown', async () => {
  const { assigned_seat_count: _, ...bare } = entry('2026-11-20', { pending_invite_count: null });
  serve(FORTNIGHT, { data: [bare], next_page: null });
  expect(await read()).toMatchObject({ value: { seats: null, pendingInvites: null, dailyActive: 60 } });
});

test('days that are refused as too recent are left out', async () => {
  refuse(FORTNIGHT, 400, 'The most recent date with available analytics data is 2026-11-19.');
  serve(`${FORTNIGHT}&ending_date=2026-11-20`, { data: [entry('2026-11-19')], next_page: null });
  expect(await read()).toEqual({ state: 'present', value: { ...adoption, day: day('2026-11-19') } });
});

test('without any entry nothing is published yet', async () => {
  serve(FORTNIGHT, { data: [], next_page: null });
  expect(await read()).toEqual({ state: 'absent', reason: { kind: 'not-published-yet' } });
});

test('in the first days of 2026 nothing from before is asked for', async () => {
  serve(`${SUMMARIES}?starting_date=2026-01-01`, { data: [entry('2026-01-03')], next_page: null });
  const part = await readAdoption(createNockedTransport().transport, 'enterprise', day('2026-01-05'));
  expect(part).toMatchObject({ value: { day: day('2026-01-03') } });
});

test.each([
  [{ next_page: null }, 'data', 'array'],
  [{ data: [entry('2026-11-20', { weekly_active_user_count: null })] }, 'data[0].weekly_active_user_count', 'number'],
  [{ data: [entry('soon')] }, 'data[0].starting_at', 'an RFC 3339 instant'],
])('a reply without what it must have is no answer (%#)', async (body, field, expected) => {
  serve(FORTNIGHT, body);
  expect(await read()).toMatchObject({ state: 'failed', problem: { kind: 'unexpected-reply', field, expected } });
});
