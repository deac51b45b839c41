import { describe, expect, it } from 'vitest';
import { actOnIncident } from '../../../src/alerts/act-on-incident.ts';
import { findingsOf, toldBy } from '../../../src/alerts/live.ts';
import type { IncidentAct } from '../../../src/ports.ts';
import { EVE, roleOf, STORIES, setRole, watch } from './kit/told-twice.ts';

const ORDERS = {
  'in the same poll': [['list', 'feed']],
  'when the list shows it first': [['list'], ['feed']],
  'when the feed tells it first': [['feed'], ['list']],
} as const;

describe.each(Object.entries(ORDERS))('%s', (_, order) => {
  it.each(STORIES)('%s is one incident, and says who did it and from where', async (_what, list, feed) => {
    const world = watch();
    await world.poll();
    await world.poll();
    for (const poll of order) {
      for (const teller of poll) (teller === 'list' ? list : feed)(world);
      await world.poll();
    }
    await world.poll();
    const { incidents } = world.store.read();
    expect(incidents).toHaveLength(1);
    expect(incidents.flatMap(toldBy).filter(({ rule }) => rule === 'activity')).toHaveLength(1);
    expect(incidents.flatMap(toldBy).filter(({ rule }) => rule !== 'activity').length).toBeGreaterThan(0);
    const all = incidents.flatMap(toldBy).map(({ statement }) => statement.title);
    expect(all.some((title) => /^Ada Example \(ada@acme\.example\) .*, from 203\.0\.113\.7$/.test(title))).toBe(true);
    expect(world.said.filter(({ kind, about }) => kind === 'post' && about === incidents[0]?.id)).toHaveLength(1);
  });
});

const ACTS: readonly (readonly [string, IncidentAct])[] = [
  ['acknowledged', { kind: 'acknowledge' }],
  ['snoozed', { kind: 'snooze', days: 1 }],
  ['expected', { kind: 'expect', why: 'planned' }],
];

const IN_TURN = STORIES.flatMap(([what, list, feed]) => [
  { what, late: 'the feed', first: list, second: feed },
  { what, late: 'the list', first: feed, second: list },
]);

describe.each(ACTS)('%s in between, and seen again hours later', (_, act) => {
  it.each(IN_TURN)('$what, when $late is late, is still one incident', async ({ first, second }) => {
    const world = watch();
    await world.poll();
    await world.poll();
    first(world);
    await world.poll();
    const told = () => world.store.read().incidents.filter(({ finding }) => finding.source !== 'ledger');
    const by = { act, by: 'U1', now: world.now() };
    const id = told()[0]?.id ?? '';
    await world.store.update((state) => ({ ...actOnIncident(state, id, by, world.settings), result: null }));
    await world.poll(180);
    second(world);
    await world.poll();
    await world.poll();
    expect(told()).toHaveLength(1);
    expect(
      told()
        .flatMap(toldBy)
        .filter(({ rule }) => rule === 'activity'),
    ).toHaveLength(1);
    expect(world.said.filter(({ kind, about }) => kind === 'post' && about === id)).toHaveLength(1);
    expect(world.said.some(({ kind, about }) => kind === 'thread' && about === id)).toBe(true);
  });
});

it('an invite that was acknowledged before the list showed it goes on, and ends when the invite does', async () => {
  const world = watch();
  await world.poll();
  world.tell('org_user_invite_sent', { invited_email: 'eve@acme.example', invited_role: 'admin' });
  const [opened] = (await world.poll()).document.opened;
  const by = { act: { kind: 'acknowledge' }, by: 'U1', now: world.now() } as const;
  const id = world.store.read().incidents[0]?.id ?? '';
  await world.store.update((state) => ({ ...actOnIncident(state, id, by, world.settings), result: null }));
  world.change(() => ({ invites: [EVE] }));
  expect((await world.poll()).document).toMatchObject({ opened: [], updated: [{ rule: 'privileged-invite' }] });
  expect(world.store.read().incidents).toMatchObject([{ id, status: 'open', acts: [{ kind: 'acknowledged' }] }]);
  world.change(() => ({ invites: [] }));
  expect((await world.poll()).document.resolved).toMatchObject([{ rule: 'privileged-invite' }]);
  expect(opened).toMatchObject({ rule: 'activity' });
});

it('an invite that the feed told first is a state from then on: it ends when the invite does', async () => {
  const world = watch();
  await world.poll();
  world.tell('org_user_invite_sent', { invited_email: 'eve@acme.example', invited_role: 'admin' });
  expect((await world.poll()).document.opened).toMatchObject([{ rule: 'activity' }]);
  world.change(() => ({ invites: [EVE] }));
  expect((await world.poll()).document).toMatchObject({ opened: [], updated: [{ rule: 'privileged-invite' }] });
  world.change(() => ({ invites: [] }));
  expect((await world.poll()).document.resolved).toMatchObject([{ rule: 'privileged-invite' }]);
});

it('the same role given twice is two incidents', async () => {
  const world = watch();
  await world.poll();
  for (const role of ['admin', 'developer', 'admin']) {
    const from = world.truth().members.find(({ id }) => id === 'user_ben')?.role ?? null;
    setRole(world, 'ben', role);
    world.tell('claude_user_role_updated', roleOf('ben', from, role));
    await world.poll();
  }
  const admins = world.store.read().incidents.filter(({ finding }) => finding.rule === 'admin-added');
  expect(admins).toHaveLength(2);
  for (const incident of admins) expect(toldBy(incident).filter(({ rule }) => rule === 'activity')).toHaveLength(1);
});

it('several people in a group of changes each find their line in it, poll after poll', async () => {
  const world = watch();
  await world.poll();
  setRole(world, 'ben', 'billing');
  setRole(world, 'cleo', 'billing');
  await world.poll();
  for (const id of ['ben', 'cleo']) {
    world.tell('claude_user_role_updated', roleOf(id, 'developer', 'billing'));
    await world.poll();
  }
  const { incidents } = world.store.read();
  expect(incidents).toHaveLength(1);
  expect(incidents[0]?.also.map(({ rule }) => rule)).toEqual(['activity', 'activity']);
});

it('what is not pressing shares one message, what is pressing has its own', async () => {
  const world = watch();
  await world.poll();
  for (const name of ['x', 'y', 'z'])
    world.tell('org_user_invite_sent', { invited_email: `${name}@acme.example`, invited_role: 'user' });
  world.tell('org_sso_toggled', { enabled: false });
  world.tell('org_data_export_started', {});
  const { document } = await world.poll();
  const opened = document.opened.map(({ severity, title }) => `${severity}: ${title.split(' in Acme')[0]}`);
  expect(opened.toSorted()).toEqual([
    'high: Ada Example (ada@acme.example) started an export of data',
    'high: Ada Example (ada@acme.example) switched single sign-on off',
    'low: 3 security events',
  ]);
  expect(world.store.read().incidents.flatMap(findingsOf)).toHaveLength(5);
});

it('a tool that reads chats all day is one incident', async () => {
  const world = watch();
  await world.poll();
  for (let poll = 0; poll < 30; poll += 1) {
    for (let count = 0; count < 3; count += 1)
      world.tell('compliance_api_accessed', {
        request_id: `req_siem_${poll}_${count}`,
        request_method: 'GET',
        url: '/v1/compliance/apps/chats?limit=100',
        status_code: 200,
      });
    await world.poll();
  }
  const { incidents } = world.store.read();
  expect(incidents.map(({ finding }) => finding.statement.title)).toEqual([
    'Ada Example (ada@acme.example) reads content of people through the Compliance API in Acme Research (Claude Console), from 203.0.113.7',
  ]);
});

it('the first poll says that the feed is followed from now on, and so does the first one that may read it', async () => {
  const world = watch();
  await world.poll();
  expect(world.said[0]?.text).toContain('Security events: followed from now on');
  const late = watch();
  late.feed.refuse(() => 'scope-missing');
  await late.poll();
  expect(late.said.map(({ text }) => text).join('\n')).not.toContain('Security events');
  late.feed.refuse(() => null);
  await late.poll();
  await late.poll();
  expect(late.said.map(({ text }) => text.split('\n')[0]).slice(1)).toEqual([
    'Now following the activity feed of Acme Research (Claude Console)',
  ]);
});

it('a feed that cannot be read for an hour leaves the watcher blind', async () => {
  const world = watch();
  await world.poll();
  world.feed.refuse(() => 'unavailable');
  const opened: string[] = [];
  for (let minute = 5; minute <= 70; minute += 5)
    opened.push(...(await world.poll()).document.opened.map(({ rule }) => `${rule} after ${minute}`));
  expect(opened).toEqual(['blind after 65']);
  expect(world.store.read().incidents[0]?.finding.statement.fields[0]).toEqual({
    label: 'Not read',
    value: 'activity feed',
  });
});
