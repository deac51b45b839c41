import { describe, expect, it } from 'vitest';
import { meCommand } from '../../../src/commands/me/index.ts';
import type { SpendLimit } from '../../../src/domain/activity.ts';
import { absent, failed, present } from '../../../src/domain/part.ts';
import type { ClaudeSource } from '../../../src/ports.ts';
import { askCommand, misaskCommand } from '../../support/ask-command.ts';
import { createFakeSource, unavailable, usd } from '../../support/fake-source.ts';
import { day, type Entry, keepLedger, person } from '../../support/ledger.ts';
import { requestOf } from '../../support/limits.ts';
import { member } from '../../support/organisation.ts';

const ENTRIES: readonly Entry[] = [
  {
    day: '2026-11-03',
    user: 'user_ada',
    amount: '12.5',
    usage: { uncachedInput: 1000, output: 20, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 },
  },
  { day: '2026-10-30', user: 'user_ada', product: 'claude_code', amount: '7.25', usage: { output: 1 } },
  { day: '2026-11-04', user: 'user_bob', amount: '4321', usage: { output: 98_765 } },
];
const ACTORS = [person('user_ada'), person('user_bob')];
const doing = (userId: string, email: string, conversations: number, messagesSent: number) => ({
  userId,
  email,
  conversations,
  messagesSent,
  isActive: true,
  lastActive: null,
});
const limitOf = (userId: string, parts: Partial<SpendLimit> = {}): SpendLimit => ({
  userId,
  email: null,
  name: null,
  limit: usd('50'),
  spent: usd('12.5'),
  period: 'monthly',
  setBy: 'seat_tier',
  ...parts,
});

const enterprise = (methods: Partial<ClaudeSource> = {}): ClaudeSource =>
  createFakeSource('enterprise', {
    members: async () => present([member('ada'), member('bob')]),
    ...keepLedger(ENTRIES, { actors: ACTORS }),
    activity: async ({ from }) =>
      present({
        covered: { from, to: day('2026-11-21') },
        people: [doing('user_ada', 'ada@acme.example', 6, 70), doing('user_bob', 'bob@acme.example', 555, 777)],
      }),
    // An API that gives more than it was asked for.
    spendLimits: async () => present([limitOf('user_ada'), limitOf('user_bob', { limit: usd('999') })]),
    ...methods,
  });

const consoleOf = (methods: Partial<ClaudeSource> = {}): ClaudeSource =>
  createFakeSource('console', {
    members: async () => present([member('ada', { id: 'user_c1' }), member('eve')]),
    ...keepLedger([{ day: '2026-11-21', user: 'user_c1', amount: '1.5', usage: { output: 9 } }], { source: 'console' }),
    ...methods,
  });

const as = (email: string | null) => ({ caller: { userId: 'U1', teamId: 'T1', email } });
const ask = (sources: readonly ClaudeSource[], email: string | null = 'ada@acme.example') =>
  askCommand(meCommand, '', sources, as(email));

const scopeMissing = async () =>
  failed({
    kind: 'scope-missing',
    source: 'enterprise',
    endpoint: '/x',
    requestId: null,
    needed: ['read:members'],
    message: '',
  } as const);
const down = async () => unavailable('enterprise');

describe('/claude-me', () => {
  it('gives the caller’s own numbers, this month and over 30 days', async () => {
    const { document, problems, share } = await ask([enterprise()]);
    expect(problems).toEqual([]);
    expect(share).toBeNull();
    const own = { userIds: ['user_ada'], conversations: 6, messagesSent: 70, input: 1000, cacheRead: 3, cacheWrite: 9 };
    expect(document.rows).toEqual([
      { period: 'mtd', from: '2026-11-01T00:00:00Z', to: '2026-11-23T00:00:00Z', ...own, output: 20, amount: '12.5' },
      { period: '30d', from: '2026-10-23T00:00:00Z', to: '2026-11-22T00:00:00Z', ...own, output: 21, amount: '19.75' },
    ]);
    expect(document.limits).toEqual([
      { userId: 'user_ada', limit: '50', spent: '12.5', period: 'monthly', setBy: 'seat_tier' },
    ]);
  });

  it('reads like this', async () => {
    expect((await ask([consoleOf(), enterprise()])).shown).toBe(
      [
        '# Your own Claude',
        '',
        '`ada@acme.example`',
        '*$1.50* spent in the Claude Console, 1–22 Nov 2026 UTC',
        '*$12.50* spent in Claude Enterprise, 1–22 Nov 2026 UTC',
        'Spend limit: *$12.50* of *$50.00* spent this month  ▰▱▱▱▱ 25 %  (that of your seat tier)',
        '',
        'Source | Period | Spend | Tokens in | Tokens out | Cache read | Cache write | Conversations | Messages',
        'Console | Month to date, 1–22 Nov 2026 UTC | $1.50 | 0 | 9 | 0 | 0 | – | –',
        'Console | 30 days, 23 Oct – 21 Nov 2026 UTC | $1.50 | 0 | 9 | 0 | 0 | – | –',
        'Enterprise | Month to date, 1–22 Nov 2026 UTC | $12.50 | 1K | 20 | 3 | 9 | 6 | 70',
        'Enterprise | 30 days, 23 Oct – 21 Nov 2026 UTC | $19.75 | 1K | 21 | 3 | 9 | 6 | 70',
        '',
        '~ The Claude Console’s data is complete until 22 Nov 2026, 09:30 UTC; what came after is still arriving.',
        '~ Claude Enterprise’s data is complete until 22 Nov 2026, 09:30 UTC; what came after is still arriving.',
        '~ Conversations and messages of this month are those of 1–20 Nov 2026 UTC: later days are not published yet.',
        '~ Claude Console: what you used under your own name. API keys that act for nobody are not in it.',
        '~ Claude Enterprise: on a seat-based plan, spend and tokens are only what your seat does not cover.',
      ].join('\n'),
    );
  });

  it.each([
    [{ limit: null }, 'Spend limit: none; *$12.50* spent this month'],
    [
      { limit: usd('0'), setBy: 'user' },
      'Spend limit: nothing beyond what your plan covers (set for you); *$12.50* spent this month',
    ],
    [{ period: 'weekly', setBy: 'rbac_group' }, 'of *$50.00* spent this week  ▰▱▱▱▱ 25 %  (that of your group)'],
    [{ period: 'yearly', setBy: 'department' }, 'spent yearly  ▰▱▱▱▱ 25 %  (set by department)'],
    [{ spent: usd('60'), setBy: 'organization' }, '▰▰▰▰▰ 120 %  (that of the whole organisation)'],
  ])('says what the limit is: %o', async (parts, line) => {
    const { shown } = await ask([enterprise({ spendLimits: async () => present([limitOf('user_ada', parts)]) })]);
    expect(shown).toContain(line);
  });

  it.each([
    ['449.99', null],
    ['450', ' · :warning: at 90 % of the limit'],
    ['499.999', ' · :warning: at 99 % of the limit'],
    ['500', ' · :warning: the limit is reached'],
  ])('warns from where an administrator is told: %s of 500', async (spent, warning) => {
    const limits = [limitOf('user_ada', { limit: usd('500'), spent: usd(spent) })];
    const { shown } = await ask([enterprise({ spendLimits: async () => present(limits) })]);
    if (warning === null) expect(shown).not.toContain(':warning:');
    else expect(shown).toContain(`(that of your seat tier)${warning}`);
  });

  it('tells of their own request that waits, and of nobody else’s', async () => {
    const requests = [
      requestOf({ id: 'slir_1', userId: 'user_ada' }),
      requestOf({ id: 'slir_2', userId: 'user_ada', period: 'weekly', asked: null }),
      requestOf({ id: 'slir_3', userId: 'user_bob', asked: usd('7777') }),
      requestOf({ id: 'slir_4', userId: null, asked: usd('8888') }),
    ];
    const { shown, said, document } = await ask([enterprise({ limitRequests: async () => present(requests) })]);
    expect(shown).toContain(
      'You have asked for a higher monthly limit of *$800.00*, 22 Nov 2026, 08:30 UTC: nobody has decided it yet.',
    );
    expect(shown).toContain('You have asked for a higher weekly limit, 22 Nov 2026');
    expect(`${shown}${said}${JSON.stringify(document)}`).not.toMatch(/7,?777|8,?888|slir_3|slir_4/);
    expect(document.limitRequests).toEqual([
      { requestId: 'slir_1', period: 'monthly', asked: '800', createdAt: '2026-11-22T08:30:00Z' },
      { requestId: 'slir_2', period: 'weekly', asked: null, createdAt: '2026-11-22T08:30:00Z' },
    ]);
  });

  it('says that requests could not be read, and nothing where the key may not', async () => {
    expect((await ask([enterprise({ limitRequests: down })])).shown).toContain(
      'Not known: your requests for a higher limit. Claude Enterprise is having trouble',
    );
    expect((await ask([enterprise({ limitRequests: scopeMissing })])).problems).toEqual([]);
  });

  it('adds up the ids of the same address', async () => {
    const { document } = await ask([
      enterprise({ members: async () => present([member('ada'), member('bob', { email: 'Ada@Acme.example' })]) }),
    ]);
    expect(document.rows[0]).toMatchObject({ userIds: ['user_ada', 'user_bob'], amount: '4333.5', messagesSent: 847 });
  });

  it('counts nothing for somebody who is not listed among the active', async () => {
    const activity: ClaudeSource['activity'] = async (covered) => present({ covered, people: [] });
    expect((await ask([enterprise({ activity })])).document.rows[0]).toMatchObject({
      conversations: 0,
      messagesSent: 0,
    });
  });
});

describe('who somebody is', () => {
  it.each(['ADA@Acme.Example', ' ada@acme.example '])('%j is Ada', async (email) => {
    expect((await ask([enterprise()], email)).document.rows).toHaveLength(2);
  });

  it.each(['ada+test@acme.example', 'ada@acme.example.org', 'ada', 'acme.example', 'a.da@acme.example', ''])(
    '%j is not',
    async (email) => {
      const { document, shown } = await ask([enterprise()], email === '' ? 'zed@acme.example' : email);
      expect(document.rows).toEqual([]);
      expect(shown).toContain('Nobody in Claude Enterprise has exactly the address');
    },
  );

  it('is not who looks like them: a letter that only lowers to the same one', async () => {
    const sources = [enterprise({ members: async () => present([member('kate', { id: 'user_bob' })]) })];
    expect((await ask(sources, 'KATE@acme.example')).document.rows).toHaveLength(2);
    expect((await ask(sources, '\u212aate@acme.example')).document.rows).toEqual([]);
  });

  it('is found among those who were seen, where the key may not list members', async () => {
    const { document, problems } = await ask([enterprise({ members: scopeMissing })]);
    expect(document.rows[0]).toMatchObject({ userIds: ['user_ada'], amount: '12.5' });
    expect(problems).toEqual([]);
  });

  it('is never somebody who was deleted, though the address is the same', async () => {
    const actors = [person('user_ada', { deleted: true }), person('user_bob')];
    const { document } = await ask([enterprise({ members: scopeMissing, ...keepLedger(ENTRIES, { actors }) })]);
    expect(document.rows).toEqual([]);
  });

  it('is not another identity that is called by the address', async () => {
    const actors = [
      person('user_bob', { type: 'federated', email: 'ada@acme.example' }),
      person('user_ada', { email: null, name: 'ada@acme.example' }),
    ];
    const activity: ClaudeSource['activity'] = async (covered) => present({ covered, people: [] });
    const { document } = await ask([
      enterprise({ members: scopeMissing, activity, ...keepLedger(ENTRIES, { actors }) }),
    ]);
    expect(document.rows).toEqual([]);
  });

  it('is not denied where nobody could be looked up', async () => {
    const { shown, problems } = await ask([enterprise({ members: down, cost: down, activity: down })]);
    expect(problems).toEqual([expect.stringContaining('Not known: who you are. Claude Enterprise is having trouble')]);
    expect(shown).not.toContain('Nobody');
  });

  it('may be somebody in one organisation only', async () => {
    const { shown, document } = await ask([consoleOf(), enterprise()], 'bob@acme.example');
    expect(document.rows.map(({ source }) => source)).toEqual(['enterprise', 'enterprise']);
    expect(shown).toContain('Nobody in the Claude Console has exactly your address.');
  });

  it('is unknown to both: says so, and what to do', async () => {
    const { said, problems } = await ask([consoleOf(), enterprise()], 'zed@acme.example');
    expect(said).toContain(
      'Nobody in the Claude Console or Claude Enterprise has exactly the address `zed@acme.example` of your Slack profile, so there is nothing of yours to show: ask whoever manages Claude in your company under which address you are a member.',
    );
    expect(problems).toEqual([]);
  });

  it('cannot be known without an address', async () => {
    const { said, problems, document } = await ask([enterprise()], null);
    expect(said).toContain('`users:read.email`');
    expect(problems).toEqual([said]);
    expect(document.rows).toEqual([]);
  });

  it('is nobody in a terminal', async () => {
    const { said, problems, document } = await askCommand(meCommand, '', [enterprise()]);
    expect(said).toContain('This answers people in Slack');
    expect(problems).toEqual([said]);
    expect(document).toMatchObject({ command: 'me', rows: [], limits: [] });
  });

  it('is not told to a channel', async () => {
    const { said, shown, document } = await askCommand(meCommand, '', [enterprise()], {
      ...as('ada@acme.example'),
      audience: 'channel',
    });
    expect(said).toBe('These numbers are for your eyes only: they are not shown in a channel.');
    expect(`${shown}${JSON.stringify(document)}`).not.toContain('12.5');
  });
});

describe('what could not be read', () => {
  it.each([
    ['spend', { cost: down }, 'your spend', { amount: null, output: 20, messagesSent: 70 }],
    ['tokens', { usage: down }, 'your tokens', { amount: '12.5', output: null, input: null, cacheWrite: null }],
    [
      'activity',
      { activity: down },
      'your conversations and messages',
      { amount: '12.5', conversations: null, messagesSent: null },
    ],
  ])('%s is unknown, and the rest is there', async (_, methods, what, row) => {
    const { document, problems, shown } = await ask([enterprise(methods)]);
    expect(problems).toEqual([expect.stringContaining(`Not known: ${what}. Claude Enterprise is having trouble`)]);
    expect(document.rows[0]).toMatchObject(row);
    expect(shown).toContain('unknown');
  });

  it('a limit that could not be read is a problem; one that the key may not read, small print', async () => {
    const broken = await ask([enterprise({ spendLimits: down })]);
    expect(broken.problems).toEqual([expect.stringContaining('Not known: your spend limit.')]);
    const scopeless = await ask([enterprise({ spendLimits: scopeMissing })]);
    expect(scopeless.problems).toEqual([]);
    expect(scopeless.shown).toContain('~ Not known: your spend limit.');
  });

  it('reports that cannot tell people apart say so', async () => {
    const apart = async () => absent({ kind: 'dimension', dimension: 'user' } as const);
    const { shown, document } = await ask([consoleOf({ cost: apart })]);
    expect(document.rows[0]).toMatchObject({ amount: null, output: 9 });
    expect(shown).toContain(
      'Not known: your spend. The classic reports of the Claude Console cannot split this by user',
    );
  });
});

it('takes no words: nobody else can be asked about', async () => {
  expect(await misaskCommand(meCommand, 'user:bob@acme.example', [enterprise()])).toMatchObject({
    said: 'user:bob@acme.example',
    example: '/claude-me',
  });
});

it('is open to everybody', () => {
  expect(meCommand.access).toBe('everybody');
});
