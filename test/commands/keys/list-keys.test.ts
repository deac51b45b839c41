import { describe, expect, it } from 'vitest';
import { keysCommand } from '../../../src/commands/keys/index.ts';
import { present } from '../../../src/domain/part.ts';
import { askCommand, misaskCommand } from '../../support/ask-command.ts';
import { createFakeSource } from '../../support/fake-source.ts';
import { apiKey, member, workspace } from '../../support/organisation.ts';
import { createConsole } from './sample-keys.ts';

const ask = (text: string, sources = [createConsole()], how: Parameters<typeof askCommand>[3] = {}) =>
  askCommand(keysCommand, text, sources, how);

const found = async (text: string, sources = [createConsole()]) =>
  (await ask(text, sources)).document.rows.map(({ keyId }) => String(keyId).slice('apikey_'.length));

describe('/claude-keys', () => {
  it('lists every key with its workspace, creator, last use and spend', async () => {
    const { shown, said, problems } = await ask('');
    expect(said).toMatchInlineSnapshot(`
      "Claude API keys
      *9* keys: 7 active, 1 inactive, 1 archived
      Worth a look: 1 stale, 1 orphaned, 1 expiring"
    `);
    expect(shown).toMatchInlineSnapshot(`
      "# Claude API keys

      *9* keys: 7 active, 1 inactive, 1 archived
      Worth a look: 1 stale, 1 orphaned, 1 expiring

      Key | Hint | Status | Workspace | Created by | Created | Expires | Last used | 30 days
      forgotten | sk-ant-api03-for...AA | active, stale | Production | ada@acme.example | 10 Jan 2026 | – | never in 90 days | $0.00
      fresh | sk-ant-api03-fre...AA | active | Production | ada@acme.example | 15 Nov 2026 | – | never in 90 days | $0.00
      orphan | sk-ant-api03-orp...AA | active, orphaned | Production | left the organisation | 10 Jan 2026 | – | 3 Nov 2026 | $12.35
      pipeline (apikey_pipeline-1) | sk-ant-api03-pip...AA | active | Production | ada@acme.example | 10 Jan 2026 | – | 3 Nov 2026 | $0.00
      pipeline (apikey_pipeline-2) | sk-ant-api03-pip...AA | active | Default | ada@acme.example | 10 Jan 2026 | – | 3 Nov 2026 | $0.00
      robot | sk-ant-api03-rob...AA | active | whole organisation | service account svac_bot | 10 Jan 2026 | – | 3 Nov 2026 | <$0.01
      soon | sk-ant-api03-soo...AA | active, expiring | Production | ada@acme.example | 10 Jan 2026 | 30 Nov 2026 | 3 Nov 2026 | $0.00
      early | – | inactive | Production | unknown | 10 Jan 2026 | – | 3 Nov 2026 | $0.00
      trial | sk-ant-api03-tri...AA | archived | Legacy (archived) | ada@acme.example | 10 Jan 2026 | 1 Oct 2026 | never in 90 days | $0.00

      ~ Last use was looked for in 24 Aug – 22 Nov 2026 UTC.
      ~ Spend is that of 23 Oct – 21 Nov 2026 UTC, after discounts and before credits."
    `);
    expect(problems).toEqual([]);
  });

  it('gives scripts exactly these fields, and null for what is not known', async () => {
    const { document } = await ask('');
    const row = (keyId: string) => document.rows.find((each) => each.keyId === keyId);
    expect(row('apikey_orphan')).toEqual({
      keyId: 'apikey_orphan',
      name: 'orphan',
      hint: 'sk-ant-api03-orp...AA',
      status: 'active',
      workspace: 'Production',
      workspaceId: 'wrkspc_production',
      createdBy: 'user_left',
      createdAt: '2026-01-10T08:00:00Z',
      expiresAt: null,
      lastUsed: '2026-11-03',
      amount30d: '12.345678',
    });
    expect(row('apikey_fresh')).toMatchObject({ createdBy: 'ada@acme.example', lastUsed: 'never', amount30d: '0' });
    expect(row('apikey_robot')).toMatchObject({ workspace: null, workspaceId: null, createdBy: 'svac_bot' });
    expect(row('apikey_early')).toMatchObject({ hint: null, createdBy: null });
    expect(row('apikey_trial')).toMatchObject({ expiresAt: '2026-10-01T08:00:00Z' });
  });

  it.each([
    ['active', ['forgotten', 'fresh', 'orphan', 'pipeline-1', 'pipeline-2', 'robot', 'soon']],
    ['INACTIVE', ['early']],
    ['archived', ['trial']],
    ['expired', []],
    ['stale', ['forgotten']],
    ['orphaned', ['orphan']],
    ['expiring', ['soon']],
    ['stale orphaned expiring', ['forgotten', 'orphan', 'soon']],
    ['workspace:production orphaned', ['orphan']],
    ['workspace:wrkspc_default', ['pipeline-2']],
    ['workspace:def workspace:legacy', ['pipeline-2', 'trial']],
    ['pipe', ['pipeline-1', 'pipeline-2']],
    ['apikey_pipeline-2', ['pipeline-2']],
    ['active ADA@acme workspace:default', ['pipeline-2']],
  ])('finds the keys that are meant by %s', async (words, ids) => {
    expect(await found(words)).toEqual(ids);
  });

  it('shows one key in detail, with its id', async () => {
    const { shown, said } = await ask('soon');
    expect(said).toMatchInlineSnapshot(`
      "Claude API keys matching “soon”
      soon: active, expiring; Production; last used: 3 Nov 2026; spend in 30 days: $0.00"
    `);
    expect(shown).toMatchInlineSnapshot(`
      "# soon

      *Status* active, expiring
      *Workspace* Production
      *Created* 10 Jan 2026 (316 days ago)
      *Created by* ada@acme.example
      *Expires* 30 Nov 2026 (in 7 days)
      *Acts for* ada@acme.example
      *Last used* 3 Nov 2026
      *Spend in 30 days* $0.00
      *Hint* sk-ant-api03-soo...AA
      *Id* apikey_soon

      ~ Last use was looked for in 24 Aug – 22 Nov 2026 UTC.
      ~ Spend is that of 23 Oct – 21 Nov 2026 UTC, after discounts and before credits."
    `);
  });

  it('finds nothing without making an error of it, and asks whether a state was meant', async () => {
    const { said, problems } = await ask('stlae');
    expect(said).toBe('Claude API keys matching “stlae”\nNo API key fits these words.\nDid you mean `stale`?');
    expect(problems).toEqual([]);
  });

  it('masks creators, and addresses in names, before a channel', async () => {
    const sources = [
      createConsole({
        apiKeys: async () => present([apiKey('a', { name: 'claude_code ada@acme.example' }), apiKey('b')]),
      }),
    ];
    const { shown } = await ask('', sources, { audience: 'channel' });
    expect(shown).toContain('claude_code a…@acme.example');
    expect(shown).not.toContain('ada@');
    const full = await ask('', sources, { audience: 'channel', privacy: 'full' });
    expect(full.shown).toContain('claude_code ada@acme.example');
  });

  it('names the workspace that older servers leave unnamed', async () => {
    const keys = [apiKey('a', { scope: { type: 'workspace', workspaceId: null } })];
    const listed = createFakeSource('console', {
      apiKeys: async () => present(keys),
      workspaces: async () => present([workspace('Default')]),
    });
    const unlisted = createFakeSource('console', { apiKeys: async () => present(keys) });
    expect((await ask('', [listed])).document.rows).toMatchObject([
      { workspace: 'Default', workspaceId: 'wrkspc_default' },
    ]);
    expect((await ask('', [unlisted])).document.rows).toMatchObject([{ workspace: 'Default', workspaceId: null }]);
    expect(await found('workspace:default', [unlisted])).toEqual(['a']);
    const empty = createConsole({ workspaces: async () => present([]), apiKeys: async () => present([]) });
    expect(await found('workspace:default', [empty])).toEqual([]);
  });

  it('tells the source of each row where there are two, and leaves out the one without keys', async () => {
    const enterprise = createFakeSource('enterprise', { members: async () => present([member('ada')]) });
    const { document, problems } = await ask('pipeline', [createConsole(), enterprise]);
    expect(document.rows.map(({ source }) => source)).toEqual(['console', 'console']);
    expect(problems).toEqual([]);
    const alone = await ask('source:enterprise', [createConsole(), enterprise]);
    expect(alone.problems).toEqual([expect.stringContaining('Claude Enterprise does not offer this')]);
  });

  it('attaches every row as a file', async () => {
    const { csv } = await ask('csv');
    expect(csv?.name).toBe('claude-keys.csv');
    expect(csv?.text.split('\r\n')).toHaveLength(11);
  });
});

describe('words that /claude-keys does not understand', () => {
  it('suggests the nearest workspace', async () => {
    const error = await misaskCommand(keysCommand, 'workspace:prodution', [createConsole()]);
    expect(error).toMatchObject({ said: 'workspace:prodution', nearest: 'workspace:Production' });
  });

  it('lists the workspaces that a part fits', async () => {
    const workspaces = [workspace('Prod EU'), workspace('Prod US')];
    const error = await misaskCommand(keysCommand, 'workspace:prod', [
      createFakeSource('console', { workspaces: async () => present(workspaces) }),
    ]);
    expect(error).toMatchObject({
      candidates: ['Prod EU', 'Prod US'],
      why: expect.stringContaining('fits 2 workspaces'),
    });
  });

  it('knows no other filter', async () => {
    const error = await misaskCommand(keysCommand, 'workspce:x', [createConsole()]);
    expect(error).toMatchObject({ said: 'workspce:x', nearest: 'workspace:x', example: '/claude-keys stale' });
  });
});
