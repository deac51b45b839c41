import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { call, startSandbox } from './start-sandbox.ts';

let slack: SlackStandIn;
let advance: (ms: number) => void;
beforeEach(async () => {
  ({ slack, advance } = await startSandbox({
    rateLimits: { 'chat.postMessage': { calls: 1, windowMs: 1000, perChannel: true } },
  }));
});
afterEach(() => slack.close());

const raw = (channel: string, blocks: unknown = []) =>
  fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel, text: 'hello', blocks }),
  });

describe('when Slack does not do as asked', () => {
  it('limits each channel by itself and says how long to wait', async () => {
    expect((await raw('C0GENERAL')).status).toBe(200);
    const second = await raw('C0GENERAL');
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await raw('C0ALERTS')).status).toBe(200);
    advance(1001);
    expect((await raw('C0GENERAL')).status).toBe(200);
  });

  it('answers with an error as often as told, and normally after that', async () => {
    slack.faults.add({ method: 'chat.postMessage', times: 2, effect: { kind: 'error', error: 'fatal_error' } });
    const args = { channel: 'C0GENERAL', text: 'x' };
    expect(await call(slack, 'chat.postMessage', args)).toMatchObject({ ok: false, error: 'fatal_error' });
    expect(await call(slack, 'chat.postMessage', args)).toMatchObject({ ok: false });
    expect(await call(slack, 'chat.postMessage', args)).toMatchObject({ ok: true });
  });

  it('strikes what the condition says until it is lifted', async () => {
    const lift = slack.faults.add({
      method: /^chat\./,
      when: (args) => args.channel === 'C0ALERTS',
      effect: { kind: 'rate-limited', retryAfterSeconds: null },
    });
    expect((await raw('C0GENERAL')).status).toBe(200);
    const refused = await raw('C0ALERTS');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null]);
    lift();
    expect((await raw('C0ALERTS')).status).toBe(200);
  });

  it('loses the reply after it has stored the message, or stores nothing at all', async () => {
    slack.faults.add({ method: 'chat.postMessage', times: 1, effect: { kind: 'reply-lost', how: 'cut' } });
    await expect(raw('C0GENERAL')).rejects.toThrow();
    expect(slack.messages('C0GENERAL')).toHaveLength(1);
    slack.faults.add({ method: 'chat.postMessage', times: 1, effect: { kind: 'unreachable' } });
    await expect(raw('C0ALERTS')).rejects.toThrow();
    expect(slack.messages('C0ALERTS')).toEqual([]);
    expect(slack.calls('chat.postMessage').map((each) => each.status)).toEqual([null, null]);
  });

  it('stays silent until the client gives up', async () => {
    slack.faults.add({ method: 'auth.test', times: 1, effect: { kind: 'reply-lost', how: 'silence' } });
    const gaveUp = new AbortController();
    const pending = fetch(`${slack.apiUrl}auth.test`, { method: 'POST', signal: gaveUp.signal });
    await slack.waitFor('the call', () => slack.calls('auth.test')[0]);
    gaveUp.abort();
    await expect(pending).rejects.toThrow();
  });

  it('refuses charts only where there is one', async () => {
    slack.faults.add({ method: 'chat.postMessage', effect: { kind: 'no-charts' } });
    const data = [{ label: 'd', value: 1 }];
    const chart = { type: 'bar', series: [{ name: 's', data }], axis_config: { categories: ['d'] } };
    const refused = await raw('C0GENERAL', [{ type: 'data_visualization', title: 't', chart }]);
    expect(await refused.json()).toMatchObject({ ok: false, error: 'invalid_blocks' });
    expect((await raw('C0GENERAL', [{ type: 'divider' }])).status).toBe(200);
  });

  it('holds an answer until it is let go', async () => {
    const gate = Promise.withResolvers<void>();
    slack.faults.add({ method: 'auth.test', times: 1, effect: { kind: 'held', until: gate.promise } });
    const order: string[] = [];
    const held = call(slack, 'auth.test').then(() => order.push('held'));
    await call(slack, 'api.test').then(() => order.push('other'));
    gate.resolve();
    await held;
    expect(order).toEqual(['other', 'held']);
  });
});
