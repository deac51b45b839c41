import { describe, expect, it } from 'vitest';
import { dayOf, toInstant } from '../../src/domain/day.ts';
import { EMPTY_STATE } from '../../src/domain/ledger-state.ts';
import { failed, present } from '../../src/domain/part.ts';
import { costOf, NOW, usd } from '../support/fake-source.ts';
import { apiKey, at, invite, member, workspace } from '../support/organisation.ts';
import { budget } from '../support/sample-budget.ts';
import { type Company, watchWorld } from './kit/watch-world.ts';

const ACME: Company = {
  members: [member('ada', { role: 'admin' }), member('ben'), member('cleo')],
  invites: [invite('dan', { role: 'admin' })],
  workspaces: [workspace('Default'), workspace('Production'), workspace('Old', { archivedAt: at('2026-03-01') })],
  workspaceMembers: [],
  keys: [apiKey('pipeline'), apiKey('left', { createdBy: { id: 'user_zed', type: 'user' } })],
};

const FRESH = apiKey('fresh', { createdAt: NOW });
const SOON = apiKey('soon', { createdAt: NOW, expiresAt: toInstant(NOW + 3 * 86_400_000) });

const titles = (items: readonly { readonly title: string }[]) => items.map(({ title }) => title);

describe('the first poll', () => {
  it('announces once what it watches, and alerts about nothing that was there', async () => {
    const world = watchWorld(ACME, { cost: costOf('12.5') });
    const { document, problems } = await world.poll();
    expect(document).toEqual({ baseline: true, opened: [], updated: [], resolved: [], notEvaluated: [] });
    expect(problems).toEqual([]);
    expect(world.said.map(({ kind, text }) => [kind, text.split('\n')[1]])).toEqual([
      ['post', 'Members: 3, Admins: 1, API keys: 2, Workspaces: 2, Spend this month so far: $0.00'],
    ]);
    expect((await world.poll()).document.baseline).toBe(false);
    expect(world.said).toHaveLength(1);
  });

  it('waits for a source of which nothing can be read, and says what is missing of one', async () => {
    const world = watchWorld(ACME);
    world.fail('members');
    expect((await world.poll()).document.baseline).toBe(true);
    expect(world.said[0]?.text).toContain('Members: not readable yet');
    world.fail();
    // Its members are read for the first time now: they are no crowd of newcomers.
    expect((await world.poll()).document.opened).toEqual([]);
  });
});

describe('a change', () => {
  it('is told by the next poll, once', async () => {
    const world = watchWorld(ACME);
    await world.poll();
    world.change(({ members }) => ({ members: [member('eve', { role: 'owner' }), ...members] }));
    const { document } = await world.poll();
    expect(document.opened).toMatchObject([
      { rule: 'admin-added', source: 'console', subject: 'user_eve', severity: 'high', id: expect.any(String) },
    ]);
    expect((await world.poll()).document.opened).toEqual([]);
  });

  it('that happened while its list could not be read is told when it can', async () => {
    const world = watchWorld(ACME);
    await world.poll();
    world.change(({ keys }) => ({ keys: [FRESH, ...keys] }));
    world.fail('keys');
    const blind = await world.poll();
    expect(blind.document.opened).toEqual([]);
    expect(blind.document.notEvaluated).toContainEqual({
      rule: 'key-created',
      source: 'console',
      missing: expect.stringContaining('API keys'),
    });
    expect(blind.problems).toEqual([expect.stringContaining('having trouble')]);
    world.fail();
    expect(titles((await world.poll()).document.opened)).toEqual([expect.stringContaining('New API key "fresh"')]);
  });

  it('of a list that cannot be read ends nothing', async () => {
    const world = watchWorld(ACME);
    await world.poll();
    world.change(({ keys }) => ({
      keys: [...keys, SOON],
    }));
    expect((await world.poll()).document.opened.map(({ rule }) => rule)).toEqual(['key-created', 'key-expiring']);
    world.fail('keys');
    expect((await world.poll()).document.resolved).toEqual([]);
    world.fail();
    world.change(({ keys }) => ({ keys: keys.filter(({ name }) => name !== 'soon') }));
    expect((await world.poll()).document.resolved.map(({ rule }) => rule)).toEqual(['key-expiring']);
  });
});

it('one workspace whose members cannot be read leaves all of them open', async () => {
  const team = [{ workspaceId: 'wrkspc_production', userId: 'user_ben', workspaceRole: 'workspace_admin' }];
  const broken = new Set<string>();
  const world = watchWorld(
    { ...ACME, workspaces: [...ACME.workspaces, workspace('Lab')] },
    {
      workspaceMembers: async (id) =>
        broken.has(id)
          ? failed({ kind: 'key-refused', source: 'console', endpoint: '', requestId: null })
          : present(team.filter(({ workspaceId }) => workspaceId === id)),
    },
  );
  await world.poll();
  broken.add('wrkspc_lab');
  team.push({ workspaceId: 'wrkspc_production', userId: 'user_cleo', workspaceRole: 'workspace_admin' });
  expect((await world.poll()).document.opened.map(({ rule }) => rule)).toEqual(['blind']);
  broken.clear();
  expect((await world.poll()).document).toMatchObject({
    opened: [{ rule: 'workspace-admin-added' }],
    resolved: [{ rule: 'blind' }],
  });
});

it('asks neither the default nor an archived workspace for its members', async () => {
  const asked: string[] = [];
  const world = watchWorld(ACME, {
    workspaceMembers: async (id) => {
      asked.push(id);
      return present([]);
    },
  });
  await world.poll();
  expect(asked).toEqual(['wrkspc_production']);
});

it('asks each question about spend once, however many budgets share it', async () => {
  const questions: string[] = [];
  const cost = costOf('12');
  const set = { ...EMPTY_STATE.settings, budgets: [budget({ id: 'b1' }), budget({ id: 'b2', period: 'weekly' })] };
  const world = watchWorld(
    ACME,
    {
      cost: (question) => {
        questions.push(JSON.stringify(question));
        return cost(question);
      },
    },
    { ...EMPTY_STATE, settings: set },
  );
  await world.poll();
  expect(questions).toHaveLength(3);
  expect(new Set(questions).size).toBe(3);
});

it('a budget goes to its own channel, is told once, and ends when it is removed', async () => {
  const spent = { day: dayOf(NOW), measure: { amount: usd('900') } };
  const world = watchWorld(ACME, {
    cost: async (question) => {
      const part = await costOf('0')(question);
      return part.state === 'present' ? present({ ...part.value, daily: [spent] }) : part;
    },
  });
  await world.poll();
  const set = (budgets: readonly ReturnType<typeof budget>[]) =>
    world.store.update((state) => ({ state: { ...state, settings: { ...state.settings, budgets } }, result: null }));
  await set([budget({ amount: usd('1000'), channel: 'C0FINANCE' })]);
  const opened = await world.poll();
  expect(opened.document.opened).toMatchObject([{ rule: 'budget', subject: expect.stringMatching(/^b1 .* 80$/) }]);
  expect(world.said.at(-1)).toMatchObject({ channel: 'C0FINANCE', kind: 'post' });
  expect((await world.poll()).document).toMatchObject({ opened: [], updated: [], resolved: [] });
  await set([]);
  expect((await world.poll()).document.resolved).toMatchObject([{ rule: 'budget' }]);
});

it('nothing is remembered of a poll that was given up', async () => {
  const world = watchWorld(ACME);
  await world.poll();
  world.change(({ keys }) => ({ keys: [FRESH, ...keys] }));
  const before = world.store.read();
  await expect(world.poll(5, AbortSignal.abort(new Error('stopping')))).rejects.toThrow('stopping');
  expect(world.store.read()).toBe(before);
  expect((await world.poll()).document.opened).toHaveLength(1);
});

it('an hour without an answer is one message, and so is its end', async () => {
  const world = watchWorld(ACME);
  await world.poll();
  world.fail('members', 'invites', 'workspaces', 'keys');
  const told: string[] = [];
  for (let minute = 5; minute <= 120; minute += 5) {
    const { document } = await world.poll();
    told.push(...document.opened.map(({ rule }) => `${rule} after ${minute}`));
    expect(document.updated).toEqual([]);
  }
  expect(told).toEqual(['blind after 65']);
  world.fail();
  const { document } = await world.poll();
  expect(document).toMatchObject({ opened: [], resolved: [{ rule: 'blind', source: 'console' }] });
});

it('polls that did not run are told once, together with what changed meanwhile', async () => {
  const world = watchWorld(ACME);
  await world.poll();
  world.change(({ keys }) => ({ keys: [FRESH, ...keys] }));
  const { document } = await world.poll(50 * 60);
  expect(document.opened.map(({ rule }) => rule).toSorted()).toEqual(['blind', 'key-created']);
  expect(titles(document.opened).find((title) => title.startsWith('Nobody'))).toContain('last looked 2 days ago');
  expect((await world.poll()).document.opened).toEqual([]);
});

it('a key whose creator leaves is told with their name, also in later polls', async () => {
  const world = watchWorld({ ...ACME, keys: [apiKey('pipeline', { createdBy: { id: 'user_ben', type: 'user' } })] });
  await world.poll();
  world.change(({ members }) => ({ members: members.filter(({ id }) => id !== 'user_ben') }));
  await world.poll();
  await world.poll();
  const orphaned = world.store.read().incidents.find(({ finding }) => finding.rule === 'key-orphaned');
  expect(orphaned?.finding.statement.fields).toContainEqual({
    label: 'Created by',
    value: 'Ben Example (ben@acme.example), no longer a member',
  });
});
