import { describe, expect, it } from 'vitest';
import { membersCommand } from '../../../src/commands/members/index.ts';
import { present } from '../../../src/domain/part.ts';
import { askCommand, misaskCommand } from '../../support/ask-command.ts';
import { createFakeSource } from '../../support/fake-source.ts';
import { invite, member } from '../../support/organisation.ts';
import { createConsole, createEnterprise } from './sample-members.ts';

const ask = (text: string, sources = [createConsole()], how: Parameters<typeof askCommand>[3] = {}) =>
  askCommand(membersCommand, text, sources, how);

describe('/claude-members', () => {
  it('lists members, those who decide about access first, and pending invites', async () => {
    const { shown, said } = await ask('');
    expect(said).toMatchInlineSnapshot(`
      "Claude members
      *3* members: 1 ⚑ admin, 1 developer, 1 user
      *2* invites pending, 1 to a role that decides about access"
    `);
    expect(shown).toMatchInlineSnapshot(`
      "# Claude members

      *3* members: 1 ⚑ admin, 1 developer, 1 user
      *2* invites pending, 1 to a role that decides about access

      Role | Name | E-mail | Joined
      ⚑ admin | Grace Hopper | grace@acme.example | 1 Jul 2024
      developer | Ada Lovelace | ada@acme.example | 2 Mar 2025
      user | Zoe Example | zoe@acme.example | 20 Nov 2026

      *Pending invites (2)*
      • boss@acme.example as ⚑ admin: invited 3 days ago, expires in 17 days
      • new.hire@acme.example as user: invited 1 day ago, expires in 19 days

      ~ ⚑ decides who can reach what: admin, owner, primary_owner, membership_admin."
    `);
  });

  it('asks in Slack for the lists of workspaces only where it shows them', async () => {
    const asked: string[] = [];
    const source = createConsole();
    const watched = {
      ...source,
      workspaceMembers: (id: string) => {
        asked.push(id);
        return source.workspaceMembers(id);
      },
    };
    const inSlack = { caller: { userId: 'U1', teamId: 'T1', email: null } };
    await ask('', [watched], inSlack);
    expect(asked).toEqual([]);
    await ask('csv', [watched], inSlack);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('joins every member with the workspaces that list them', async () => {
    const { document, problems } = await ask('');
    expect(document.rows).toEqual([
      {
        userId: 'user_grace',
        email: 'grace@acme.example',
        name: 'Grace Hopper',
        role: 'admin',
        addedAt: '2024-07-01T08:00:00Z',
        workspaces: ['Production'],
      },
      {
        userId: 'user_ada',
        email: 'ada@acme.example',
        name: 'Ada Lovelace',
        role: 'developer',
        addedAt: '2025-03-02T08:00:00Z',
        workspaces: ['Production', 'Research'],
      },
      {
        userId: 'user_zoe',
        email: 'zoe@acme.example',
        name: 'Zoe Example',
        role: 'user',
        addedAt: '2026-11-20T08:00:00Z',
        workspaces: [],
      },
    ]);
    expect(document.invites).toEqual([
      {
        inviteId: 'invite_boss',
        email: 'boss@acme.example',
        role: 'admin',
        invitedAt: '2026-11-19T08:00:00Z',
        expiresAt: '2026-12-10T08:00:00Z',
      },
      {
        inviteId: 'invite_new.hire',
        email: 'new.hire@acme.example',
        role: 'user',
        invitedAt: '2026-11-21T08:00:00Z',
        expiresAt: '2026-12-12T08:00:00Z',
      },
    ]);
    expect(problems).toEqual([]);
  });

  it.each(['role:user', 'ROLE:User', 'role: user'])('keeps a role, also of invites: %s', async (words) => {
    const { document } = await ask(words);
    expect(document.rows.map(({ userId }) => userId)).toEqual(['user_zoe']);
    expect(document.invites).toMatchObject([{ inviteId: 'invite_new.hire' }]);
  });

  it('reads a role as people write it, and widens with a second one', async () => {
    const sources = [
      createConsole({
        members: async () =>
          present([member('ada', { role: 'claude_code_user' }), member('bo', { role: 'admin' }), member('cy')]),
      }),
    ];
    const { document } = await ask('role:"Claude Code user" role:admin', sources);
    expect(document.rows.map(({ userId }) => userId)).toEqual(['user_bo', 'user_ada']);
  });

  it('shows both organisations, each row with its own', async () => {
    const { shown, document } = await ask('', [createConsole(), createEnterprise()]);
    expect(shown).toMatchInlineSnapshot(`
      "# Claude members

      Claude Console: *3* members: 1 ⚑ admin, 1 developer, 1 user
      Claude Enterprise: *2* members: 1 ⚑ owner, 1 developer
      *2* invites pending, 1 to a role that decides about access

      Source | Role | Name | E-mail | Joined
      Enterprise | ⚑ owner | Ada Lovelace | Ada@acme.example | 2 Mar 2025
      Console | ⚑ admin | Grace Hopper | grace@acme.example | 1 Jul 2024
      Console | developer | Ada Lovelace | ada@acme.example | 2 Mar 2025
      Enterprise | developer | Eve Example | eve@acme.example | 2 Mar 2025
      Console | user | Zoe Example | zoe@acme.example | 20 Nov 2026

      *Pending invites (2)*
      • boss@acme.example to Claude Console as ⚑ admin: invited 3 days ago, expires in 17 days
      • new.hire@acme.example to Claude Console as user: invited 1 day ago, expires in 19 days

      ~ ⚑ decides who can reach what: admin, owner, primary_owner, membership_admin."
    `);
    expect(document.rows.map(({ source, userId, workspaces }) => [source, userId, workspaces])).toEqual([
      ['enterprise', 'user_seat-ada', null],
      ['console', 'user_grace', ['Production']],
      ['console', 'user_ada', ['Production', 'Research']],
      ['enterprise', 'user_eve', null],
      ['console', 'user_zoe', []],
    ]);
  });

  it('asks one organisation alone where the words say so', async () => {
    const unasked = createConsole({ members: () => Promise.reject(new Error('was asked')) });
    const { document } = await ask('source:enterprise', [unasked, createEnterprise()]);
    expect(document.rows.map(({ source }) => source)).toEqual(['enterprise', 'enterprise']);
  });

  it('masks people before a channel, unless the settings show them', async () => {
    const { shown } = await ask('example', undefined, { audience: 'channel' });
    expect(shown).toMatchInlineSnapshot(`
      "# Claude members matching a search

      *3* members: 1 ⚑ admin, 1 developer, 1 user
      *2* invites pending, 1 to a role that decides about access

      Role | Name | E-mail | Joined
      ⚑ admin | G. H. | g…@acme.example | 1 Jul 2024
      developer | A. L. | a…@acme.example | 2 Mar 2025
      user | Z. E. | z…@acme.example | 20 Nov 2026

      *Pending invites (2)*
      • b…@acme.example as ⚑ admin: invited 3 days ago, expires in 17 days
      • n…@acme.example as user: invited 1 day ago, expires in 19 days

      ~ ⚑ decides who can reach what: admin, owner, primary_owner, membership_admin."
    `);
    const full = await ask('', undefined, { audience: 'channel', privacy: 'full' });
    expect(full.shown).toContain('Ada Lovelace | ada@acme.example');
  });

  it('says that nobody fits, which is no error', async () => {
    const { said, problems, document } = await ask('nobody-of-that-name');
    expect(said).toBe('Claude members matching “nobody-of-that-name”\nNobody among the members fits these words.');
    expect(problems).toEqual([]);
    expect(document).toMatchObject({ rows: [], invites: [] });
  });

  it('finds an invited person who is no member yet', async () => {
    const { shown, document } = await ask('new.hire');
    expect(document.rows).toEqual([]);
    expect(shown).toContain('• new.hire@acme.example as user: invited 1 day ago, expires in 19 days');
  });

  it('shows hostile names as they are', async () => {
    const hostile = member('mallory', { name: '<!channel> *Mallory* `x`', email: '"<b>"@acme.example' });
    const { shown } = await ask('', [
      createFakeSource('console', { members: async () => present([hostile, member('ada')]) }),
    ]);
    expect(shown).toContain('<!channel> *Mallory* `x` | "<b>"@acme.example');
    const detail = await ask('mallory', [createFakeSource('console', { members: async () => present([hostile]) })]);
    expect(detail.shown).toContain('*E-mail* "&lt;b&gt;"@acme.example');
  });

  it('counts the invites that it does not list', async () => {
    const many = Array.from({ length: 23 }, (_, index) => invite(`guest${index}`));
    const { shown, document } = await ask('', [createConsole({ invites: async () => present(many) })]);
    expect(shown).toContain('*Pending invites (23)*');
    expect(shown).toContain('… and 3 more');
    expect(document.invites).toHaveLength(23);
  });

  it('attaches every row as a file', async () => {
    const { csv } = await ask('csv');
    expect(csv?.name).toBe('claude-members.csv');
    expect(csv?.text.split('\r\n')[2]).toBe(
      'user_ada,ada@acme.example,Ada Lovelace,developer,2025-03-02T08:00:00Z,Production; Research',
    );
  });
});

describe('words that /claude-members does not understand', () => {
  it.each([
    ['role:adnim', 'role:admin'],
    ['rloe:admin', 'role:admin'],
    ['source:consol', 'source:console'],
  ])('suggests the nearest for %s', async (words, nearest) => {
    const error = await misaskCommand(membersCommand, words, [createConsole()]);
    expect(error).toMatchObject({ said: words, nearest, example: '/claude-members role:admin' });
  });

  it('lists the roles that there are where none is near', async () => {
    const error = await misaskCommand(membersCommand, 'role:wizard', [createConsole()]);
    expect(error.candidates).toEqual(['role:admin', 'role:developer', 'role:user']);
  });

  it('takes a role that exists and that nobody holds for what it is', async () => {
    const { document } = await ask('role:billing');
    expect(document.rows).toEqual([]);
  });

  it.each(['page', 'page 0', 'page two', 'role:'])('asks for what is missing in %s', async (words) => {
    const { why } = await misaskCommand(membersCommand, words, [createConsole()]);
    expect(why).toMatch(/needs a (number|value)/);
  });
});
