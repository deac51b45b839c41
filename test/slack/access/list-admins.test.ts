import { expect, it } from 'vitest';
import { createCapturedSlack } from '../kit/captured-slack.ts';
import { prepareEdge } from '../kit/start-edge.ts';

const prepare = (admins: readonly string[]) => {
  const slack = createCapturedSlack();
  return { slack, list: () => prepareEdge([], { slack, admins }).edge.admins() };
};

it('are the people who are named, and those of the groups that are', async () => {
  const { slack, list } = prepare(['U1', 'S1']);
  slack.answer('usergroups.users.list', ({ usergroup }) => ({ ok: true, users: [`U-${usergroup}`, 'U1'] }));
  expect(await list()).toEqual(['U1', 'U-S1']);
});

it("are Slack's own admins and owners where nobody is named, without bots and who left", async () => {
  const { slack, list } = prepare([]);
  slack.answer('users.list', ({ cursor }) =>
    cursor === 'next'
      ? { ok: true, members: [{ id: 'U4', is_owner: true }] }
      : {
          ok: true,
          members: [
            { id: 'U1', is_admin: false },
            { id: 'U2', is_admin: true, deleted: true },
            { id: 'U3', is_admin: true },
            { id: 'B1', is_admin: true, is_bot: true },
          ],
          response_metadata: { next_cursor: 'next' },
        },
  );
  expect(await list()).toEqual(['U3', 'U4']);
});

it('are a few: a large workspace is not read to its end', async () => {
  const { slack, list } = prepare([]);
  slack.answer('users.list', () => ({
    ok: true,
    members: Array.from({ length: 20 }, (_, index) => ({ id: `U${index}`, is_admin: true })),
    response_metadata: { next_cursor: 'next' },
  }));
  expect(await list()).toHaveLength(5);
  expect(slack.of('users.list')).toHaveLength(1);
});

it('are unknown while Slack is silent', async () => {
  const { slack, list } = prepare([]);
  slack.answer('users.list', () => ({ status: 429, headers: { 'retry-after': '7' } }));
  await expect(list()).rejects.toMatchObject({ code: 'ratelimited' });
});
