import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { call, startSandbox } from './start-sandbox.ts';

let slack: SlackStandIn;
let advance: (ms: number) => void;
beforeEach(async () => {
  ({ slack, advance } = await startSandbox());
});
afterEach(() => slack.close());

const post = (args: Readonly<Record<string, unknown>>) => call(slack, 'chat.postMessage', { text: 'hello', ...args });

describe('who calls', () => {
  it('wants a token that it knows, of the right kind, with the scope', async () => {
    expect(await call(slack, 'auth.test', {}, null)).toEqual({ ok: false, error: 'not_authed' });
    expect(await call(slack, 'auth.test', {}, 'xoxb-wrong')).toEqual({ ok: false, error: 'invalid_auth' });
    expect(await call(slack, 'chat.postMessage', {}, slack.appToken)).toMatchObject({
      error: 'not_allowed_token_type',
    });
    const narrow = await startSandbox({ tokens: { 'xoxb-narrow': { kind: 'bot', scopes: ['chat:write'] } } });
    expect(await call(narrow.slack, 'users.info', { user: 'U0MAYA' })).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write',
    });
    await narrow.slack.close();
  });

  it('names its team and itself, and refuses what it does not have', async () => {
    expect(await call(slack, 'auth.test')).toMatchObject({ ok: true, team_id: 'T0000000A', user_id: 'U0LEDGER' });
    expect(await call(slack, 'admin.users.remove')).toMatchObject({ ok: false, error: 'unknown_method' });
  });
});

describe('posting', () => {
  it.each([
    ['C0NOWHERE', 'channel_not_found'],
    ['C0SECRET', 'channel_not_found'],
    ['C0OLD', 'is_archived'],
    ['U0LEFT', 'user_disabled'],
  ])('to %s is refused with %s', async (channel, error) => {
    expect(await post({ channel })).toMatchObject({ ok: false, error });
  });

  it('into a public channel without membership needs chat:write.public', async () => {
    expect(await post({ channel: 'C0RANDOM' })).toMatchObject({ ok: true });
    const narrow = await startSandbox({ tokens: { 'xoxb-narrow': { kind: 'bot', scopes: ['chat:write'] } } });
    expect(await call(narrow.slack, 'chat.postMessage', { channel: 'C0RANDOM', text: 'x' })).toMatchObject({
      error: 'not_in_channel',
    });
    await narrow.slack.close();
  });

  it('refuses a message without words, with too many, or in an unknown thread', async () => {
    expect(await post({ channel: 'C0GENERAL', text: '' })).toMatchObject({ error: 'no_text' });
    expect(await post({ channel: 'C0GENERAL', text: 'x'.repeat(40_001) })).toMatchObject({ error: 'msg_too_long' });
    expect(await post({ channel: 'C0GENERAL', thread_ts: '1.000001' })).toMatchObject({
      error: 'cannot_reply_to_message',
    });
    expect(slack.messages('C0GENERAL')).toEqual([]);
  });

  it('to a person opens the direct message, the same one every time', async () => {
    const first = await post({ channel: 'U0MAYA' });
    const second = await post({ channel: 'U0MAYA' });
    expect(first.channel).toMatch(/^D/);
    expect(second.channel).toBe(first.channel);
    expect(second.ts).not.toBe(first.ts);
  });

  it('keeps metadata, shows it on request only, and lists newest first with replies apart', async () => {
    const metadata = { event_type: 'marker', event_payload: { key: 'k1' } };
    const parent = await post({ channel: 'C0GENERAL', metadata });
    await post({ channel: 'C0GENERAL', thread_ts: parent.ts, text: 'below' });
    await post({ channel: 'C0GENERAL', text: 'later' });
    const plain = await call(slack, 'conversations.history', { channel: 'C0GENERAL' });
    expect(plain).toMatchObject({ messages: [{ text: 'later' }, { text: 'hello', reply_count: 1 }], has_more: false });
    expect(JSON.stringify(plain)).not.toContain('marker');
    const marked = await call(slack, 'conversations.history', { channel: 'C0GENERAL', include_all_metadata: true });
    expect(marked).toMatchObject({ messages: [{}, { metadata }] });
    const thread = await call(slack, 'conversations.replies', { channel: 'C0GENERAL', ts: parent.ts });
    expect(thread).toMatchObject({ messages: [{ text: 'hello' }, { text: 'below' }] });
  });

  it('pages through history with a cursor and narrows by time', async () => {
    const posted = [];
    for (const text of ['one', 'two', 'three']) {
      posted.push(await post({ channel: 'C0GENERAL', text }));
      advance(1000);
    }
    const first = await call(slack, 'conversations.history', { channel: 'C0GENERAL', limit: 2 });
    expect(first).toMatchObject({ messages: [{ text: 'three' }, { text: 'two' }], has_more: true });
    const { next_cursor } = first.response_metadata as { next_cursor: string };
    const second = await call(slack, 'conversations.history', { channel: 'C0GENERAL', limit: 2, cursor: next_cursor });
    expect(second).toMatchObject({ messages: [{ text: 'one' }], has_more: false });
    const later = await call(slack, 'conversations.history', { channel: 'C0GENERAL', oldest: posted[1]?.ts });
    expect(later).toMatchObject({ messages: [{ text: 'three' }] });
  });

  it('updates and deletes its own messages only', async () => {
    const { ts } = await post({ channel: 'C0GENERAL', blocks: [{ type: 'divider' }] });
    expect(await call(slack, 'chat.update', { channel: 'C0GENERAL', ts, text: 'new' })).toMatchObject({ ok: true, ts });
    expect(slack.messages('C0GENERAL')).toMatchObject([{ text: 'new', blocks: [{ type: 'divider' }], edited: true }]);
    const foreign = slack.say({ user: 'U0MAYA', channel: 'C0GENERAL', text: 'mine' });
    expect(await call(slack, 'chat.update', { channel: 'C0GENERAL', ts: foreign.ts, text: 'x' })).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await call(slack, 'chat.delete', { channel: 'C0GENERAL', ts })).toMatchObject({ ok: true });
    expect(await call(slack, 'chat.delete', { channel: 'C0GENERAL', ts })).toMatchObject({
      error: 'message_not_found',
    });
    expect(slack.messages('C0GENERAL')).toEqual([foreign]);
  });

  it('shows an ephemeral message to its person, who must be in the channel', async () => {
    const args = { channel: 'C0GENERAL', text: 'psst' };
    expect(await call(slack, 'chat.postEphemeral', { ...args, user: 'U0SAM' })).toMatchObject({
      error: 'user_not_in_channel',
    });
    expect(await call(slack, 'chat.postEphemeral', { ...args, user: 'U0MAYA' })).toMatchObject({ ok: true });
    expect(slack.ephemerals('U0MAYA')).toMatchObject([{ text: 'psst' }]);
    expect(slack.messages('C0GENERAL')).toEqual([]);
  });
});

describe('people and channels', () => {
  it('says what Slack knows of a person', async () => {
    const info = async (user: string) => (await call(slack, 'users.info', { user })).user;
    expect(await info('U0OLIVIA')).toMatchObject({ is_primary_owner: true, is_owner: true, is_admin: true });
    expect(await info('U0ADAM')).toMatchObject({ is_owner: false, is_admin: true });
    expect(await info('U0GUS')).toMatchObject({ is_restricted: true, is_ultra_restricted: true, is_admin: false });
    expect(await info('U0SAM')).toMatchObject({ team_id: 'T0000000B', is_stranger: true });
    expect(await info('U0LEFT')).toMatchObject({ deleted: true });
    expect(await info('U0MAYA')).toMatchObject({ tz: 'Europe/Berlin', profile: { email: 'maya@acme.com' } });
  });

  it('finds people by e-mail, without those who left', async () => {
    expect(await call(slack, 'users.lookupByEmail', { email: 'Maya@acme.com' })).toMatchObject({
      user: { id: 'U0MAYA' },
    });
    expect(await call(slack, 'users.lookupByEmail', { email: 'lee@acme.com' })).toMatchObject({
      error: 'users_not_found',
    });
  });

  it('hides e-mails without the scope for them', async () => {
    const narrow = await startSandbox({ tokens: { 'xoxb-narrow': { kind: 'bot', scopes: ['users:read'] } } });
    expect(JSON.stringify(await call(narrow.slack, 'users.list'))).not.toContain('@acme.com');
    await narrow.slack.close();
  });

  it('lists groups, channels and members', async () => {
    expect(await call(slack, 'usergroups.users.list', { usergroup: 'S0FINOPS' })).toMatchObject({ users: ['U0MAYA'] });
    expect(await call(slack, 'usergroups.users.list', { usergroup: 'S0NONE' })).toMatchObject({
      error: 'no_such_subteam',
    });
    expect(await call(slack, 'conversations.info', { channel: 'C0PARTNER' })).toMatchObject({
      channel: { is_ext_shared: true, is_private: false },
    });
    const list = await call(slack, 'conversations.list', {
      types: 'public_channel,private_channel',
      exclude_archived: true,
    });
    const names = (list.channels as { name: string }[]).map((each) => each.name);
    expect(names).toEqual(['general', 'random', 'claude-alerts', 'partner']);
    expect(await call(slack, 'conversations.members', { channel: 'C0ALERTS' })).toMatchObject({
      members: ['U0ADAM', 'U0LEDGER'],
    });
  });
});

describe('files', () => {
  it('takes bytes of the announced length and shows them where they were completed', async () => {
    const promised = await call(slack, 'files.getUploadURLExternal', { filename: 'cost.csv', length: 5 });
    const upload = (body: string) => fetch(String(promised.upload_url), { method: 'POST', body });
    expect((await upload('too long')).status).toBe(400);
    expect((await upload('a,b\n1')).status).toBe(200);
    const files = [{ id: promised.file_id, title: 'Cost' }];
    expect(await call(slack, 'files.completeUploadExternal', { files, channel_id: 'U0MAYA' })).toMatchObject({
      error: 'channel_not_found',
    });
    expect(await call(slack, 'files.completeUploadExternal', { files, channel_id: 'C0GENERAL' })).toMatchObject({
      ok: true,
    });
    expect(slack.uploads().map((file) => Buffer.from(file.bytes).toString())).toEqual(['a,b\n1']);
    expect(slack.messages('C0GENERAL')).toMatchObject([{ files: [promised.file_id] }]);
    expect(await call(slack, 'files.info', { file: promised.file_id })).toMatchObject({
      file: { title: 'Cost', mimetype: 'text/csv' },
    });
  });
});

describe('views', () => {
  const view = { type: 'modal', title: { type: 'plain_text', text: 'Hi' }, blocks: [{ type: 'divider' }] };

  it('open with a trigger once, and not after three seconds', async () => {
    const trigger = slack.world.tickets.trigger('U0MAYA');
    expect(await call(slack, 'views.open', { trigger_id: 'made-up', view })).toMatchObject({
      error: 'invalid_trigger_id',
    });
    expect(await call(slack, 'views.open', { trigger_id: trigger, view })).toMatchObject({ ok: true });
    expect(await call(slack, 'views.open', { trigger_id: trigger, view })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    const late = slack.world.tickets.trigger('U0MAYA');
    advance(3001);
    expect(await call(slack, 'views.open', { trigger_id: late, view })).toMatchObject({ error: 'expired_trigger_id' });
  });

  it('publish a home per person and refuse an update on an older one', async () => {
    const home = { type: 'home', blocks: [{ type: 'divider' }] };
    const first = await call(slack, 'views.publish', { user_id: 'U0MAYA', view: home });
    await call(slack, 'views.publish', { user_id: 'U0MAYA', view: home });
    const { hash } = first.view as { hash: string };
    expect(await call(slack, 'views.publish', { user_id: 'U0MAYA', view: home, hash })).toMatchObject({
      error: 'hash_conflict',
    });
    expect(slack.world.views.home('U0ADAM')).toBeUndefined();
  });
});
