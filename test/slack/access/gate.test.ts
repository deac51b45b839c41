import { describe, expect, it } from 'vitest';
import { createSampleCommand } from '../kit/sample-command.ts';
import { startEdge } from '../kit/start-edge.ts';

const SECRET = 'You spent $12.50.';
const forViewers = () => createSampleCommand(undefined, 'viewer').command;
const forAdmins = () => createSampleCommand(undefined, 'admin').command;

describe('whom the bot answers', () => {
  it.each([
    ['a guest', { is_restricted: true }, 'you are a guest here'],
    ['a single-channel guest', { is_ultra_restricted: true, is_restricted: true }, 'you are a guest here'],
    ['somebody of another workspace', { team_id: 'T2' }, 'you belong to another one'],
    ['somebody of another company', { is_stranger: true }, 'you belong to another one'],
    ['a bot', { is_bot: true }, 'I answer people'],
    ['a deactivated account', { deleted: true }, 'deactivated'],
  ])('not %s, neither on a command nor on a button', async (_, fields, reason) => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command], { admins: ['U1'] });
    bot.slack.person(fields);
    await bot.type('7d');
    await bot.press('cost 7d');
    await bot.heard(2);
    for (const { payload } of bot.slack.responses) {
      expect(payload).toMatchObject({ response_type: 'ephemeral', replace_original: false });
      expect(payload.text).toContain(reason);
      expect(payload.text).toContain('Ask <@U1>');
    }
    expect(asked).toEqual([]);
  });

  it('not somebody whom Slack hides from the bot', async () => {
    const bot = await startEdge([createSampleCommand().command]);
    bot.slack.answer('users.info', () => ({ ok: false, error: 'user_not_found' }));
    await bot.type('');
    expect((await bot.heard(1)).text).toContain('you belong to another one');
  });

  it('people of another workspace of the same grid who belong to ours, too', async () => {
    const bot = await startEdge([createSampleCommand().command]);
    bot.slack.person({ team_id: 'T2', enterprise_user: { teams: ['T2', 'T1'] } });
    await bot.type('');
    expect((await bot.heard(1)).text).toBe(SECRET);
  });

  it.each([
    [{ profile: { email: 'ada@acme.com' }, is_email_confirmed: true }, 'ada@acme.com'],
    [{ profile: { email: 'ada@acme.com' }, is_email_confirmed: false }, null],
    [{}, null],
  ])('and tells the command their address where Slack confirms it: %j', async (fields, email) => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command]);
    bot.slack.person(fields);
    await bot.type('');
    await bot.heard(1);
    expect(asked[0]?.asking.caller).toEqual({ userId: 'U1', teamId: 'T1', email });
  });

  it('names a workspace admin to ask while nobody is configured', async () => {
    const bot = await startEdge([forViewers()]);
    await bot.type('');
    expect((await bot.heard(1)).text).toBe(
      'You are not on the list of people who may read Claude spend. Ask a workspace admin to add you to `LEDGER_VIEWERS`.',
    );
  });

  it('lets workspace owners act while no admin is named', async () => {
    const bot = await startEdge([forAdmins()]);
    bot.slack.person({ is_owner: true });
    await bot.type('');
    expect((await bot.heard(1)).text).toBe(SECRET);
  });

  it('sees at the very next press that a right is gone', async () => {
    const { command, asked } = createSampleCommand(undefined, 'admin');
    const bot = await startEdge([command]);
    bot.slack.person({ is_admin: true });
    await bot.type('');
    await bot.heard(1);
    bot.slack.person({ is_admin: false });
    await bot.press('cost 7d');
    expect((await bot.heard(2)).text).toContain('Only admins of Claude Ledger may do this.');
    expect(asked).toHaveLength(1);
  });

  it('not somebody whose request comes from a workspace that is not theirs', async () => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command]);
    await bot.press('cost 7d', { team: 'T9' });
    expect((await bot.heard(1)).text).toContain('you belong to another one');
    expect(asked).toEqual([]);
  });
});

describe('user groups', () => {
  const groups = { admins: ['U9', 'SADMIN'], viewers: ['SFIN'] };

  it('let their members in', async () => {
    const bot = await startEdge([forViewers()], groups);
    bot.slack.answer('usergroups.users.list', ({ usergroup }) => ({
      ok: true,
      users: usergroup === 'SFIN' ? ['U1'] : [],
    }));
    await bot.type('');
    expect((await bot.heard(1)).text).toBe(SECRET);
  });

  it.each(['plan_upgrade_required', 'missing_scope', 'no_such_subteam'])(
    'that fail with %s lock out nobody who is named, and let in nobody else',
    async (error) => {
      const bot = await startEdge([forAdmins()], groups);
      bot.slack.answer('usergroups.users.list', () => ({ ok: false, error }));
      await bot.type('', { user: 'U9' });
      expect((await bot.heard(1)).text).toBe(SECRET);
      await bot.type('', { user: 'U1' });
      expect((await bot.heard(2)).text).toBe(
        'Slack did not tell me who is in the user groups that may do this, so the answer is no for now. Ask <@U9> and <!subteam^SADMIN>.',
      );
    },
  );
});

describe('a Slack that asks to slow down', () => {
  const LIMITED = { status: 429, headers: { 'retry-after': '30' } };

  it('is taken at the word that it gave within the last minute, and at none that is older', async () => {
    const bot = await startEdge([forViewers()], { admins: ['U9'], viewers: ['SFIN'] });
    bot.slack.answer('usergroups.users.list', () => ({ ok: true, users: ['U1'] }));
    await bot.type('1d');
    await bot.heard(1);
    bot.slack.answer('usergroups.users.list', () => LIMITED);
    bot.clock.advance(59_000);
    await bot.type('2d');
    expect((await bot.heard(2)).text).toBe(SECRET);
    bot.clock.advance(1000);
    await bot.type('3d');
    expect((await bot.heard(3)).text).toContain('so the answer is no for now');
  });

  it('is taken at no word when it fails in another way', async () => {
    const bot = await startEdge([forViewers()], { admins: ['U9'], viewers: ['SFIN'] });
    bot.slack.answer('usergroups.users.list', () => ({ ok: true, users: ['U1'] }));
    await bot.type('1d');
    await bot.heard(1);
    bot.slack.answer('usergroups.users.list', () => ({ ok: false, error: 'missing_scope' }));
    await bot.type('2d');
    expect((await bot.heard(2)).text).toContain('so the answer is no for now');
  });
});

describe('a Slack that does not say who somebody is', () => {
  it.each([
    [{ ok: false, error: 'missing_scope', needed: 'users:read' }, 'The app lacks the scope `users:read`'],
    [{ status: 503 }, 'Slack did not answer: try again.'],
    [{ status: 429, headers: { 'retry-after': '30' } }, 'try again in 30 s'],
  ])('gets a no with the reason: %j', async (answer, reason) => {
    const bot = await startEdge([createSampleCommand().command]);
    bot.slack.answer('users.info', () => answer);
    await bot.type('');
    const { text } = await bot.heard(1);
    expect(text).toContain('I could not check who you are, so the answer is no for now.');
    expect(text).toContain(reason);
    expect(text).toContain('Ask a workspace admin if it stays so.');
    const reference = /reference `(\w{6})`/.exec(text)?.[1];
    expect(bot.lines()).toContainEqual(expect.objectContaining({ event: 'access_unchecked', reference }));
  });

  it('is asked again the next time', async () => {
    const bot = await startEdge([createSampleCommand().command]);
    bot.slack.answer('users.info', () => ({ ok: false, error: 'fatal_error' }));
    await bot.type('');
    await bot.heard(1);
    bot.slack.person({});
    await bot.type('');
    expect((await bot.heard(2)).text).toBe(SECRET);
  });
});
