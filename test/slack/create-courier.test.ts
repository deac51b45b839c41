import { describe, expect, it } from 'vitest';
import { toInstant } from '../../src/domain/day.ts';
import { createCapturedSlack } from './kit/captured-slack.ts';
import { says } from './kit/sample-command.ts';
import { prepareEdge } from './kit/start-edge.ts';

const prepare = () => {
  const slack = createCapturedSlack();
  return { slack, courier: prepareEdge([], { slack }).edge.courier };
};

const AT = { channel: 'C1', ts: '1.000001' };
const SINCE = toInstant(Date.UTC(2026, 10, 22, 9, 30));
const marked = (id: string, ts: string) => ({
  ts,
  metadata: { event_type: 'claude_ledger', event_payload: { id } },
});

describe('the courier', () => {
  it('posts with a marker that holds an id and nothing else', async () => {
    const { slack, courier } = prepare();
    expect(await courier.post('C1', says('One'), '7-abc')).toEqual({ kind: 'sent', at: AT });
    const args = slack.of('chat.postMessage')[0]?.args;
    expect(args).toMatchObject({ channel: 'C1', text: 'One' });
    expect(args).not.toHaveProperty('thread_ts');
    expect(JSON.parse(args?.metadata ?? '')).toEqual({ event_type: 'claude_ledger', event_payload: { id: '7-abc' } });
  });

  it('replies below a message, and puts new words into one', async () => {
    const { slack, courier } = prepare();
    await courier.reply(AT, says('Line'), '8-abc');
    expect(slack.of('chat.postMessage')[0]?.args).toMatchObject({ channel: 'C1', thread_ts: '1.000001', text: 'Line' });
    expect(await courier.update(AT, says('New'))).toEqual({ kind: 'sent', at: AT });
    expect(slack.of('chat.update')[0]?.args).toMatchObject({ channel: 'C1', ts: '1.000001', text: 'New' });
  });

  it.each([
    [
      { ok: false, error: 'is_archived' },
      { kind: 'refused', code: 'is_archived', retryAfterSeconds: null },
    ],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'refused', code: 'ratelimited', retryAfterSeconds: 7 },
    ],
    [{ status: 429 }, { kind: 'refused', code: 'ratelimited', retryAfterSeconds: 30 }],
    [{ status: 503 }, { kind: 'silent' }],
    [new Error('reset'), { kind: 'silent' }],
    [{ ok: false, error: 'fatal_error' }, { kind: 'silent' }],
    [{ ok: false, error: 'internal_error' }, { kind: 'silent' }],
  ] as const)('tells a refusal from silence, and tries once: %j', async (answer, outcome) => {
    const { slack, courier } = prepare();
    slack.answer('chat.postMessage', () => answer);
    expect(await courier.post('C1', says('x'), '1')).toEqual(outcome);
    expect(slack.of('chat.postMessage')).toHaveLength(1);
  });

  it('has no address where Slack gives none', async () => {
    const { slack, courier } = prepare();
    expect(await courier.permalink(AT)).toBeNull();
    slack.answer('chat.getPermalink', () => ({ ok: true, permalink: 'https://acme.slack.test/p1' }));
    expect(await courier.permalink(AT)).toBe('https://acme.slack.test/p1');
  });
});

describe('looking for a message by its marker', () => {
  const later = (seconds: number): string => String(SINCE / 1000 + seconds);

  it('reads the channel back to then, page by page', async () => {
    const { slack, courier } = prepare();
    slack.answer('conversations.history', ({ cursor }) =>
      cursor === 'next'
        ? { ok: true, messages: [{ ts: later(3) }, marked('7', later(2))], has_more: false }
        : { ok: true, messages: [marked('70', later(4))], has_more: true, response_metadata: { next_cursor: 'next' } },
    );
    const at = { channel: 'C1', ts: later(2) };
    expect(await courier.find('7', 'C1', null, SINCE)).toEqual({ kind: 'found', at });
    expect(slack.of('conversations.history').map(({ args }) => args)).toMatchObject([
      { channel: 'C1', include_all_metadata: 'true' },
      { cursor: 'next' },
    ]);
  });

  it('reads no further back than then, but the newest messages by whatever clock', async () => {
    const { slack, courier } = prepare();
    slack.answer('conversations.history', () => ({
      ok: true,
      messages: [marked('7', later(-400_000)), marked('6', later(-500_000))],
      has_more: true,
      response_metadata: { next_cursor: 'next' },
    }));
    expect(await courier.find('7', 'C1', null, SINCE)).toMatchObject({ kind: 'found' });
    expect(await courier.find('8', 'C1', null, SINCE)).toEqual({ kind: 'absent' });
    expect(slack.of('conversations.history')).toHaveLength(2);
  });

  it('reads the thread of a message', async () => {
    const { slack, courier } = prepare();
    slack.answer('conversations.replies', () => ({ ok: true, messages: [marked('7', '2.0')], has_more: false }));
    expect(await courier.find('7', 'C1', '1.0', SINCE)).toMatchObject({ kind: 'found' });
    expect(slack.of('conversations.replies')[0]?.args).toMatchObject({ channel: 'C1', ts: '1.0' });
  });

  it("is not taken in by another app's metadata, and says when there is none", async () => {
    const { slack, courier } = prepare();
    const other = { ts: '2.0', metadata: { event_type: 'other', event_payload: { id: '7' } } };
    const none = { ts: '3.0', metadata: { event_type: 'claude_ledger' } };
    slack.answer('conversations.history', () => ({ ok: true, messages: [other, none, {}], has_more: false }));
    expect(await courier.find('7', 'C1', null, SINCE)).toEqual({ kind: 'absent' });
  });

  it.each([
    [{ ok: false, error: 'missing_scope', needed: 'channels:history' }, { kind: 'unreadable' }],
    [{ ok: false, error: 'not_in_channel' }, { kind: 'unreadable' }],
    [{ ok: true, messages: [], has_more: true }, { kind: 'unreadable' }],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'refused', code: 'ratelimited', retryAfterSeconds: 7 },
    ],
    [
      { ok: false, error: 'token_revoked' },
      { kind: 'refused', code: 'token_revoked' },
    ],
    [{ ok: false, error: 'fatal_error' }, { kind: 'silent' }],
  ] as const)('says whether it could look: %j', async (answer, sighting) => {
    const { slack, courier } = prepare();
    slack.answer('conversations.history', () => answer);
    expect(await courier.find('7', 'C1', null, SINCE)).toMatchObject(sighting);
  });

  it('gives up on a channel with too much in it, and does not try a person', async () => {
    const { slack, courier } = prepare();
    slack.answer('conversations.history', () => ({
      ok: true,
      messages: [],
      has_more: true,
      response_metadata: { next_cursor: 'again' },
    }));
    expect(await courier.find('7', 'C1', null, SINCE)).toEqual({ kind: 'unreadable' });
    const asked = slack.calls.length;
    expect(await courier.find('7', 'U1', null, SINCE)).toEqual({ kind: 'unreadable' });
    expect(slack.calls).toHaveLength(asked);
  });
});
