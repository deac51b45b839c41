import { describe, expect, it } from 'vitest';
import { workspacesCommand } from '../../../src/commands/workspaces/index.ts';
import { absent, present } from '../../../src/domain/part.ts';
import type { ClaudeSource } from '../../../src/ports.ts';
import { askCommand, misaskCommand } from '../../support/ask-command.ts';
import { costBy, createFakeSource, unavailable } from '../../support/fake-source.ts';
import { apiKey, at, member, workspace } from '../../support/organisation.ts';

const US_ONLY = { workspaceGeo: 'us', defaultInferenceGeo: 'us', allowedInferenceGeos: ['us'] };
const ROLES = ['workspace_admin', 'workspace_developer', 'workspace_developer', 'workspace_of_a_newer_kind'];

const createConsole = (methods: Partial<ClaudeSource> = {}): ClaudeSource =>
  createFakeSource('console', {
    workspaces: async () =>
      present([
        workspace('Research', { residency: null }),
        workspace('Legacy', { archivedAt: at('2026-09-13') }),
        workspace('Production', { createdAt: at('2026-01-31'), residency: US_ONLY }),
        workspace('Default', { createdAt: at('2024-07-01') }),
      ]),
    workspaceMembers: async (workspaceId) => {
      if (workspaceId === 'wrkspc_research') return present([]);
      if (workspaceId !== 'wrkspc_production') throw new Error(`${workspaceId} has no list of members`);
      return present(ROLES.map((workspaceRole, index) => ({ workspaceId, userId: `user_${index}`, workspaceRole })));
    },
    members: async () => present([member('0', { name: 'Ada Lovelace', email: 'ada@acme.example', role: 'admin' })]),
    apiKeys: async () =>
      present([
        apiKey('etl'),
        apiKey('off', { status: 'inactive' }),
        apiKey('unnamed', { scope: { type: 'workspace', workspaceId: null } }),
        apiKey('everywhere', { scope: { type: 'organization' } }),
      ]),
    cost: costBy('workspace', { wrkspc_production: '7.25', wrkspc_default: '0.001', wrkspc_gone: '3' }),
    ...methods,
  });

const ask = (text: string, sources = [createConsole()], how: Parameters<typeof askCommand>[3] = {}) =>
  askCommand(workspacesCommand, text, sources, how);

describe('/claude-workspaces', () => {
  it('lists the default one first and the archived ones last', async () => {
    const { shown, said, problems } = await ask('');
    expect(said).toMatchInlineSnapshot(`
      "Claude workspaces
      *4* workspaces, 1 of them archived"
    `);
    expect(shown).toMatchInlineSnapshot(`
      "# Claude workspaces

      *4* workspaces, 1 of them archived

      Workspace | Created | Archived | Residency | Members | Active keys | Spend this month
      Default | 1 Jul 2024 | – | stored in the US, inference anywhere | no list | 1 | <$0.01
      Production | 31 Jan 2026 | – | stored in the US, inference only in the US | 4 (2 developer, 1 admin, 1 workspace_of_a_newer_kind) | 1 | $7.25
      Research | 1 Jun 2025 | – | unknown | 0 | 0 | $0.00
      Legacy | 1 Jun 2025 | 13 Sep 2026 | stored in the US, inference anywhere | – | 0 | $0.00

      ~ Spend is that of 1–22 Nov 2026 UTC, after discounts and before credits; the newest of it is still arriving.
      ~ $3.00 of this month’s spend belongs to no workspace of this list: /claude-cost has it.
      ~ Organisation admins administer every workspace; the default workspace has no list of members.
      ~ The members of archived workspaces are not read: nobody can work there."
    `);
    expect(problems).toEqual([]);
  });

  it('gives scripts exactly these fields', async () => {
    const { document } = await ask('');
    expect(document.rows).toEqual([
      {
        workspaceId: 'wrkspc_default',
        name: 'Default',
        createdAt: '2024-07-01T08:00:00Z',
        archivedAt: null,
        members: null,
        keys: 1,
        amountMtd: '0.001',
      },
      {
        workspaceId: 'wrkspc_production',
        name: 'Production',
        createdAt: '2026-01-31T08:00:00Z',
        archivedAt: null,
        members: 4,
        keys: 1,
        amountMtd: '7.25',
      },
      {
        workspaceId: 'wrkspc_research',
        name: 'Research',
        createdAt: '2025-06-01T08:00:00Z',
        archivedAt: null,
        members: 0,
        keys: 0,
        amountMtd: '0',
      },
      {
        workspaceId: 'wrkspc_legacy',
        name: 'Legacy',
        createdAt: '2025-06-01T08:00:00Z',
        archivedAt: '2026-09-13T08:00:00Z',
        members: null,
        keys: 0,
        amountMtd: '0',
      },
    ]);
  });

  it('shows one workspace with its members and keys', async () => {
    const { shown, said } = await ask('prod');
    expect(said).toMatchInlineSnapshot(`
      "Claude workspaces matching “prod”
      Production: members: 4 (2 developer, 1 admin, 1 workspace_of_a_newer_kind); active keys: 1; spend this month: $7.25"
    `);
    expect(shown).toMatchInlineSnapshot(`
      "# Production

      *Created* 31 Jan 2026 (295 days ago)
      *Archived* no
      *Spend this month* $7.25
      *Active API keys* 1
      *Residency* stored in the US, inference only in the US; requests that name no region run in the US.
      *Id* wrkspc_production

      *Members (4)*
      • Ada Lovelace (ada@acme.example, admin): admin
      • user_1: developer
      • user_2: developer
      • user_3: workspace_of_a_newer_kind

      *Active API keys (1)*
      • etl sk-ant-api03-etl...AA

      ~ Spend is that of 1–22 Nov 2026 UTC, after discounts and before credits; the newest of it is still arriving.
      ~ Organisation admins administer every workspace; the default workspace has no list of members."
    `);
  });

  it('masks its members before a channel', async () => {
    const { shown } = await ask('production', undefined, { audience: 'channel' });
    expect(shown).toContain('• A. L. (a…@acme.example, admin): admin');
    expect(shown).not.toMatch(/Lovelace|ada@/);
  });

  it('says that the default workspace has no list', async () => {
    const { shown } = await ask('default');
    expect(shown).toContain('*Members*\nThe default workspace has no list of members.');
  });

  it('has the default workspace where the API does not list it', async () => {
    const sources = [
      createConsole({
        workspaces: async () => present([workspace('Production')]),
        cost: costBy('workspace', { wrkspc_production: '7.25', null: '2' }, { generation: 'classic' }),
      }),
    ];
    const { document } = await ask('', sources);
    expect(document.rows).toMatchObject([
      { workspaceId: null, name: 'Default', createdAt: null, keys: 1, amountMtd: '2' },
      { workspaceId: 'wrkspc_production', amountMtd: '7.25' },
    ]);
    expect(document.footnotes).toContainEqual(expect.stringContaining('complete days only, without Priority Tier'));
  });

  it('finds nothing without making an error of it', async () => {
    const { said, problems, document } = await ask('"no such"');
    expect(said).toBe('Claude workspaces matching “no such”\nNo workspace fits these words.');
    expect([problems, document.rows]).toEqual([[], []]);
  });

  it('shows hostile names as they are', async () => {
    const { shown } = await ask('', [
      createConsole({
        workspaces: async () => present([workspace('R&D <staging>'), workspace('*x*'), workspace('Default')]),
        workspaceMembers: async () => present([]),
      }),
    ]);
    expect(shown).toContain('R&D <staging> |');
  });

  it('reads the members of no more workspaces than it shows', async () => {
    const listed = Array.from({ length: 60 }, (_, index) => workspace(`W${index}`));
    const read: string[] = [];
    const source = createConsole({
      workspaces: async () => present(listed),
      workspaceMembers: async (id) => {
        read.push(id);
        return present([]);
      },
    });
    const caller = { userId: 'UADA', teamId: 'T1', email: null };
    await ask('page 3', [source], { caller });
    // The default workspace is the first of the 61 rows and has no list.
    expect(read).toHaveLength(11);
    await ask('page 3 csv', [source], { caller });
    expect(read).toHaveLength(11 + 60);
    await ask('', [source]);
    expect(read).toHaveLength(11 + 60 + 60);
  });

  it('pages a long list', async () => {
    const many = Array.from({ length: 60 }, (_, index) => workspace(`Team ${index}`));
    const source = createConsole({
      workspaces: async () => present([...many, workspace('Default')]),
      workspaceMembers: async () => present([]),
    });
    const { shown, more, document } = await ask('page 2', [source]);
    expect(shown).toContain('Rows 26–50 of 61, page 2 of 3. Next: `/claude-workspaces page 3`');
    expect(more).toBe('page 3');
    expect(document.rows).toHaveLength(61);
    const error = await misaskCommand(workspacesCommand, 'page 4', [source]);
    expect(error).toMatchObject({ why: 'This list has 3 pages.', example: '/claude-workspaces page 3' });
  });

  it('attaches every row as a file', async () => {
    const { csv } = await ask('csv');
    expect(csv?.text.split('\r\n')[0]).toBe('workspaceId,name,createdAt,archivedAt,members,keys,amountMtd');
  });
});

describe('parts of the workspaces that cannot be read', () => {
  const fail = async () => unavailable();

  it('has no workspaces when their list is missing', async () => {
    const { document, problems, said } = await ask('', [createConsole({ workspaces: fail })]);
    expect(document.rows).toEqual([]);
    expect(said).not.toContain('No workspace fits');
    expect(problems).toEqual([expect.stringMatching(/^Not known: workspaces\./)]);
  });

  it('leaves a null for each part, and says each reason once', async () => {
    const { document, problems } = await ask('production', [
      createConsole({ apiKeys: fail, cost: fail, workspaceMembers: fail }),
    ]);
    expect(document.rows).toMatchObject([{ members: null, keys: null, amountMtd: null }]);
    expect(problems).toEqual([
      expect.stringMatching(/^Not known: API keys, spend this month and members of some workspaces\./),
    ]);
  });

  it('shows ids where the names of members are missing', async () => {
    const { shown, problems } = await ask('production', [createConsole({ members: fail })]);
    expect(shown).toContain('• user_0: admin');
    expect(problems).toEqual([expect.stringMatching(/^Not known: the names of members\./)]);
  });

  it('says on the first of a month that the classic report has none of it yet', async () => {
    const source = createConsole({ cost: async () => absent({ kind: 'complete-days-only' }) });
    const { document, problems } = await ask('', [source]);
    expect(document.rows.map(({ amountMtd }) => amountMtd)).toEqual([null, null, null, null]);
    expect(document.footnotes).toContainEqual(
      expect.stringMatching(/^Not known: spend this month\. The classic reports/),
    );
    expect(problems).toEqual([]);
  });

  it('has nothing to say of Claude Enterprise beside the Console, and says so where it stands alone', async () => {
    const enterprise = createFakeSource('enterprise');
    const both = await ask('', [createConsole(), enterprise]);
    expect(both.problems).toEqual([]);
    expect(both.document.rows.every(({ source }) => source === 'console')).toBe(true);
    const alone = await ask('', [enterprise]);
    expect(alone.problems).toEqual([expect.stringContaining('Claude Enterprise does not offer this')]);
  });
});
