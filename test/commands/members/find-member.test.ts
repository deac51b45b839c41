import { describe, expect, it } from 'vitest';
import { membersCommand } from '../../../src/commands/members/index.ts';
import { absent, present } from '../../../src/domain/part.ts';
import { askCommand } from '../../support/ask-command.ts';
import { unavailable } from '../../support/fake-source.ts';
import { invite, member } from '../../support/organisation.ts';
import { createConsole, createEnterprise } from './sample-members.ts';

const ask = (text: string, sources = [createConsole()], how: Parameters<typeof askCommand>[3] = {}) =>
  askCommand(membersCommand, text, sources, how);

describe('one member', () => {
  it('is shown with workspaces, keys, use and spend', async () => {
    const { shown, said } = await ask('lovelace ada');
    expect(said).toMatchInlineSnapshot(`
      "Claude members matching “lovelace ada”
      Ada Lovelace: developer since 2 Mar 2025, in the lists of 2 workspaces"
    `);
    expect(shown).toMatchInlineSnapshot(`
      "# Ada Lovelace

      *Role* developer
      *E-mail* ada@acme.example
      *Joined* 2 Mar 2025 (630 days ago)
      *Id* user_ada

      *Workspaces (2)*
      • Production: developer
      • Research: limited developer
      The default workspace has no list of members.

      *API keys created (2)*
      • etl sk-ant-api03-etl...AA, active
      • old, inactive

      *Attributed to them, 23 Oct – 21 Nov 2026 UTC*
      *$12.50* spent, *1.2M (1,234,567)* tokens"
    `);
  });

  it('asks for the spend of that person alone', async () => {
    const asked: unknown[] = [];
    const source = createConsole({
      cost: async (question) => {
        asked.push([question.filters, question.breakdown]);
        return absent({ kind: 'dimension', dimension: 'user' });
      },
    });
    const { shown, problems } = await ask('user_ada', [source]);
    expect(asked).toEqual([[[{ by: 'user', ids: ['user_ada'] }], null]]);
    expect(shown).toContain('*1.2M (1,234,567)* tokens');
    expect(shown).not.toContain('spent');
    expect(shown).toContain(
      '~ Not known: spend in the last 30 days. The classic reports of the Claude Console cannot split this by user',
    );
    expect(problems).toEqual([]);
  });

  it('is told that an admin administers every workspace', async () => {
    const { shown } = await ask('grace');
    expect(shown).toContain('*Role* ⚑ admin: decides who can reach what');
    expect(shown).toContain('An organisation admin administers every workspace, the default one included.');
  });

  it('is the one that is called exactly so, rather than all whose names contain it', async () => {
    const sources = [createConsole({ members: async () => present([member('ada'), member('nada')]) })];
    const { document } = await ask('ADA@acme.example', sources);
    expect(document.rows.map(({ userId }) => userId)).toEqual(['user_ada']);
  });

  it('is one person in both organisations', async () => {
    const { shown, document } = await ask('ada@acme.example', [createConsole(), createEnterprise()]);
    expect(document.rows.map(({ source }) => source).toSorted()).toEqual(['console', 'enterprise']);
    expect(shown).toMatchInlineSnapshot(`
      "# Ada Lovelace

      *Claude Enterprise*

      *Role* ⚑ owner: decides who can reach what
      *E-mail* Ada@acme.example
      *Joined* 2 Mar 2025 (630 days ago)
      *Id* user_seat-ada

      *Attributed to them, 23 Oct – 21 Nov 2026 UTC*
      *40* tokens

      *Claude Console*

      *Role* developer
      *E-mail* ada@acme.example
      *Joined* 2 Mar 2025 (630 days ago)
      *Id* user_ada

      *Workspaces (2)*
      • Production: developer
      • Research: limited developer
      The default workspace has no list of members.

      *API keys created (2)*
      • etl sk-ant-api03-etl...AA, active
      • old, inactive

      *Attributed to them, 23 Oct – 21 Nov 2026 UTC*
      *$12.50* spent, *1.2M (1,234,567)* tokens

      ~ Not known: spend in the last 30 days. Claude Enterprise has not published these days yet: ask again in a few hours."
    `);
  });

  it('has an invite beside it, if there is one of that address', async () => {
    const sources = [createConsole({ invites: async () => present([invite('ada'), invite('other')]) })];
    const { shown } = await ask('ada@acme.example', sources);
    expect(shown).toContain(
      '*Pending invites (1)*\n• ada@acme.example as user: invited 12 days ago, expires in 8 days',
    );
  });

  it('is masked before a channel, with the words that found it', async () => {
    const { shown, said } = await ask('ada@acme.example', undefined, { audience: 'channel' });
    expect(`${said}${shown}`).not.toMatch(/ada@|Lovelace/i);
    expect(shown).toContain('# A. L.');
    expect(shown).toContain('*E-mail* a…@acme.example');
  });

  it('says which lists could not be read', async () => {
    const sources = [
      createConsole({
        workspaceMembers: async (workspaceId) =>
          workspaceId === 'wrkspc_research'
            ? unavailable()
            : present([{ workspaceId, userId: 'user_ada', workspaceRole: 'workspace_user' }]),
      }),
    ];
    const { shown, document, problems } = await ask('ada', sources);
    expect(shown).toContain('• Production: user');
    expect(document.rows[0]?.workspaces).toBeNull();
    expect(problems).toEqual([
      expect.stringMatching(/^Not known: members of some workspaces\. The Claude Console is having trouble/),
    ]);
  });

  it('takes a role for a role where nobody is called so', async () => {
    expect((await ask('billing')).shown).toContain('Did you mean `role:billing`?');
  });
});
