import { describe, expect, it } from 'vitest';
import { plusDays, toInstant } from '../../src/domain/day.ts';
import { EMPTY_STATE } from '../../src/domain/ledger-state.ts';
import { failed, present } from '../../src/domain/part.ts';
import type { ClaudeSource } from '../../src/ports.ts';
import { NOW, unavailable, usd } from '../support/fake-source.ts';
import { day, type Entry } from '../support/ledger.ts';
import { invite } from '../support/organisation.ts';
import { finding, incident, stateFinding } from '../support/sample-incident.ts';
import { budget, createConsole, createEnterprise, everyDay, QUIET, USUAL } from './kit/acme.ts';
import { type Circumstances, readDigest } from './kit/read-digest.ts';

const withBudget = (amount: string): Pick<Circumstances, 'state'> => ({
  state: { settings: { ...EMPTY_STATE.settings, budgets: [budget(amount)] } },
});

const entry = (iso: string, workspace: string, amount: string): Entry => ({
  day: iso,
  user: 'user_ben',
  workspace,
  model: 'claude-sonnet-5',
  token: 'output_tokens',
  amount,
});

describe('a weekly digest', () => {
  it('of a quiet week', async () => {
    const { shown, tables, total, isFinal } = await readDigest([createConsole(QUIET)], withBudget('3200'));
    expect({ total, isFinal }).toEqual({ total: usd('700'), isFinal: true });
    expect(shown).toMatchInlineSnapshot(`
      "# Claude week · 15–21 Nov 2026 UTC

      Claude cost *$700.00* in the seven days to 21 Nov 2026, exactly as much as in the seven days before.
      November stands at *$2,200.00* of its budget of $3,200.00 (68 %), and is heading for *$3,000.00*, within it.

      Total: *$700.00*   no change against 8–14 Nov 2026 UTC ($700.00)
      Month to date (1–22 Nov 2026 UTC, the last day in part): *$2,200.00*; month-end forecast *$3,000.00*, with 80 % confidence between $2,982.35 and $3,018.00
      Budget *b1*, $3,200.00 monthly for all spend, 1–30 Nov 2026 UTC: ▰▰▰▱▱ 68 % · *$2,200.00* spent · 8 days left

      [data_visualization]

      *Caching*: *67 %* of all input came out of the cache, which saved about *$630.00*.
      *Access changes*: not known, because nobody has looked for changes yet.
      *Hygiene*: API keys to look after: not known.
      *Open alerts*: not known, because nobody has looked for changes yet.

      ~ Claude Console amounts are after discounts and before credits.
      ~ These days are complete: all data until 22 Nov 2026, 09:30 UTC is in."
    `);
    expect(tables).toMatchInlineSnapshot(`
      [
        "# Workspaces · 15–21 Nov 2026 UTC

      Workspace | 15–21 Nov | 8–14 Nov | Change
      Production | $490.00 | $490.00 | no change
      Research | $210.00 | $210.00 | no change
      Total | $700.00 | $700.00 | no change",
        "# Models · 15–21 Nov 2026 UTC

      Model | 15–21 Nov | 8–14 Nov | Change
      claude-opus-4-8 | $490.00 | $490.00 | no change
      claude-sonnet-5 | $210.00 | $210.00 | no change
      Total | $700.00 | $700.00 | no change",
        "# People · 15–21 Nov 2026 UTC

      Who | 15–21 Nov | 8–14 Nov | Change
      a…@acme.example | $280.00 | $280.00 | no change
      Without a person (1) | $210.00 | $210.00 | no change
      b…@acme.example | $210.00 | $210.00 | no change
      Total | $700.00 | $700.00 | no change

      ~ Without a person: keys and service accounts that act for nobody, and use whose author is not told.",
      ]
    `);
  });

  it('of a week with a spike names the workspace that made it, and no person where everybody is notified', async () => {
    const spike = [...QUIET, entry('2026-11-18', 'wrkspc_2', '500'), entry('2026-11-19', 'wrkspc_3', '20')];
    const { shown, tables, notified } = await readDigest([createConsole(spike)], {
      ...withBudget('3200'),
      users: { 'ben@acme.example': 'U0BEN' },
    });
    expect(shown).toMatchInlineSnapshot(`
      "# Claude week · 15–21 Nov 2026 UTC

      Claude cost *$1,220.00* in the seven days to 21 Nov 2026, $520.00 (+74 %) more than in the seven days before, mainly because workspace Research cost $500.00 more.
      November stands at *$2,720.00* of its budget of $3,200.00 (85 %), and is heading for *$3,552.43*, past it.

      Total: *$1,220.00*   ▲ $520.00 (+74 %) against 8–14 Nov 2026 UTC ($700.00)
      Month to date (1–22 Nov 2026 UTC, the last day in part): *$2,720.00*; month-end forecast *$3,552.43*, with 80 % confidence between $3,534.15 and $3,571.08
      Budget *b1*, $3,200.00 monthly for all spend, 1–30 Nov 2026 UTC: ▰▰▰▰▱ 85 % · *$2,720.00* spent · 8 days left

      [data_visualization]

      *What moved most*
      Workspaces: Research ▲ $500.00 (+238 %), Sandbox &lt;new&gt; ▲ $20.00 (new)
      Models: claude-sonnet-5 ▲ $520.00 (+248 %)
      People: <@U0BEN> ▲ $520.00 (+248 %)

      *Caching*: *67 %* of all input came out of the cache, which saved about *$630.00*.
      *Access changes*: not known, because nobody has looked for changes yet.
      *Hygiene*: API keys to look after: not known.
      *Open alerts*: not known, because nobody has looked for changes yet.

      ~ Claude Console amounts are after discounts and before credits.
      ~ These days are complete: all data until 22 Nov 2026, 09:30 UTC is in."
    `);
    expect(tables[2]).toContain('<@U0BEN> | $730.00 | $210.00 | ▲ $520.00 (+248 %)\na…@acme.example | $280.00');
    expect(notified).not.toMatch(/ben|ada|U0BEN|@/i);
  });

  it('of the first week', async () => {
    const { shown } = await readDigest([createConsole(everyDay('2026-11-17', '2026-11-22', USUAL))]);
    expect(shown).toMatchInlineSnapshot(`
      "# Claude week · 15–21 Nov 2026 UTC

      Claude cost *$500.00* in the seven days to 21 Nov 2026, after nothing in the seven days before.
      November has cost *$600.00* so far; it has no budget.

      Total: *$500.00*   ▲ $500.00 (new) against 8–14 Nov 2026 UTC ($0.00)
      Month to date (1–22 Nov 2026 UTC, the last day in part): *$600.00*

      [data_visualization]

      *What moved most*
      Workspaces: Production ▲ $350.00 (new), Research ▲ $150.00 (new)
      Models: claude-opus-4-8 ▲ $350.00 (new), claude-sonnet-5 ▲ $150.00 (new)
      People: a…@acme.example ▲ $200.00 (new), b…@acme.example ▲ $150.00 (new), all others ▲ $150.00

      *Caching*: *67 %* of all input came out of the cache, which saved about *$450.00*.
      *Access changes*: not known, because nobody has looked for changes yet.
      *Hygiene*: API keys to look after: not known.
      *Open alerts*: not known, because nobody has looked for changes yet.

      ~ Claude Console amounts are after discounts and before credits.
      ~ These days are complete: all data until 22 Nov 2026, 09:30 UTC is in."
    `);
  });

  it('draws its days beside those of the week before', async () => {
    const { message } = await readDigest([createConsole([...QUIET, entry('2026-11-10', 'wrkspc_2', '5')])]);
    const chart = message.blocks.find((block) => block.type === 'data_visualization');
    expect(chart?.chart.series.map(({ name, data }) => [name, ...data.map(({ value }) => value)])).toEqual([
      ['15–21 Nov', 100, 100, 100, 100, 100, 100, 100],
      ['8–14 Nov', 100, 100, 105, 100, 100, 100, 100],
    ]);
    expect(chart?.chart.axis_config.categories[0]).toBe('15 Nov');
  });

  it('over budget', async () => {
    const { shown } = await readDigest([createConsole(QUIET)], withBudget('2000'));
    expect(shown).toContain(
      'November has cost *$2,200.00*, $200.00 over its budget of $2,000.00, and is heading for *$3,000.00*.',
    );
    expect(shown).toContain('▰▰▰▰▰ 110 % · *$2,200.00* spent · 8 days left');
  });

  it('of Claude Enterprise alone splits by product', async () => {
    const { shown } = await readDigest([createEnterprise(QUIET)]);
    expect(shown).toMatchInlineSnapshot(`
      "# Claude week · 15–21 Nov 2026 UTC

      Claude cost *$700.00* in the seven days to 21 Nov 2026, exactly as much as in the seven days before.
      November has cost *$2,200.00* so far and is heading for *$3,000.00*; it has no budget.

      Total: *$700.00*   no change against 8–14 Nov 2026 UTC ($700.00)
      Month to date (1–22 Nov 2026 UTC, the last day in part): *$2,200.00*; month-end forecast *$3,000.00*, with 80 % confidence between $2,982.35 and $3,018.00

      [data_visualization]

      *Caching*: *67 %* of all input came out of the cache, which saved about *$630.00*.
      *Access changes*: not known, because nobody has looked for changes yet.
      *Hygiene*: 19 of 60 seats idle in the 30 days to 20 Nov 2026.
      *Open alerts*: not known, because nobody has looked for changes yet.

      ~ Claude Enterprise amounts are after discounts and before credits; use that a seat covers costs nothing extra and is not in them.
      ~ These days are complete: all data until 22 Nov 2026, 09:30 UTC is in."
    `);
  });

  it('of both organisations shows each and the sum', async () => {
    const chat = everyDay('2026-08-01', '2026-11-22', [{ user: 'user_ada', amount: '10', product: 'chat' }]);
    const { shown, tables, total } = await readDigest([createConsole(QUIET), createEnterprise(chat)]);
    expect(total).toBe(usd('770'));
    expect(shown).toMatchInlineSnapshot(`
      "# Claude week · 15–21 Nov 2026 UTC

      Claude cost *$770.00* in the seven days to 21 Nov 2026, exactly as much as in the seven days before.
      November has cost *$2,420.00* so far and is heading for *$3,300.00*; it has no budget.

      Total: *$770.00*   no change against 8–14 Nov 2026 UTC ($770.00)
      Claude Console: *$700.00*   no change
      Claude Enterprise: *$70.00*   no change
      Month to date (1–22 Nov 2026 UTC, the last day in part): *$2,420.00*; month-end forecast *$3,300.00*, with 80 % confidence between $3,280.59 and $3,319.80

      [data_visualization]

      *Caching*: *67 %* of all input came out of the cache, which saved about *$630.00*.
      *Access changes*: not known, because nobody has looked for changes yet.
      *Hygiene*: API keys to look after: not known; 19 of 60 seats idle in the 30 days to 20 Nov 2026.
      *Open alerts*: not known, because nobody has looked for changes yet.

      ~ Claude Console amounts are after discounts and before credits.
      ~ Claude Enterprise amounts are after discounts and before credits; use that a seat covers costs nothing extra and is not in them.
      ~ These days are complete: all data until 22 Nov 2026, 09:30 UTC is in."
    `);
    expect(tables[0]).toMatchInlineSnapshot(`
      "# Workspaces · 15–21 Nov 2026 UTC

      Source | Workspace | 15–21 Nov | 8–14 Nov | Change
      Console | Production | $490.00 | $490.00 | no change
      Console | Research | $210.00 | $210.00 | no change
      Enterprise | Claude Enterprise | $70.00 | $70.00 | no change
      Total | – | $770.00 | $770.00 | no change"
    `);
  });

  it('shows people in full where the settings say so', async () => {
    const more = [...QUIET, entry('2026-11-18', 'wrkspc_2', '5')];
    const { shown, tables } = await readDigest([createConsole(more)], {
      privacy: 'full',
      users: { 'ben@acme.example': 'U0BEN' },
    });
    expect(shown).toContain('People: ben@acme.example ▲ $5.00');
    expect(tables.at(-1)).toContain('ada@acme.example');
  });
});

describe('what is missing', () => {
  const published = (until: string): Partial<ClaudeSource> => {
    const books = createConsole(QUIET);
    return {
      cost: async (question) => {
        const part = await books.cost(question);
        return part.state === 'present' ? present({ ...part.value, refreshedAt: toInstant(Date.parse(until)) }) : part;
      },
    };
  };

  it('one organisation that cannot be read leaves no total', async () => {
    const down = createEnterprise([], { cost: async () => unavailable('enterprise') });
    const { shown, total, isFinal } = await readDigest([createConsole(QUIET), down], withBudget('3200'));
    expect({ total, isFinal }).toEqual({ total: null, isFinal: false });
    expect(shown).toMatchInlineSnapshot(`
      "# Claude week · 15–21 Nov 2026 UTC

      What Claude cost in the seven days to 21 Nov 2026 is not known, for the reason below.
      November stands at *$2,200.00* of its Claude Console budget of $3,200.00 (68 %).

      Total: not known
      Claude Console: *$700.00*   no change
      Claude Enterprise: not known
      Budget *b1*, $3,200.00 monthly for all spend, 1–30 Nov 2026 UTC: ▰▰▰▱▱ 68 % · *$2,200.00* spent · 8 days left
      :warning: Claude Enterprise is having trouble (503), so nothing could be read: try again in a few minutes, and if it lasts, look at status.claude.com.

      *Caching*: *67 %* of all input came out of the cache, which saved at least *$630.00*.
      *Access changes*: not known, because nobody has looked for changes yet.
      *Hygiene*: API keys to look after: not known; 19 of 60 seats idle in the 30 days to 20 Nov 2026.
      *Open alerts*: not known, because nobody has looked for changes yet.

      ~ Claude Console amounts are after discounts and before credits.
      ~ Complete for these days: the Claude Console (data until 22 Nov 2026, 09:30 UTC).
      ~ When it can be read again today, an admin can send this digest anew with \`/claude-digest now d1\`."
    `);
  });

  it('nothing can be read', async () => {
    const down = async () => unavailable();
    const { shown, tables, total, isFinal } = await readDigest(
      [createConsole([], { cost: down, usage: down })],
      withBudget('3200'),
    );
    expect({ total, isFinal }).toEqual({ total: null, isFinal: false });
    expect(shown).not.toContain('$0');
    expect(shown).toMatchInlineSnapshot(`
      "# Claude week · 15–21 Nov 2026 UTC

      What Claude cost in the seven days to 21 Nov 2026 is not known, for the reason below.
      How November stands against its budget of $3,200.00 is not known.

      Total: not known
      Budget *b1*, $3,200.00 monthly for all spend: not known
      :warning: The Claude Console is having trouble (503), so nothing could be read: try again in a few minutes, and if it lasts, look at status.claude.com.

      *Access changes*: not known, because nobody has looked for changes yet.
      *Hygiene*: API keys to look after: not known.
      *Open alerts*: not known, because nobody has looked for changes yet.

      ~ When it can be read again today, an admin can send this digest anew with \`/claude-digest now d1\`."
    `);
    expect(tables.every((table) => table.includes('having trouble (503)'))).toBe(true);
  });

  it('the last days of the week are still arriving', async () => {
    const { shown, isFinal, total, notified } = await readDigest([
      createConsole([], published('2026-11-21T05:00:00Z')),
    ]);
    expect(isFinal).toBe(false);
    // Who sees only the notification is told, too.
    for (const text of [shown, notified])
      expect(text).toContain('Not all data of these days is in yet: the numbers may still change.');
    expect(total).toBe(usd('700'));
    expect(shown).toContain('data is complete until 21 Nov 2026, 05:00 UTC; what came after is still arriving.');
  });

  it('people that the classic reports do not tell', async () => {
    const books = createConsole(QUIET);
    const cost: ClaudeSource['cost'] = async (question) =>
      question.breakdown?.by.includes('user')
        ? { state: 'absent', reason: { kind: 'dimension', dimension: 'user' } }
        : books.cost(question);
    const { shown, tables, isFinal } = await readDigest([createConsole(QUIET, { cost })]);
    expect(isFinal).toBe(true);
    expect(shown).not.toContain('People');
    expect(tables.at(-1)).toContain('cannot split this by user');
  });

  it('the seats', async () => {
    const adoption = async () =>
      failed({
        kind: 'scope-missing',
        needed: [],
        message: '',
        source: 'enterprise',
        endpoint: '/',
        requestId: null,
      } as const);
    const { shown, isFinal } = await readDigest([createEnterprise(QUIET, { adoption })]);
    expect(isFinal).toBe(true);
    expect(shown).toContain('*Hygiene*: idle seats: not known.');
  });
});

describe('with a filter', () => {
  it('has no budget for all of its month where that is for a week', async () => {
    const weekly = budget('300', {
      scope: [{ source: 'console', filters: [{ by: 'workspace', ids: ['wrkspc_2'] }] }],
      words: 'workspace:Research',
      period: 'weekly',
    });
    const state = { settings: { ...EMPTY_STATE.settings, budgets: [weekly] } };
    for (const words of ['', 'workspace:Research']) {
      const { shown } = await readDigest([createConsole(QUIET)], { words, state });
      expect(shown).toContain('; no monthly budget covers all of it.');
      expect(shown).not.toContain('no budget');
    }
  });

  it('tells of it alone, and of its own budget', async () => {
    const own = budget('1000', {
      id: 'b2',
      scope: [{ source: 'console', filters: [{ by: 'workspace', ids: ['wrkspc_2'] }] }],
      words: 'workspace:Research',
    });
    const { shown, tables, total } = await readDigest([createConsole(QUIET)], {
      words: 'workspace:Research',
      state: { settings: { ...EMPTY_STATE.settings, budgets: [budget('9'), own] } },
    });
    expect(total).toBe(usd('210'));
    expect(shown).toMatchInlineSnapshot(`
      "# Claude week · workspace:Research · 15–21 Nov 2026 UTC

      Claude for workspace:Research cost *$210.00* in the seven days to 21 Nov 2026, exactly as much as in the seven days before.
      In November it stands at *$660.00* of its budget of $1,000.00 (66 %), and is heading for *$900.00*, within it.

      Total: *$210.00*   no change against 8–14 Nov 2026 UTC ($210.00)
      Month to date (1–22 Nov 2026 UTC, the last day in part): *$660.00*; month-end forecast *$900.00*, with 80 % confidence between $894.71 and $905.40
      Budget *b2*, $1,000.00 monthly for workspace:Research, 1–30 Nov 2026 UTC: ▰▰▰▱▱ 66 % · *$660.00* spent · 8 days left

      [data_visualization]

      *Caching*: *0 %* of all input came out of the cache.

      ~ Claude Console amounts are after discounts and before credits.
      ~ These days are complete: all data until 22 Nov 2026, 09:30 UTC is in."
    `);
    expect(tables.map((table) => table.split('\n')[0])).toEqual([
      '# Models · 15–21 Nov 2026 UTC',
      '# People · 15–21 Nov 2026 UTC',
    ]);
  });

  it('without spend says so plainly', async () => {
    const { shown, tables, total } = await readDigest([createConsole(QUIET)], { words: 'workspace:Sandbox' });
    expect({ total, tables }).toEqual({ total: usd('0'), tables: [] });
    expect(shown).toMatchInlineSnapshot(`
      "# Claude week · workspace:Sandbox · 15–21 Nov 2026 UTC

      Claude for workspace:Sandbox cost *nothing* in the seven days to 21 Nov 2026.
      In November it has cost *$0.00* so far; it has no budget.

      Total: *$0.00*   no change against 8–14 Nov 2026 UTC ($0.00)
      Month to date (1–22 Nov 2026 UTC, the last day in part): *$0.00*

      ~ Claude Console amounts are after discounts and before credits.
      ~ These days are complete: all data until 22 Nov 2026, 09:30 UTC is in."
    `);
  });

  it('that names a person does not name them', async () => {
    const { shown, notified } = await readDigest([createConsole(QUIET)], { words: 'user:user_ben' });
    expect(shown).toContain('# Claude week · user:… · 15–21 Nov 2026 UTC');
    expect(`${shown}${notified}`).not.toMatch(/ben/);
  });

  it('that names a person who is gone does not name them either', async () => {
    const { shown, notified } = await readDigest([createConsole(QUIET)], { words: 'user:cleo@acme.example' });
    expect(shown).toContain('Nobody fits it any more, or more than one person does.');
    expect(`${shown}${notified}`).not.toMatch(/cleo/);
  });

  it('that names a person who has used nothing for long says $0, and adds others who are named', async () => {
    const words = 'user:dora@acme.example';
    const { shown, total } = await readDigest([createConsole(QUIET)], { words, asks: ['user:user_dora'] });
    expect(total).toEqual(usd('0'));
    expect(shown).toContain('Claude for user:… cost *nothing* in the seven days to 21 Nov 2026.');
    const alone = await readDigest([createConsole(QUIET)], { words: 'user:user_ben' });
    const both = await readDigest([createConsole(QUIET)], {
      words: `${words} user:user_ben`,
      asks: ['user:user_dora', 'user:user_ben'],
    });
    expect(both.total).toEqual(alone.total);
    expect(alone.total).not.toEqual(usd('0'));
  });

  it('that stands for nothing any more says what to do', async () => {
    const { shown, total, isFinal, thread } = await readDigest([createConsole(QUIET)], { words: 'workspace:Closed' });
    expect({ total, isFinal, thread }).toEqual({ total: null, isFinal: true, thread: [] });
    expect(shown).toMatchInlineSnapshot(`
      "# Claude digest · workspace:Closed · 15–21 Nov 2026 UTC

      There is no digest this time, because it is not clear what \`workspace:Closed\` stands for now.
      Nothing called \`Closed\` is among the workspaces that this bot can see.
      An admin can give it a filter that fits with \`/claude-digest edit d1\`, or end it with \`/claude-digest remove d1\`."
    `);
  });

  it('of an organisation without a key says so', async () => {
    const { shown } = await readDigest([createConsole(QUIET)], { words: 'source:enterprise' });
    expect(shown).toContain('There is no key for Claude Enterprise any more (`CLAUDE_CHAT_ADMIN_API_KEY`).');
  });
});

describe('what changed since it was posted', () => {
  const record = {
    subscription: 'd1',
    slot: '2026-11-15',
    dueAt: toInstant(NOW - 7 * 86_400_000),
    queuedAt: NOW,
    period: { from: day('2026-11-08'), to: day('2026-11-15') },
    total: usd('650'),
    message: null,
    corrected: false,
  };

  it('is told in both', async () => {
    const { shown, corrections } = await readDigest([createConsole(QUIET)], { state: { digests: [record] } });
    expect(shown).toContain(
      'Changed since it was posted: 8–14 Nov 2026 UTC was told as $650.00 and is now *$700.00* (▲ $50.00 (+7.7 %)).',
    );
    expect(corrections.map((each) => each.record)).toEqual([record]);
    expect(corrections[0]?.note.text).toBe(
      'The data has changed since: 8–14 Nov 2026 UTC was told here as $650.00 and is now *$700.00* (▲ $50.00 (+7.7 %)), as read 22 Nov 2026, 09:30 UTC.',
    );
  });

  it('is told of the week before it as well, in the thread of each', async () => {
    const older = {
      ...record,
      slot: '2026-11-08',
      dueAt: toInstant(NOW - 14 * 86_400_000),
      period: { from: day('2026-11-01'), to: day('2026-11-08') },
      total: usd('600'),
    };
    const { shown, corrections } = await readDigest([createConsole(QUIET)], { state: { digests: [older, record] } });
    expect(shown.split('\n').filter((line) => line.startsWith('Changed since'))).toEqual([
      expect.stringContaining('8–14 Nov 2026 UTC was told as $650.00 and is now *$700.00*'),
      expect.stringContaining('1–7 Nov 2026 UTC was told as $600.00 and is now *$700.00*'),
    ]);
    expect(corrections.map((each) => each.record)).toEqual([record, older]);
  });

  it('is told of the latest few days of a daily one, and the rest is counted', async () => {
    const daily = [1, 2, 3, 4, 5].map((ago) => ({
      ...record,
      slot: `2026-11-${22 - ago}`,
      dueAt: toInstant(NOW - ago * 86_400_000),
      period: { from: plusDays(day('2026-11-21'), -ago), to: plusDays(day('2026-11-22'), -ago) },
      total: usd('90'),
    }));
    const { shown, corrections } = await readDigest([createConsole(QUIET)], {
      cadence: 'daily',
      state: { digests: daily.toReversed() },
    });
    expect(shown.match(/Changed since it was posted: \d+ Nov/g)).toEqual(
      [20, 19, 18].map((date) => `Changed since it was posted: ${date} Nov`),
    );
    expect(shown).toContain('2 earlier digests have changed too: their threads say how.');
    expect(corrections).toHaveLength(5);
  });

  it.each([
    ['still stands', { total: usd('700.9') }],
    ['was told so before', { corrected: true }],
    ['reported something else then', { queuedAt: toInstant(NOW - 100 * 86_400_000) }],
    ['was of other organisations', { sources: ['console', 'enterprise'] as const }],
    [
      'is long final',
      { dueAt: toInstant(NOW - 49 * 86_400_000), period: { from: day('2026-09-27'), to: day('2026-10-04') } },
    ],
    ['said no total', { total: null }],
    ['is another one’s', { subscription: 'd2' }],
    ['reported other days', { period: { from: day('2026-11-14'), to: day('2026-11-15') } }],
  ])('is nothing where it %s', async (_, parts) => {
    const { shown, corrections } = await readDigest([createConsole(QUIET)], {
      state: { digests: [{ ...record, ...parts }] },
    });
    expect(shown).not.toContain('Changed since');
    expect(corrections).toEqual([]);
  });
});

describe('what the watch knows', () => {
  const watched = ['member-added console', 'key-stale console', 'key-orphaned console', 'key-expiring console'];
  const polls = { ...EMPTY_STATE.polls, lastFinishedAt: NOW, evaluated: watched };
  const openedAt = toInstant(Date.parse('2026-11-18T10:00:00Z'));
  const admin = incident({ id: '1', openedAt });
  const joined = finding({ rule: 'member-added', severity: 'low' });

  it('is told without naming anybody', async () => {
    const crowd = incident({ id: '2', openedAt, finding: joined, group: [joined, joined], status: 'closed' });
    const orphan = incident({ id: '3', openedAt, finding: stateFinding() });
    const known = incident({ id: '4', openedAt, status: 'known', finding: stateFinding({ subject: 'apikey_02' }) });
    const before = incident({ id: '5', openedAt: toInstant(Date.parse('2026-11-14T10:00:00Z')), status: 'closed' });
    const { shown, notified } = await readDigest([createConsole(QUIET)], {
      state: { polls, incidents: [admin, crowd, orphan, known, before] },
    });
    expect(shown.split('\n').filter((line) => /^\*(Access|Hygiene|Open)|:red|:large/.test(line))).toEqual([
      '*Access changes*: 1 new admin and 2 new members. :red_circle: a…@acme.example is now an admin of Acme Research (Claude Console)',
      '*Hygiene*: API keys: none unused for 90 days, 2 orphaned, none expiring within 14 days.',
      '*Open alerts*: 2',
      ':red_circle: a…@acme.example is now an admin of Acme Research (Claude Console)',
      ':large_orange_circle: The creator of the API key ci-deploy has left',
    ]);
    expect(`${shown}${notified}`).not.toMatch(/ada|Ada/);
  });

  it('counts the invites of these days that wait, beside those to privileged roles', async () => {
    const sent = (text: string) => ({ invitedAt: toInstant(Date.parse(`2026-11-${text}Z`)) });
    const invites = [
      invite('early', sent('14T23:59:59')),
      invite('first', sent('15T00:00:00')),
      invite('last', { ...sent('21T23:59:59'), role: 'a_new_role' }),
      invite('late', sent('22T00:00:00')),
      invite('admin', { ...sent('16T10:00:00'), role: 'admin' }),
      invite('joined', { ...sent('16T10:00:00'), status: 'accepted' }),
      invite('withdrawn', { ...sent('16T10:00:00'), status: 'deleted' }),
      invite('expired', { ...sent('16T10:00:00'), expiresAt: toInstant(NOW - 1) }),
    ];
    const told = async (answer: ClaudeSource['invites'], incidents = [admin]) =>
      (await readDigest([createConsole(QUIET, { invites: answer })], { state: { polls, incidents } })).shown;
    expect(await told(async () => present(invites))).toContain('*Access changes*: 1 new admin and 2 ordinary invites.');
    expect(await told(async () => present(invites.slice(0, 2)), [])).toContain(
      '*Access changes*: 1 ordinary invite.\n',
    );
    expect(await told(async () => unavailable(), [])).toContain('*Access changes*: invites not known.\n');
    // Who comes and goes in Claude Enterprise is not known here, and its key is not asked who is invited.
    const unwatched = createEnterprise([], { invites: async () => unavailable('enterprise') });
    const both = [createConsole(QUIET, { invites: async () => present(invites) }), unwatched];
    expect((await readDigest(both, { state: { polls } })).shown).toContain(
      '*Access changes (Claude Console only)*: 2 ordinary invites.\n',
    );
  });

  it('mentions whom Slack knows, and names them in full where the settings say so', async () => {
    const state = { polls, incidents: [admin] };
    const users = { 'ada@acme.example': 'U0ADA' };
    expect((await readDigest([createConsole(QUIET)], { state, users })).shown).toContain(
      ':red_circle: <@U0ADA> is now an admin',
    );
    expect((await readDigest([createConsole(QUIET)], { state, users, privacy: 'full' })).shown).toContain(
      ':red_circle: Ada Example (ada@acme.example) is now an admin',
    );
  });

  it('is not known, and not nothing, where nobody has looked', async () => {
    const { shown } = await readDigest([createConsole(QUIET)]);
    expect(shown).toContain('*Access changes*: not known, because nobody has looked for changes yet.');
    expect(shown).toContain('*Hygiene*: API keys to look after: not known.');
    expect(shown).toContain('*Open alerts*: not known, because nobody has looked for changes yet.');
  });

  const at = (text: string) => toInstant(Date.parse(`2026-11-${text}Z`));
  const paused = { source: 'console' as const, from: at('17T02:00:00'), to: at('18T04:00:00') };

  it.each([
    ['without a break', {}, 'none.'],
    ['but for breaks before and after', { breaks: [{ ...paused, to: at('15T00:00:00'), from: null }] }, 'none.'],
    [
      'from the middle on',
      { breaks: [{ ...paused, from: null }] },
      'none seen. Not watched before 18 Nov 2026, 04:00 UTC.',
    ],
    [
      'but for a night',
      { breaks: [paused] },
      'none seen. Not watched from 17 Nov 2026, 02:00 UTC to 18 Nov 2026, 04:00 UTC.',
    ],
    [
      'now and then',
      {
        breaks: ['15', '16', '17', '18'].map((date) => ({
          ...paused,
          from: at(`${date}T10:00:00`),
          to: at(`${date}T12:00:00`),
        })),
      },
      'none seen. Not watched from 15 Nov 2026, 10:00 UTC to 15 Nov 2026, 12:00 UTC, from 16 Nov 2026, 10:00 UTC to 16 Nov 2026, 12:00 UTC and 2 more times.',
    ],
    [
      'until the process stopped',
      { lastFinishedAt: at('20T10:00:00') },
      'none seen. Not watched after 20 Nov 2026, 10:00 UTC.',
    ],
    [
      'until a list could not be read',
      { blindSince: { 'console API keys': at('20T11:00:00') } },
      'none seen. Not watched after 20 Nov 2026, 11:00 UTC.',
    ],
    ['until the last minutes', { lastFinishedAt: at('21T23:58:00') }, 'none.'],
    [
      'only afterwards',
      { breaks: [{ ...paused, from: null, to: NOW }] },
      'not known. Claude Ledger was not watching then.',
    ],
  ])('says whether that was so %s', async (_, parts, words) => {
    const { shown } = await readDigest([createConsole(QUIET)], { state: { polls: { ...polls, ...parts } } });
    expect(shown).toContain(`*Access changes*: ${words}\n`);
  });

  it('names the organisation that was not watched, beside what happened', async () => {
    const evaluated = [...watched, 'member-added enterprise'];
    const { shown } = await readDigest([createConsole(QUIET), createEnterprise([])], {
      state: { polls: { ...polls, evaluated, breaks: [{ ...paused, source: 'enterprise' }] }, incidents: [admin] },
    });
    expect(shown).toContain(
      '*Access changes*: 1 new admin. Claude Enterprise was not watched from 17 Nov 2026, 02:00 UTC to 18 Nov 2026, 04:00 UTC. :red_circle:',
    );
  });

  it('is not known while a rule is muted or a list cannot be read', async () => {
    const mutes = [{ rule: 'key-stale' as const, until: null, by: 'UADA', at: NOW }];
    const { shown } = await readDigest([createConsole(QUIET)], {
      state: {
        settings: { ...EMPTY_STATE.settings, mutes },
        polls: { ...polls, blindSince: { 'console members': NOW } },
      },
    });
    expect(shown).toContain(
      '*Hygiene*: API keys: unused for 90 days not known, orphaned not known, none expiring within 14 days.',
    );
  });
});
