import { describe, expect, it } from 'vitest';
import { chatCommand } from '../../../src/commands/chat/index.ts';
import { absent, failed, present } from '../../../src/domain/part.ts';
import type { ClaudeSource } from '../../../src/ports.ts';
import { askCommand, misaskCommand } from '../../support/ask-command.ts';
import { createFakeSource, unavailable } from '../../support/fake-source.ts';
import { day, keepLedger, person } from '../../support/ledger.ts';
import { member } from '../../support/organisation.ts';
import { acme, activityOf } from './acme.ts';

const down = async () => unavailable('enterprise');
const ask = (text: string, methods: Partial<ClaudeSource> = {}) => askCommand(chatCommand, text, [acme(methods)]);

const NOTHING = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, amount: '0' };

describe('/claude-chat', () => {
  it('joins conversations, tokens and spend of chat, in both of its forms, person by person', async () => {
    const { document, problems } = await ask('');
    expect(problems).toEqual([]);
    expect(document.rows).toEqual([
      {
        email: 'bob@acme.example',
        userId: 'user_bob',
        conversations: null,
        messagesSent: 25,
        ...NOTHING,
        output: 4000,
        amount: '20.5',
      },
      {
        email: 'ada@acme.example',
        userId: 'user_ada',
        conversations: 12,
        messagesSent: 340,
        input: 1500,
        output: 200,
        cacheRead: 30,
        cacheWrite: 9,
        amount: '12.005',
      },
      {
        email: null,
        userId: 'user_gone',
        conversations: null,
        messagesSent: null,
        ...NOTHING,
        output: 70,
        amount: '3',
      },
      { email: null, userId: null, conversations: null, messagesSent: null, ...NOTHING, output: 1, amount: '0.004' },
      { email: 'cleo@acme.example', userId: 'user_cleo', conversations: 3, messagesSent: 9, ...NOTHING },
      { email: 'idle@acme.example', userId: 'user_idle', conversations: 0, messagesSent: 0, ...NOTHING },
    ]);
    expect(document).toMatchObject({
      command: 'chat',
      period: { from: '2026-11-01T00:00:00Z', to: '2026-11-23T00:00:00Z', label: '1–22 Nov 2026 UTC' },
      total: '35.509',
      previousTotal: '30',
      activityPeriod: { from: '2026-11-01T00:00:00Z', to: '2026-11-21T00:00:00Z' },
      totals: {
        conversations: null,
        messagesSent: 374,
        input: 1500,
        output: 4271,
        cacheRead: 30,
        cacheWrite: 9,
        amount: '35.509',
      },
      activeUsers: 3,
      adoption: { day: '2026-11-20', seats: 60, monthlyActive: 41 },
      otherProducts: [
        { product: 'claude_code', amount: '70' },
        { product: 'cowork', amount: '1.25' },
      ],
    });
    expect(document).not.toHaveProperty('sources');
  });

  it('reads like this', async () => {
    const { shown } = await ask('');
    expect(shown).toBe(
      [
        '# Claude chat · 1–22 Nov 2026 UTC',
        '',
        '*$35.51* spent on chat   ▲ $5.51 (+18 %) against 1–22 Oct 2026 UTC ($30.00)',
        'At least *15* conversations and *374* messages sent by *3* people',
        'Tokens: *1.5K* in, *4.3K* out, *30* cache read, *9* cache write',
        '*41* of *60* seats active in 30 days (68 %), *35* in 7 days, *23* on 20 Nov 2026',
        '',
        'Who | Conversations | Messages | Tokens in | Tokens out | Cache read | Cache write | Spend',
        'bob@acme.example | unknown | 25 | 0 | 4K | 0 | 0 | $20.50',
        'ada@acme.example | 12 | 340 | 1.5K | 200 | 30 | 9 | $12.01',
        'Deleted User (user_gone) | unknown | unknown | 0 | 70 | 0 | 0 | $3.00',
        'No identity | – | – | 0 | 1 | 0 | 0 | <$0.01',
        'cleo@acme.example | 3 | 9 | 0 | 0 | 0 | 0 | $0.00',
        'idle@acme.example | 0 | 0 | 0 | 0 | 0 | 0 | $0.00',
        'Total | ≥ 15 | ≥ 374 | 1.5K | 4.3K | 30 | 9 | $35.51',
        '',
        '~ Conversations and messages are those of 1–20 Nov 2026 UTC: 21–22 Nov 2026 UTC is not published yet (a day is, at about 17:00 UTC of the next).',
        '~ Conversations over several days are Anthropic’s estimate, within 2 %.',
        '~ Claude Enterprise amounts are after discounts and before credits; use that a seat covers costs nothing extra and is not in them.',
        '~ Today (UTC) is partial: the data is complete until 22 Nov 2026, 09:30 UTC.',
        '~ On seat-based plans the tokens, like the spend, are only what the plan does not cover.',
        '~ Spend of other products, not in these amounts: $70.00 Claude Code and $1.25 Cowork, $71.25 together.',
        '~ `unknown`: Claude Enterprise does not tell the number, for example of people who have left.',
      ].join('\n'),
    );
  });

  it('asks by page, and the parts add up on each', async () => {
    const first = await ask('top 2');
    expect(first.shown).toContain('Other (4) | ≥ 3 | ≥ 9 | 0 | 71 | 0 | 0 | $3.00');
    expect(first.shown).toContain('Rows 1–2 of 6, page 1 of 3. Next: `/claude-chat top 2 page 2`');
    expect(first.more).toBe('top 2 page 2');
    const last = await ask('top 2 page 3');
    expect(last.shown).toMatch(/cleo.*\nidle.*\nOther \(4\)/);
    expect(last.more).toBeNull();
    expect(last.document.rows).toEqual(first.document.rows);
  });

  it('shows one row more than it was asked for rather than `Other (1)`', async () => {
    const { shown, more } = await ask('top 5');
    expect(shown).not.toContain('Other');
    expect(more).toBeNull();
  });

  it('gives every row as a file', async () => {
    const { csv } = await ask('mtd csv');
    expect(csv?.name).toBe('claude-chat.csv');
    expect(csv?.text.split('\r\n')).toHaveLength(1 + 6 + 1);
  });

  it('names its source in every row where there are two', async () => {
    const { document } = await askCommand(chatCommand, '', [createFakeSource('console'), acme()]);
    expect(document.rows.map(({ source }) => source)).toEqual(Array(6).fill('enterprise'));
    expect(document.sources).toEqual([{ source: 'enterprise', total: '35.509' }]);
  });

  it('is an organisation in which nobody did anything', async () => {
    const { shown, document } = await ask('yesterday', {
      ...keepLedger([{ day: '2026-11-21', user: null, amount: '0' }]),
      activity: async (covered) => present({ covered, people: [] }),
    });
    expect(shown).toContain('*$0.00* spent on chat');
    expect(shown).toContain('Nobody used claude.ai in this period.');
    expect(document.rows).toEqual([]);
  });

  it('keeps what the source did not itemise, so that the rows still add up', async () => {
    const books = keepLedger([{ day: '2026-11-03', user: 'user_ada', amount: '1' }], { actors: [person('user_ada')] });
    const { shown, document } = await ask('', {
      ...books,
      cost: async (question) => {
        const part = await books.cost(question);
        const rest = { amount: (10n ** 18n) as never };
        return part.state === 'present' ? present({ ...part.value, notItemised: rest }) : part;
      },
    });
    expect(shown).toContain('Not itemised | – | – | unknown');
    expect(document.rows).toContainEqual(expect.objectContaining({ notItemised: true, userId: null, amount: '1' }));
    expect(shown, 'what is not itemised may be hers').toMatch(/cleo.*unknown\n/);
  });
});

describe('user:', () => {
  it('narrows everything to one person, the comparison and the other products included', async () => {
    const { shown, document } = await ask('user:ada');
    expect(document).toMatchObject({ total: '12.005', previousTotal: '30', adoption: null });
    expect(document.rows).toHaveLength(1);
    expect(shown).toContain('*12* conversations and *340* messages sent by *1* person');
    expect(shown).toContain('Spend of other products, not in these amounts: $70.00 Claude Code.');
    expect(shown).not.toContain('seats');
  });

  it('finds who was active without any spend, who was deleted, and use without an identity', async () => {
    const rows = async (text: string) => (await ask(text)).document.rows.map(({ userId }) => userId);
    expect(await rows('user:cleo@acme.example')).toEqual(['user_cleo']);
    expect(await rows('user:"Deleted User"')).toEqual(['user_gone']);
    expect(await rows('user:none')).toEqual([null]);
    expect(await rows('user:ada user:user_bob')).toEqual(['user_bob', 'user_ada']);
  });

  it('knows a member who did nothing: on the first of a month that is everybody', async () => {
    const idle: Partial<ClaudeSource> = {
      ...keepLedger([]),
      activity: async () => absent({ kind: 'not-published-yet' }),
      members: async () => present([member('idle')]),
    };
    const { document, problems } = await ask('user:idle', idle);
    expect(problems).toEqual([]);
    expect(document).toMatchObject({ total: '0', rows: [] });
    expect(
      (await ask('user:idle', { ...idle, activity: async (covered) => present({ covered, people: [] }) })).shown,
    ).toContain('No use of claude.ai in this period.');
  });

  it('lists whom it may mean, or says that there is nobody', async () => {
    expect(await misaskCommand(chatCommand, 'user:acme', [acme()])).toMatchObject({
      candidates: expect.arrayContaining(['ada@acme.example', 'idle@acme.example']),
      why: '`user:acme` fits 4 people: name one of them, or give their id.',
    });
    expect(await misaskCommand(chatCommand, 'user:zed', [acme()])).toMatchObject({
      why: 'Nobody called `zed` is among the people whom this bot can see in claude.ai for that period.',
    });
  });

  it('does not say that there is nobody when not everybody could be read', async () => {
    const { problems, document } = await ask('user:zed', { activity: down });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('Not known: conversations and messages, spend, tokens and spend of other products.');
    expect(document).toMatchObject({ total: null, rows: [] });
  });
});

describe('before a channel', () => {
  it('people are masked, in the title too', async () => {
    const { shown, said } = await askCommand(chatCommand, 'user:ada@acme.example', [acme()], { audience: 'channel' });
    expect(shown).toContain('user a…@acme.example');
    expect(shown).toContain('a…@acme.example | 12');
    for (const text of [shown, said]) expect(text).not.toContain('ada@');
  });

  it('unless the settings show them in full', async () => {
    const { shown } = await askCommand(chatCommand, '', [acme()], { audience: 'channel', privacy: 'full' });
    expect(shown).toContain('bob@acme.example');
  });
});

describe('what could not be read', () => {
  it('leaves spend without conversations, unknown and not zero', async () => {
    const { shown, document, problems } = await ask('', { activity: down });
    expect(problems).toEqual([
      expect.stringContaining('Not known: conversations and messages. Claude Enterprise is having trouble'),
    ]);
    expect(document.totals).toMatchObject({ conversations: null, messagesSent: null, amount: '35.509' });
    expect(document.rows[0]).toMatchObject({ conversations: null, messagesSent: null, amount: '20.5' });
    expect(shown).toContain('Total | unknown | unknown | 1.5K');
    expect(shown).not.toContain('conversations and *');
  });

  it('leaves conversations without spend', async () => {
    const { shown, document, problems } = await ask('', { cost: down });
    expect(problems).toEqual([expect.stringContaining('Not known: spend and spend of other products.')]);
    expect(document).toMatchObject({ total: null, otherProducts: null });
    expect(document.rows.find(({ userId }) => userId === 'user_cleo')).toMatchObject({
      conversations: 3,
      amount: null,
    });
    expect(shown).not.toContain('spent on chat');
    expect(shown).toContain('cleo@acme.example | 3 | 9 | 0 | 0 | 0 | 0 | unknown');
  });

  it('leaves tokens out, or seats', async () => {
    const tokens = await ask('', { usage: down });
    expect(tokens.document.rows[1]).toMatchObject({
      input: null,
      output: null,
      cacheRead: null,
      cacheWrite: null,
      amount: '12.005',
    });
    expect(tokens.problems[0]).toContain('Not known: tokens.');
    const seats = await ask('', { adoption: down });
    expect(seats.document.adoption).toBeNull();
    expect(seats.problems[0]).toContain('Not known: seats.');
  });

  it('says that days are not published yet, and counts nobody as silent', async () => {
    const { shown, problems, document } = await ask('today', {
      activity: async () => absent({ kind: 'not-published-yet' }),
    });
    expect(problems).toEqual([]);
    expect(shown).toContain(
      'Not known: conversations and messages. Claude Enterprise has not published these days yet',
    );
    expect(shown).not.toContain('Nobody');
    expect(document.totals).toMatchObject({ conversations: null, messagesSent: null });
  });

  it('is not passed over where the reports cannot tell products apart', async () => {
    const { problems } = await ask('', { cost: async () => absent({ kind: 'dimension', dimension: 'product' }) });
    expect(problems[0]).toContain(
      'Not known: spend and spend of other products. The classic reports of Claude Enterprise cannot split this by product',
    );
  });

  it('a scope that the key lacks is named', async () => {
    const refused = async () =>
      failed({
        kind: 'scope-missing',
        source: 'enterprise',
        endpoint: '/x',
        requestId: null,
        needed: ['read:analytics'],
        message: '',
      });
    const { problems } = await askCommand(chatCommand, '', [
      createFakeSource('console'),
      acme({ activity: refused, adoption: refused, cost: refused, usage: refused }),
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('`read:analytics`');
  });

  it('is everything without a Claude Enterprise key: one sentence says which variable and what it needs', async () => {
    const { problems, document, messages } = await askCommand(chatCommand, '30d', [createFakeSource('console')]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('`CLAUDE_CHAT_ADMIN_API_KEY`');
    expect(problems[0]).toContain('`read:analytics`');
    expect(messages[0]?.text).toBe(problems[0]);
    expect(document).toMatchObject({ command: 'chat', total: null, rows: [] });
  });
});

describe('the words', () => {
  it.each([
    ['last week', '9–15 Nov 2026 UTC'],
    ['Top 3 2026-11-03', '3 Nov 2026 UTC'],
    ['csv 7d page 1 TOP 4', '15–21 Nov 2026 UTC'],
    ['source:enterprise yesterday', '21 Nov 2026 UTC'],
  ])('%s', async (text, label) => {
    expect((await ask(text)).document.period).toMatchObject({ label });
  });

  it.each([
    ['by model', { said: 'by' }],
    ['yesterdy', { said: 'yesterdy', nearest: 'yesterday' }],
    ['top', { why: '`top` needs a number from 1 to 99; `csv` gives every row.' }],
    ['top 100', { why: '`top` needs a number from 1 to 99; `csv` gives every row.' }],
    ['7d 30d', { why: '7d and 30d are two different periods; name one.' }],
    ['workspace:prod', { said: 'workspace:prod' }],
    ['source:console', { why: 'The Claude Console has no claude.ai: its use is in /claude-usage.' }],
    ['page 9', { why: 'This list has one page.', example: '/claude-chat' }],
  ])('%s is not understood', async (text, error) => {
    expect(await misaskCommand(chatCommand, text, [acme()])).toMatchObject(error);
  });

  it('and its examples work', async () => {
    const people = [activityOf('ada', { email: 'ada@acme.com' })];
    const activity = async () => present({ covered: { from: day('2026-11-01'), to: day('2026-11-21') }, people });
    for (const example of chatCommand.examples) expect((await ask(example, { activity })).problems).toEqual([]);
  });
});
