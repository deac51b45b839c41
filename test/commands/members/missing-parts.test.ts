import { describe, expect, it } from 'vitest';
import { membersCommand } from '../../../src/commands/members/index.ts';
import { askCommand } from '../../support/ask-command.ts';
import { unavailable } from '../../support/fake-source.ts';
import { createAnalyticsOnly, createConsole, createEnterprise } from './sample-members.ts';

const ask = (text: string, sources = [createConsole()]) => askCommand(membersCommand, text, sources);

describe('parts of the members that cannot be read', () => {
  it('says so instead of showing nobody', async () => {
    const { said, document, problems } = await ask('', [
      createConsole({ members: async () => unavailable(), invites: async () => unavailable() }),
    ]);
    expect(said).toMatchInlineSnapshot(`
      "Claude members
      Not known: members and pending invites. The Claude Console is having trouble (503), so nothing could be read: try again in a few minutes, and if it lasts, look at status.claude.com."
    `);
    expect(document).toMatchObject({ rows: [], invites: null });
    expect(problems).toHaveLength(1);
  });

  it('keeps the members without the invites', async () => {
    const { document, problems } = await ask('', [createConsole({ invites: async () => unavailable() })]);
    expect(document.rows).toHaveLength(3);
    expect(document.invites).toBeNull();
    expect(problems).toEqual([expect.stringMatching(/^Not known: pending invites\./)]);
  });

  it('leaves the workspaces of members open when their list is not known', async () => {
    const { document, problems } = await ask('', [createConsole({ workspaces: async () => unavailable() })]);
    expect(document.rows.map(({ workspaces }) => workspaces)).toEqual([null, null, null]);
    expect(problems).toEqual([expect.stringMatching(/^Not known: workspaces\./)]);
  });

  it('does not take a role for a slip while members are missing', async () => {
    const { document } = await ask('role:wizard', [
      createConsole(),
      createEnterprise({ members: async () => unavailable('enterprise') }),
    ]);
    expect(document.rows).toEqual([]);
  });

  it('mentions a Claude Enterprise key that was made for analytics alone', async () => {
    const { document, problems } = await ask('', [createConsole(), createAnalyticsOnly()]);
    expect(problems).toEqual([]);
    expect(document.rows).toHaveLength(3);
    expect(document.footnotes).toEqual([
      expect.stringContaining(
        'Not known: members and pending invites. Claude Enterprise does not show this to a key without the scope `read:members`',
      ),
      expect.stringContaining('Organisation admins'),
    ]);
  });

  it.each([
    ['', [createAnalyticsOnly()]],
    ['source:enterprise', [createConsole(), createAnalyticsOnly()]],
  ])('complains of it where nothing else was asked: %j', async (words, sources) => {
    const { problems } = await ask(words, sources);
    expect(problems).toEqual([expect.stringContaining('read:members')]);
  });

  it('shows what is left of a page that may have moved', async () => {
    const { document } = await ask('page 4', [
      createConsole(),
      createEnterprise({ members: async () => unavailable('enterprise') }),
    ]);
    expect(document.rows).toHaveLength(3);
  });
});
