import { expect, it } from 'vitest';
import { securityControls } from '../../../src/sandbox/page/security-controls.ts';
import { startApi } from '../claude/ask.ts';

const start = async () => {
  const api = await startApi();
  const controls = securityControls(api);
  const press = (name: string) =>
    controls.find((control) => control.name === name)?.run({ user: 'U0AMARA001', channel: 'C0SPEND001' });
  return { api, press };
};

it.each([
  ['owner', 'primary_owner_transferred'],
  ['sso', 'org_sso_toggled'],
  ['admin-key', 'admin_api_key_created'],
  ['export', 'org_data_export_started'],
])('the control %s is told by the activity feed', async (name, type) => {
  const { api, press } = await start();
  expect(await press(name)).toContain('Look now');
  expect(api.company().feed.map((activity) => activity.type)).toEqual([type]);
});

it('ownership passes from owner to owner, and there is always one', async () => {
  const { api, press } = await start();
  const primary = () => api.company().enterprise.members.filter(({ role }) => role === 'primary_owner');
  const [before] = primary();
  const said = await press('owner');
  const [after, another] = primary();
  expect(said).toContain(after?.name);
  expect([after?.id === before?.id, another]).toEqual([false, undefined]);
  await press('owner');
  expect(primary()).toHaveLength(1);
});

it('one after the other asks for a higher limit, some with a reason and some without', async () => {
  const { api, press } = await start();
  for (let asked = 0; asked < 4; asked += 1) await press('limit');
  const { limitRequests, spendLimits } = api.company().enterprise;
  expect(new Set(limitRequests.map(({ userId }) => userId)).size).toBe(4);
  expect(limitRequests.every(({ userId }) => spendLimits.get(userId) !== null)).toBe(true);
  expect(new Set(limitRequests.map(({ reason }) => reason !== null))).toEqual(new Set([true, false]));
});
