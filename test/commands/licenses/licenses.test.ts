import { describe, expect, it } from 'vitest';
import { licensesCommand } from '../../../src/commands/licenses/index.ts';
import { failed, present } from '../../../src/domain/part.ts';
import { KNOWN_ROLES } from '../../../src/domain/roles.ts';
import type { ClaudeSource } from '../../../src/ports.ts';
import { askCommand, misaskCommand } from '../../support/ask-command.ts';
import { createFakeSource, unavailable } from '../../support/fake-source.ts';
import { keepLedger } from '../../support/ledger.ts';
import { apiKey, at, member } from '../../support/organisation.ts';
import { acmeConsole, acmeEnterprise } from './acme.ts';

const down = (source: 'console' | 'enterprise') => async () => unavailable(source);
const ask = (methods: Partial<ClaudeSource> = {}, text = '') =>
  askCommand(licensesCommand, text, [acmeConsole(methods)]);

describe('/claude-licenses', () => {
  it('counts every type, and keys that act for no user', async () => {
    const { document, problems } = await ask();
    expect(problems).toEqual([]);
    expect(document.rows).toEqual([
      { type: 'Admin', count: 1 },
      { type: 'Developer', count: 2 },
      { type: 'Billing', count: 1 },
      { type: 'User', count: 1 },
      { type: 'Claude Code User', count: 1 },
      { type: 'API Key', count: 2 },
    ]);
    expect(document).toMatchObject({ command: 'licenses', total: 8, adoption: null });
    expect(document.footnotes).toContain('`API Key`: active keys that act for no user, each one licence.');
  });

  it('names every role of both organisations, and a new one by its own name', async () => {
    const members = async () => present([...KNOWN_ROLES, 'supervisor'].map((role) => member(role, { role })));
    const { document } = await ask({ members });
    expect(document.rows.map(({ type }) => type)).toEqual([
      'Admin',
      'Developer',
      'Billing',
      'User',
      'Claude Code User',
      'API Key',
      'Owner',
      'Primary Owner',
      'Membership Admin',
      'Managed',
      'supervisor',
    ]);
  });

  it('counts no key of a user, and none that is not active', async () => {
    const apiKeys = async () =>
      present([
        apiKey('own', { principal: { id: 'user_ada', type: 'user' } }),
        ...['inactive', 'archived', 'expired'].map((status) => apiKey(status, { status })),
      ]);
    expect((await ask({ apiKeys })).document.rows).toContainEqual({ type: 'API Key', count: 0 });
  });

  it('reads like this', async () => {
    expect((await ask()).shown).toBe(
      [
        '# Claude licences',
        '',
        'Claude Console: *8* licences; *2* of *6* members active, 23 Oct – 22 Nov 2026 UTC (*1* joined within these days); *3* could be released',
        '',
        '• Admin: *1*',
        '• Developer: *2*',
        '• Billing: *1*',
        '• User: *1*',
        '• Claude Code User: *1*',
        '• API Key: *2*',
        '',
        'Could be released | Licence | Member since',
        'eve@acme.example | Billing | 1 Jun 2023',
        'cleo@acme.example | Developer | 15 Jan 2024',
        'dan@acme.example | Claude Code User | 2 Mar 2025',
        '',
        '~ `API Key`: active keys that act for no user, each one licence.',
        '~ Active in the Claude Console, 23 Oct – 22 Nov 2026 UTC (known until 22 Nov 2026, 09:30 UTC): whoever used it as themselves, or created an API key that was used; use without a name is nobody’s.',
        '~ Administrators and billing contacts may be needed though they never use Claude themselves.',
      ].join('\n'),
    );
  });
});

describe('who could be released', () => {
  it('is whoever was a member all the time and was not seen: not under their name, nor through a key of theirs', async () => {
    const { document } = await ask();
    expect(document.releasable).toEqual([
      { userId: 'user_eve', email: 'eve@acme.example', role: 'billing', addedAt: '2023-06-01T08:00:00Z' },
      { userId: 'user_cleo', email: 'cleo@acme.example', role: 'developer', addedAt: '2024-01-15T08:00:00Z' },
      { userId: 'user_dan', email: 'dan@acme.example', role: 'claude_code_user', addedAt: '2025-03-02T08:00:00Z' },
    ]);
  });

  it.each([
    ['today', { day: '2026-11-22', user: 'user_cleo' }, false],
    ['on the first of the days', { day: '2026-10-23', user: 'user_cleo' }, false],
    ['before them', { day: '2026-10-22', user: 'user_cleo' }, true],
    ['through a key that they made', { day: '2026-11-01', user: null, key: 'apikey_made' }, false],
    ['through a key that acts for them', { day: '2026-11-01', user: null, key: 'apikey_bound' }, false],
  ])('used %s', async (_, entry, isReleasable) => {
    const { document } = await ask({
      members: async () => present([member('cleo')]),
      apiKeys: async () =>
        present([
          apiKey('made', { createdBy: { id: 'user_cleo', type: 'user' } }),
          apiKey('bound', { createdBy: null, principal: { id: 'user_cleo', type: 'user' } }),
        ]),
      ...keepLedger([{ ...entry, usage: { output: 1 } }], { source: 'console' }),
    });
    expect(document.releasable).toHaveLength(isReleasable ? 1 : 0);
  });

  it('in Claude Enterprise goes by activity, by id or by address, up to the day that is published', async () => {
    const { document, shown } = await askCommand(licensesCommand, '', [acmeEnterprise()]);
    expect(document.releasable).toEqual([
      expect.objectContaining({ userId: 'user_ent_fay' }),
      expect.objectContaining({ userId: 'user_ent_cleo' }),
    ]);
    expect(shown).toContain('*2* of *4* members active, 23 Oct – 20 Nov 2026 UTC; *2* could be released');
    expect(shown).toContain('*2* of *10* seats active in 30 days (20 %), *2* in 7 days, *1* on 20 Nov 2026');
  });

  it.each([
    ['use', { usage: down('console') }],
    ['keys', { apiKeys: down('console') }],
    ['members', { members: down('console') }],
  ])('cannot be told without %s', async (_, methods) => {
    const { document, shown, problems } = await ask(methods);
    expect(document.releasable).toBeNull();
    expect(problems).toHaveLength(1);
    expect(shown).toContain('Who could be released from the Claude Console cannot be told.');
    expect(shown).not.toContain('dan@');
    expect(shown).not.toContain('*0*');
  });

  it('cannot be told while the source has published nothing', async () => {
    const { usage } = acmeConsole();
    const { document } = await ask({
      usage: async (question) => {
        const part = await usage(question);
        return part.state === 'present' ? present({ ...part.value, refreshedAt: null, daily: [], rows: [] }) : part;
      },
    });
    expect(document.releasable).toBeNull();
  });

  it('is masked before a channel', async () => {
    const { shown, said } = await askCommand(licensesCommand, '', [acmeConsole()], { audience: 'channel' });
    expect(shown).toContain('d…@acme.example');
    expect(`${shown}${said}`).not.toContain('dan@');
  });

  it('comes in pages, in the document whole', async () => {
    const members = async () =>
      present(Array.from({ length: 60 }, (_, index) => member(`m${index}`, { addedAt: at('2025-01-01') })));
    const { shown, more, document } = await ask({ members }, 'page 2');
    expect(shown).toContain('Rows 26–50 of 60, page 2 of 3.');
    expect(more).toBe('page 3');
    expect(document.releasable).toHaveLength(60);
  });
});

describe('with both keys', () => {
  const both = [acmeConsole(), acmeEnterprise()];

  it('each type is counted in each source', async () => {
    const { document } = await askCommand(licensesCommand, '', both);
    expect(document).toMatchObject({
      total: 12,
      sources: [
        { source: 'console', total: 8 },
        { source: 'enterprise', total: 4 },
      ],
      adoption: { day: '2026-11-20', seats: 10 },
    });
    expect(document.rows).toContainEqual({ source: 'console', type: 'User', count: 1 });
    expect(document.rows).toContainEqual({ source: 'enterprise', type: 'User', count: 2 });
    expect(document.rows.every(({ source }) => source === 'console' || source === 'enterprise')).toBe(true);
  });

  it('one that cannot be read leaves the other, and no total', async () => {
    const { document, problems } = await askCommand(licensesCommand, '', [
      acmeConsole(),
      acmeEnterprise({ members: down('enterprise') }),
    ]);
    expect(document).toMatchObject({
      total: null,
      sources: [
        { source: 'console', total: 8 },
        { source: 'enterprise', total: null },
      ],
    });
    expect(document.releasable).toHaveLength(3);
    expect(problems).toEqual([expect.stringContaining('Not known: members. Claude Enterprise')]);
  });

  it('a Claude Enterprise key that was made for analytics alone still tells of seats', async () => {
    const members = async () =>
      failed({
        kind: 'scope-missing',
        source: 'enterprise',
        endpoint: '/x',
        requestId: null,
        needed: ['read:members'],
        message: '',
      } as const);
    const { shown, problems } = await askCommand(licensesCommand, '', [acmeConsole(), acmeEnterprise({ members })]);
    expect(problems).toEqual([]);
    expect(shown).toContain('Claude Enterprise: the number of licences is not known');
    expect(shown).toContain('*2* of *10* seats active');
    expect(shown).toContain('`read:members`');
  });

  it('source: asks for one', async () => {
    const { document, csv } = await askCommand(licensesCommand, 'source:enterprise csv', both);
    expect(document.sources).toEqual([{ source: 'enterprise', total: 4 }]);
    expect(csv?.text).toContain('enterprise,Primary Owner,1\r\n');
    expect(csv?.text).not.toContain('console');
  });
});

it('an organisation without anybody has no licences', async () => {
  const { document, shown } = await askCommand(licensesCommand, '', [createFakeSource('console')]);
  const types = ['Admin', 'Developer', 'Billing', 'User', 'Claude Code User', 'API Key'];
  expect(document.rows).toEqual(types.map((type) => ({ type, count: 0 })));
  expect(shown).toContain('*0* licences; *0* of *0* members active');
});

it.each([
  ['user:ada', { said: 'user:ada' }],
  ['pge 2', { said: 'pge', nearest: 'page' }],
  ['page 2', { why: 'This list has one page.', example: '/claude-licenses' }],
])('%s is not understood', async (text, error) => {
  expect(await misaskCommand(licensesCommand, text, [acmeConsole()])).toMatchObject(error);
});
