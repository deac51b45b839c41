import { describe, expect, it } from 'vitest';
import { requestOf } from '../../support/limits.ts';
import { limitWorld } from './limit-world.ts';
import { APPROVE, auditOf, begin, buttonsOf, DECIDING, DENY, messageOf, press, threadOf } from './press-request.ts';

describe('a key that may not write', () => {
  it('shows no buttons, and says where to decide', async () => {
    const world = limitWorld();
    world.go({ scopes: ['read:spend_limits'] });
    await world.poll();
    world.ask(requestOf());
    await world.poll();
    expect(buttonsOf(messageOf(world))).not.toEqual(expect.arrayContaining(DECIDING));
    expect(JSON.stringify(messageOf(world).blocks)).toContain('write:spend_limits');
    expect(await press(world)).toContain('`write:spend_limits`');
    expect(world.posts).toEqual([]);
  });

  it('of which nobody knows it: the buttons go when it is refused, and stay away', async () => {
    const world = limitWorld();
    world.go({ scopes: null });
    await world.poll();
    world.ask(requestOf());
    await world.poll();
    expect(buttonsOf(messageOf(world))).toEqual(expect.arrayContaining(DECIDING));
    await world.deliver();
    world.happens({ isDone: false, answers: 'scope-missing' });
    expect(await press(world)).toMatch(/does not let the key in `CLAUDE_CHAT_ADMIN_API_KEY` decide requests \(403\)/);
    expect(buttonsOf(messageOf(world))).not.toEqual(expect.arrayContaining(DECIDING));
    expect(threadOf(world)).toEqual([]);
    expect(auditOf(world)).toEqual([expect.stringContaining('not done: the key may not decide requests')]);
    await world.deliver();
    await world.poll();
    expect(world.said()).toEqual([]);
    expect(world.incident().finding.ask).toBeUndefined();
  });

  it('and then may: the buttons appear in the same message, and nobody is notified', async () => {
    const world = limitWorld();
    world.go({ scopes: ['read:spend_limits'] });
    await world.poll();
    world.ask(requestOf());
    await world.poll();
    await world.deliver();
    world.go({ scopes: ['read:spend_limits', 'write:spend_limits'] });
    expect((await world.poll()).document).toMatchObject({ updated: [] });
    expect(world.said().map(({ kind }) => kind)).toEqual(['update']);
    expect(buttonsOf(messageOf(world))).toEqual(expect.arrayContaining(DECIDING));
  });
});

describe('trouble on the way', () => {
  it('before anything is sent: told, and nothing is sent', async () => {
    const world = await begin();
    world.go({ down: true });
    expect(await press(world)).toMatch(/^I look at a request before I decide it, and could not, so nothing was sent\./);
    expect(world.posts).toEqual([]);
  });

  it('a refusal for another reason changes nothing, and it may be pressed again', async () => {
    const world = await begin();
    world.happens({ isDone: false, answers: 'rate-limited' });
    expect(await press(world)).toMatch(/\(429\), so nothing was changed: press again/);
    expect(world.incident().status).toBe('open');
    expect(await press(world)).toMatch(/^Approved/);
    expect(auditOf(world)).toEqual([
      expect.stringContaining('not done: there were too many requests'),
      expect.stringContaining(': done'),
    ]);
  });

  it('an answer that is lost after it was done is found out at once', async () => {
    const world = await begin();
    world.happens({ isDone: true, answers: 'unavailable' });
    expect(await press(world)).toMatch(/^Approved/);
    expect(world.posts).toHaveLength(1);
  });

  it('one that was lost before it was done is not known for a while, is not sent again by itself, and may then be', async () => {
    const world = await begin();
    world.happens({ isDone: false, answers: 'unavailable' });
    expect(await press(world)).toMatch(/^It was sent, and the answer was lost/);
    expect(await press(world, APPROVE, 'U2')).toMatch(/^<@U1> has pressed Approve already .* not known yet/);
    expect(world.posts).toHaveLength(1);
    world.clock.advance(61_000);
    expect(await press(world, APPROVE, 'U2')).toMatch(/^Approved/);
    expect(world.posts).toHaveLength(2);
    expect(auditOf(world)).toEqual([
      'U1: approval of limit request slir_1 with $800.00: not done: it never arrived',
      'U2: approval of limit request slir_1 with $800.00: done',
    ]);
  });
});

describe('a process that dies between the claim and the answer', () => {
  /** The decision is claimed and sent; whoever waited for the answer is gone. */
  const die = async (isDone: boolean) => {
    const world = await begin();
    world.holdDecisions();
    void press(world);
    await expect.poll(() => world.posts.length).toBe(1);
    if (isDone) world.change('slir_1', { status: 'approved', resolvedBy: 'the key', limit: null });
    world.restart();
    return world;
  };

  it('that was done: the next poll says by whom, once', async () => {
    const world = await die(true);
    await world.poll();
    expect(world.incident()).toMatchObject({ status: 'resolved', acts: [{ kind: 'approved', by: 'U1' }] });
    expect(threadOf(world)).toEqual(['<@U1> approved this: $800.00 monthly (22 Nov 2026, 10:40 CET).']);
    expect(auditOf(world)).toEqual(['U1: approval of limit request slir_1 with $800.00: done']);
    expect(world.lines().filter(({ event }) => event === 'audit')).toHaveLength(1);
    await world.poll();
    expect(auditOf(world)).toHaveLength(1);
  });

  it('that was done: the next press learns it, too', async () => {
    const world = await die(true);
    expect(await press(world, DENY, 'U2')).toMatch(/^<@U1> has approved this already/);
    expect(world.posts).toHaveLength(1);
  });

  it('that was never done: the next poll says so, and it can be decided again', async () => {
    const world = await die(false);
    await world.poll();
    expect(threadOf(world)).toEqual([
      'The approval never arrived at Anthropic: the request still waits, and can be decided again.',
    ]);
    expect(world.incident().status).toBe('open');
    expect(auditOf(world)).toEqual([expect.stringContaining('not done: it never arrived')]);
    expect(await press(world)).toMatch(/^Approved/);
  });
});
