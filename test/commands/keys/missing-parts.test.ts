import { describe, expect, it } from 'vitest';
import { keysCommand } from '../../../src/commands/keys/index.ts';
import { plusDays } from '../../../src/domain/day.ts';
import { absent, present } from '../../../src/domain/part.ts';
import { askCommand } from '../../support/ask-command.ts';
import { costBy, createFakeSource, NOW, unavailable } from '../../support/fake-source.ts';
import { apiKey, at } from '../../support/organisation.ts';
import { createConsole } from './sample-keys.ts';

const ask = (text: string, source = createConsole()) => askCommand(keysCommand, text, [source]);
const fail = async () => unavailable();

describe('parts of the keys that cannot be read', () => {
  it('has no keys at all when their list is missing', async () => {
    const { said, document, problems } = await ask('workspace:anything', createConsole({ apiKeys: fail }));
    expect(said).not.toContain('No API key fits');
    expect(document.rows).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^Not known: API keys\./)]);
  });

  it('does not know the last use, and never says never', async () => {
    const { shown, document, problems } = await ask('', createConsole({ keyUse: fail }));
    expect(new Set(document.rows.map(({ lastUsed }) => lastUsed))).toEqual(new Set([null]));
    expect(shown).not.toMatch(/never|stale/);
    expect(shown).toContain('| unknown |');
    expect(problems).toEqual([expect.stringMatching(/^Not known: when keys were last used\./)]);
  });

  it('counts the keys that may be stale', async () => {
    const { shown, document } = await ask('stale', createConsole({ keyUse: fail }));
    expect(document.rows).toEqual([]);
    expect(shown).toContain('Not known of 6 keys: stale.');
    expect(shown).not.toContain('No API key fits');
  });

  it('does not know who has left', async () => {
    const { document, shown, problems } = await ask('', createConsole({ members: fail }));
    expect(document.rows.map(({ createdBy }) => createdBy)).toContain('user_ada');
    expect(shown).not.toMatch(/orphaned|left the organisation/);
    expect(problems).toEqual([expect.stringMatching(/^Not known: who created them\./)]);
  });

  it('keeps the id of a workspace without its name', async () => {
    const { document, problems } = await ask('workspace:wrkspc_production orphan', createConsole({ workspaces: fail }));
    expect(document.rows).toMatchObject([{ workspace: null, workspaceId: 'wrkspc_production' }]);
    expect(problems).toEqual([expect.stringMatching(/^Not known: the names of workspaces\./)]);
  });

  it('answers with the reason where the classic report cannot split spend by key', async () => {
    const source = createConsole({ cost: async () => absent({ kind: 'dimension', dimension: 'key' }) });
    const { document, problems } = await ask('', source);
    expect(new Set(document.rows.map(({ amount30d }) => amount30d))).toEqual(new Set([null]));
    expect(document.footnotes).toContainEqual(
      expect.stringContaining('The classic reports of the Claude Console cannot split this by key'),
    );
    expect(problems).toEqual([]);
  });

  it('does not take what was not itemised for nothing spent', async () => {
    const source = createConsole({
      cost: async (question) => {
        const facts = await costBy('key', { apikey_orphan: '12.5' })(question);
        if (facts.state !== 'present') return facts;
        return present({ ...facts.value, notItemised: facts.value.rows[0]?.measure ?? null });
      },
    });
    const { document } = await ask('orphan', source);
    expect(document.rows).toMatchObject([{ amount30d: '12.5' }]);
    const others = await ask('forgotten', source);
    expect(others.document.rows).toMatchObject([{ amount30d: null }]);
    expect(others.document.footnotes).toContain('Not all of it was itemised, so that some amounts are not known.');
  });

  it('calls a key unused only where its whole history is known', async () => {
    const source = createFakeSource('console', {
      apiKeys: async () => present([apiKey('old'), apiKey('young', { createdAt: at('2026-11-01') })]),
      keyUse: async ({ from, to }) =>
        present({ span: { from: plusDays(from, 40), to }, lastUsed: new Map(), readAt: NOW }),
    });
    const { document } = await ask('', source);
    expect(document.rows).toMatchObject([
      { keyId: 'apikey_old', lastUsed: null },
      { keyId: 'apikey_young', lastUsed: 'never' },
    ]);
  });

  it('says each reason once', async () => {
    const source = createConsole({ members: fail, keyUse: fail, workspaces: fail, cost: fail });
    const { problems } = await ask('', source);
    expect(problems).toMatchInlineSnapshot(`
      [
        "Not known: when keys were last used, who created them, the names of workspaces and spend by key in 30 days. The Claude Console is having trouble (503), so nothing could be read: try again in a few minutes, and if it lasts, look at status.claude.com.",
      ]
    `);
  });
});
