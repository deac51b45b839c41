import { describe, expect, it } from 'vitest';
import { INCIDENT_ACTIONS } from '../../../src/blocks/incident-actions.ts';
import { usd } from '../../support/fake-source.ts';
import { limitOf, requestOf } from '../../support/limits.ts';
import { limitWorld } from './limit-world.ts';
import { APPROVE, auditOf, begin, buttonsOf, DENY, messageOf, press, threadOf } from './press-request.ts';

describe('a decision', () => {
  it('approves: the person, the message, the thread, the trail and the log say so', async () => {
    const world = await begin();
    expect(await press(world)).toBe('Approved: Ada Example (ada@acme.example) may now spend up to *$800.00 monthly*.');
    expect(world.posts).toEqual([{ id: 'slir_1', verdict: APPROVE }]);
    expect(world.incident()).toMatchObject({
      status: 'resolved',
      acts: [{ kind: 'approved', by: 'U1', why: '$800.00 monthly' }],
    });
    expect(messageOf(world).text).toMatch(/^Approved: Ada Example \(ada@acme\.example\) asks for/);
    expect(buttonsOf(messageOf(world))).toEqual([INCIDENT_ACTIONS.details]);
    expect(threadOf(world)).toEqual(['<@U1> approved this: $800.00 monthly (22 Nov 2026, 10:40 CET).']);
    expect(auditOf(world)).toEqual(['U1: approval of limit request slir_1 with $800.00: done']);
    expect(world.lines().filter(({ event }) => event === 'audit')).toMatchObject([
      { by: 'U1', what: 'approval of limit request slir_1 with $800.00', result: 'done' },
    ]);
    expect(world.text()).not.toContain('acme.example');
  });

  it('denies', async () => {
    const world = await begin();
    expect(await press(world, DENY)).toBe('Denied: the limit of Ada Example (ada@acme.example) stays as it is.');
    expect(world.posts).toEqual([{ id: 'slir_1', verdict: DENY }]);
    expect(messageOf(world).text).toMatch(/^Denied: /);
    expect(threadOf(world)).toEqual(['<@U1> denied this (22 Nov 2026, 10:40 CET).']);
    expect(auditOf(world)).toEqual(['U1: denial of limit request slir_1: done']);
  });

  it('is over: the next polls say nothing more of it', async () => {
    const world = await begin();
    await press(world);
    await world.deliver();
    const { document } = await world.poll();
    expect(document).toMatchObject({ opened: [], updated: [], resolved: [] });
    expect(world.said()).toEqual([]);
  });

  it.each([
    ['no more than the limit', { limit: limitOf({ limit: usd('800') }) }, /Their limit is \$800\.00 already/],
    ['a limit where there is none', { limit: limitOf({ limit: null }) }, /They have no spend limit now/],
  ])('that would give %s is not sent', async (_, parts, sentence) => {
    const world = await begin();
    world.change('slir_1', parts);
    expect(await press(world)).toMatch(sentence);
    expect(world.posts).toEqual([]);
    expect(world.incident().status).toBe('open');
  });
});

describe('pressed more than once', () => {
  it.each([
    ['by the same person', 'U1'],
    ['by another person', 'U2'],
  ])('%s afterwards: it is told who did what, and nothing is sent', async (_, by) => {
    const world = await begin();
    await press(world);
    expect(await press(world, DENY, by)).toBe(
      '<@U1> approved this: $800.00 monthly (22 Nov 2026, 10:40 CET), so nothing was changed.',
    );
    expect(world.posts).toHaveLength(1);
  });

  it('by three people at once: one decision is sent, and the others hear of it', async () => {
    const world = await begin();
    const told = await Promise.all([
      press(world, APPROVE, 'U1'),
      press(world, DENY, 'U2'),
      press(world, APPROVE, 'U1'),
    ]);
    expect(world.posts).toHaveLength(1);
    expect(told[0]).toMatch(/^Approved: /);
    expect(told[1]).toMatch(/^<@U1> (has pressed Approve already|has approved this already|approved this)/);
    expect(told[2]).toMatch(/^(You have|<@U1> approved this)/);
    expect(world.incident().acts).toHaveLength(1);
    expect(auditOf(world)).toHaveLength(1);
  });

  it('while the first is under way, however long that takes: nothing is sent again', async () => {
    const world = await begin();
    const release = world.holdDecisions();
    const first = press(world);
    await expect.poll(() => world.posts.length).toBe(1);
    world.clock.advance(10 * 60_000);
    expect(await press(world, DENY, 'U2')).toMatch(/^<@U1> has pressed Approve already .* not known yet/);
    release();
    expect(await first).toMatch(/^Approved/);
    expect(world.posts).toHaveLength(1);
  });
});

describe('decided elsewhere', () => {
  const elsewhere = { status: 'denied', resolvedBy: 'Olivia Owner', resolvedByPerson: true, limit: null } as const;

  it('before the press: told, and nothing is sent', async () => {
    const world = await begin();
    world.change('slir_1', { ...elsewhere, resolvedAt: world.clock.now() });
    expect(await press(world)).toBe(
      'This does not wait any more, so nothing was sent. Denied 22 Nov 2026, 09:40 UTC by Olivia Owner.',
    );
    expect(world.posts).toEqual([]);
    expect(messageOf(world).text).toMatch(/^Resolved: /);
    expect(JSON.stringify(messageOf(world).blocks)).toContain('Denied 22 Nov 2026, 09:40 UTC by Olivia Owner.');
    expect(threadOf(world)).toEqual(['Denied 22 Nov 2026, 09:40 UTC by Olivia Owner.']);
  });

  it('just before it arrives: the API refuses it, and it is nobody’s here', async () => {
    const world = await begin();
    const release = world.holdDecisions();
    const first = press(world);
    await expect.poll(() => world.posts.length).toBe(1);
    world.change('slir_1', { status: 'approved', resolvedBy: 'Olivia Owner', resolvedByPerson: true, limit: null });
    release();
    expect(await first).toBe('This does not wait any more, so nothing was sent. Approved by Olivia Owner.');
    expect(world.incident()).toMatchObject({ status: 'resolved', acts: [] });
    expect(auditOf(world)).toEqual([
      'U1: approval of limit request slir_1 with $800.00: not done: it was decided elsewhere',
    ]);
  });

  it('in the same way as a press whose answer was lost: it is theirs whose name the API gives', async () => {
    const world = await begin();
    world.happens({ isDone: false, answers: 'unavailable' });
    await press(world, DENY);
    world.change('slir_1', elsewhere);
    await world.poll();
    expect(world.incident()).toMatchObject({ status: 'resolved', acts: [] });
    expect(threadOf(world)).toEqual(['Denied by Olivia Owner.']);
    expect(auditOf(world)).toEqual(['U1: denial of limit request slir_1: not done: it was decided elsewhere']);
  });

  it('and nobody presses: the next poll says how, in the message and its thread', async () => {
    const world = await begin();
    world.change('slir_1', { ...elsewhere, resolvedAt: world.clock.now() });
    const { document } = await world.poll();
    expect(document.resolved).toMatchObject([{ rule: 'limit-request', subject: 'slir_1' }]);
    expect(threadOf(world)).toEqual(['Denied 22 Nov 2026, 09:40 UTC by Olivia Owner.']);
    expect(JSON.stringify(messageOf(world).blocks)).toContain('Denied 22 Nov 2026, 09:40 UTC by Olivia Owner.');
    expect(buttonsOf(messageOf(world))).toEqual([INCIDENT_ACTIONS.details]);
  });

  it('and then forgotten: whoever presses is told', async () => {
    const world = await begin();
    world.forget('slir_1');
    expect(await press(world)).toBe(
      'This does not wait any more, so nothing was sent. It no longer exists: nobody says how it was decided.',
    );
    expect(world.posts).toEqual([]);
  });

  it('and then forgotten: the next poll says that nobody knows how', async () => {
    const world = await begin();
    world.forget('slir_1');
    expect((await world.poll()).document.resolved).toHaveLength(1);
    expect(threadOf(world)).toEqual(['It no longer exists: nobody says how it was decided.']);
  });
});

it.each([
  ['decided here', APPROVE],
  ['found to be decided elsewhere', null],
])('a poll that read what was then %s does not ask for it again', async (_, verdict) => {
  const world = await begin();
  const before = world.listings();
  const release = world.holdListing();
  const polling = world.poll();
  await expect.poll(world.listings).toBe(before + 1);
  if (verdict === null) world.change('slir_1', { status: 'denied', limit: null });
  await press(world, verdict ?? APPROVE);
  release();
  expect((await polling).document.opened).toEqual([]);
  const about = world.store.read().incidents.filter(({ finding }) => finding.subject === 'slir_1');
  expect(about.map(({ status }) => status)).toEqual(['resolved']);
});

it('what there was before the first look is counted, and asked of nobody', async () => {
  const world = limitWorld();
  world.ask(requestOf());
  await world.poll();
  expect(world.store.read().outbox.map(({ message }) => message.text)).toEqual([
    expect.stringContaining('Limit requests that wait: 1'),
  ]);
  expect(await press(world)).toContain('This was there before anybody watched, so nothing was changed.');
});

it.each(['', '99', '<!channel>'])('about %j, which is no incident, nothing is done', async (id) => {
  const world = await begin();
  const told = await world.desk().decide(id, APPROVE, 'U1');
  expect(told.text).toContain('I no longer know this incident');
  expect(world.posts).toEqual([]);
});
