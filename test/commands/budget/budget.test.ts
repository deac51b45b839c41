import { describe, expect, it } from 'vitest';
import { budgetCommand } from '../../../src/commands/budget/index.ts';
import { accessTo } from '../../../src/commands/command.ts';
import { absent, present } from '../../../src/domain/part.ts';
import { createFakeSource, unavailable } from '../../support/fake-source.ts';
import { day, keepLedger } from '../../support/ledger.ts';
import { BOOKS, createConsole, sitDown } from './acme.ts';

describe('/claude-budget set', () => {
  it('sets a budget and shows how far it is used up', async () => {
    const { ask, state } = sitDown();
    const { shown, said, share } = await ask('set 500 monthly');
    expect(shown).toMatchInlineSnapshot(`
      "# Claude budgets

      Budget *b1* is set: $500.00 monthly for all spend.

      *b1*   $500.00 monthly for all spend, 1–30 Nov 2026 UTC
      ▱▱▱▱▱ 9 % · *$45.00* spent · 8 days left
      Steps: 50 % · 80 % · 100 % → the alert channel

      ~ The Claude Console’s data is complete until 22 Nov 2026, 09:30 UTC; what came after is still arriving.
      ~ Days, weeks (Monday to Sunday) and months are those of UTC."
    `);
    expect(said).toContain('Budget *b1* is set: $500.00 monthly for all spend.');
    expect(share).toBeNull();
    expect(state.read().settings.budgets).toMatchObject([
      { id: 'b1', period: 'monthly', steps: [50, 80, 100], channel: null, words: '', setBy: 'UADA' },
    ]);
  });

  it.each([
    ['set 500 monthly', { amount: '500' }],
    ['set $500 monthly', { amount: '500' }],
    ['set monthly 1,200.50', { amount: '1200.5' }],
    ['set 2k daily', { amount: '2000', period: 'daily' }],
    ['SET $1.25K Weekly', { amount: '1250', period: 'weekly' }],
    ['set weekly at 80% , 50 and 120 300', { amount: '300', steps: [50, 80, 120] }],
    ['set 300 weekly at 90', { steps: [90] }],
    ['weekly at 90 300 set', { amount: '300', period: 'weekly', steps: [90] }],
    ['set 300 weekly to <#C0FIN|finance>', { channel: 'C0FIN' }],
    ['set 300 weekly workspace:Production model:opus', { scope: 'workspace:Production model:opus' }],
    ['set 300 weekly source:console', { scope: 'source:console' }],
  ])('reads %s', async (words, row) => {
    const { ask } = sitDown();
    expect((await ask(words)).document.rows).toMatchObject([row]);
  });

  it.each([
    ['set', 'A budget needs an amount.'],
    ['set 500', 'A budget needs a period: `daily`, `weekly` or `monthly`.'],
    ['set 0 monthly', 'A budget is more than nothing.'],
    ['set -5 monthly', 'An amount is written as'],
    ['set 1.200,50 monthly', 'An amount is written as'],
    ['set 5.001 monthly', 'An amount has whole cents.'],
    ['set 99999999999 monthly', 'A budget is at most $1,000,000,000.'],
    ['set 5 6 monthly', 'A budget has one amount'],
    ['set 5 monthly weekly', 'A budget has one period'],
    ['set 5 monthly at', '`at` needs'],
    ['set 5 monthly at 0,50', '`at` needs'],
    ['set 5 monthly to #finance', 'Slack did not tell me which channel `#finance` is'],
    ['set 5 monthly to', '`to` needs a channel.'],
    ['set 5 monthly source:enterprise', '`source:enterprise` is not set up here.'],
    ['remove', '`remove` needs the id'],
    ['remove b9', 'There are no budgets.'],
  ])('explains what is wrong with %s, and changes nothing', async (words, why) => {
    const { misask, state } = sitDown();
    expect((await misask(words)).why).toContain(why);
    expect(state.read().settings.budgets).toEqual([]);
  });

  it.each([
    ['set 5 montly', 'montly', 'monthly'],
    ['set 5 monthly workspace:Reserch', 'workspace:Reserch', 'workspace:Research'],
    ['set 5 monthly wrkspace:Research', 'wrkspace:Research', 'workspace:Research'],
    ['rmove b1', 'rmove', 'remove'],
  ])('suggests the nearest word for %s', async (words, said, nearest) => {
    const { misask } = sitDown();
    expect(await misask(words)).toMatchObject({ said, nearest });
  });

  it('lists the candidates of an ambiguous name', async () => {
    const { misask } = sitDown();
    expect((await misask('set 5 monthly workspace:prod')).candidates).toEqual(['Prod EU', 'Production']);
  });

  it('replaces the one of the same scope and period, under its id', async () => {
    const { ask, state } = sitDown();
    await ask('set 500 monthly workspace:production model:opus');
    const { said } = await ask('set 80 monthly model:opus workspace:wrkspc_1 at 100');
    expect(said).toContain('It replaces $500.00 monthly for workspace:production model:opus.');
    await ask('set 80 weekly model:opus workspace:production');
    expect(state.read().settings.budgets.map(({ id, period, steps }) => [id, period, steps])).toEqual([
      ['b1', 'monthly', [100]],
      ['b2', 'weekly', [50, 80, 100]],
    ]);
  });

  it('keeps what a name stood for when it is renamed', async () => {
    const state = sitDown().state;
    const ledger = [{ day: '2026-11-22', user: null, key: 'apikey_1', amount: '7' }];
    const before = createConsole(ledger, { namesOf: async () => present([{ id: 'apikey_1', name: 'pipeline' }]) });
    const after = createConsole(ledger, { namesOf: async () => present([{ id: 'apikey_1', name: 'renamed' }]) });
    await sitDown([before], state).ask('set 10 daily key:pipeline');
    const { document } = await sitDown([after], state).ask('');
    expect(document.rows).toMatchObject([{ scope: 'key:pipeline', spent: '7', percent: 70 }]);
  });

  it('changes nothing while it cannot be told what a name stands for', async () => {
    const { ask, state } = sitDown([createConsole(BOOKS, { namesOf: async () => unavailable() })]);
    const { problems, said } = await ask('set 5 monthly workspace:production');
    expect(said).toContain('Nothing was changed');
    expect(problems).toEqual([expect.stringContaining('The Claude Console is having trouble (503)')]);
    expect(state.read().settings.budgets).toEqual([]);
  });

  it('sets nothing that would alert where it could not post, and warns where strangers read', async () => {
    const { ask, state } = sitDown();
    const words = 'set 5 monthly to <#C0FIN|finance>';
    const { said, problems } = await ask(words, { standingIn: async () => 'outsider' });
    expect(said).toContain(
      'I am not a member of <#C0FIN>, so nothing was changed: type `/invite @Claude Ledger` there',
    );
    expect(problems).toHaveLength(1);
    expect(state.read().settings.budgets).toEqual([]);
    expect((await ask(words, { standingIn: async () => 'shared' })).said).toContain('shared with another company');
    expect(state.read().settings.budgets).toMatchObject([{ channel: 'C0FIN' }]);
  });

  it('is about the sources that have what the filter names', async () => {
    const enterprise = createFakeSource('enterprise', keepLedger([{ day: '2026-11-20', user: null, amount: '9' }]));
    const { ask, state } = sitDown([createConsole(BOOKS), enterprise]);
    await ask('set 5 monthly workspace:research');
    await ask('set 100 monthly');
    const [narrow, wide] = state.read().settings.budgets.map(({ scope }) => scope.map(({ source }) => source));
    expect(narrow).toEqual(['console']);
    expect(wide).toEqual(['console', 'enterprise']);
    expect((await ask('')).document.rows).toMatchObject([{ spent: '0' }, { spent: '54' }]);
  });

  it('is for people who are known: a terminal changes nothing', async () => {
    const { ask, misask, state } = sitDown();
    await ask('set 5 monthly');
    const before = state.read();
    for (const words of ['set 7 monthly', 'remove b1'])
      expect((await misask(words, { caller: null })).why).toContain('Settings are changed in Slack');
    expect(state.read()).toBe(before);
    expect((await ask('list', { caller: null })).document.rows).toHaveLength(1);
  });

  it.each([
    ['', 'viewer'],
    ['list', 'viewer'],
    ['lst', 'viewer'],
    ['set 5 monthly', 'admin'],
    ['SET', 'admin'],
    ['Remove b1', 'admin'],
  ])('needs for "%s" a %s', (words, need) => {
    expect(accessTo(budgetCommand, words.split(' '))).toBe(need);
  });
});

describe('/claude-budget list', () => {
  it('shows each with its progress, and marks the steps that are reached', async () => {
    const { ask } = sitDown();
    await ask('set 50 monthly at 50,90,100');
    await ask('set 26 weekly workspace:Research to <#C0FIN|finance>');
    const { shown, document, share } = await ask('');
    expect(shown).toMatchInlineSnapshot(`
      "# Claude budgets

      2 budgets.

      *b1*   $50.00 monthly for all spend, 1–30 Nov 2026 UTC
      ▰▰▰▰▱ 90 % · *$45.00* spent · 8 days left
      Steps: :white_check_mark: *50 %* · :white_check_mark: *90 %* · 100 % → the alert channel

      *b2*   $26.00 weekly for workspace:Research, 16–22 Nov 2026 UTC
      ▱▱▱▱▱ 0 % · *$0.00* spent · this is the last day
      Steps: 50 % · 80 % · 100 % → <#C0FIN>

      ~ The Claude Console’s data is complete until 22 Nov 2026, 09:30 UTC; what came after is still arriving.
      ~ Days, weeks (Monday to Sunday) and months are those of UTC."
    `);
    expect(document.rows).toEqual([
      {
        id: 'b1',
        amount: '50',
        period: 'monthly',
        scope: null,
        steps: [50, 90, 100],
        passed: [50, 90],
        spent: '45',
        percent: 90,
        channel: null,
      },
      {
        id: 'b2',
        amount: '26',
        period: 'weekly',
        scope: 'workspace:Research',
        steps: [50, 80, 100],
        passed: [],
        spent: '0',
        percent: 0,
        channel: 'C0FIN',
      },
    ]);
    expect(share).toBe('');
  });

  it('counts days, weeks from Monday and months of UTC', async () => {
    const { ask } = sitDown();
    for (const period of ['daily', 'weekly', 'monthly']) await ask(`set 1000 ${period}`);
    expect((await ask('')).document.rows.map(({ spent }) => spent)).toEqual(['5', '25', '45']);
  });

  it('never shows 0 % for what could not be read', async () => {
    const state = sitDown().state;
    await sitDown([createConsole(BOOKS)], state).ask('set 50 monthly');
    const { shown, problems, document } = await sitDown(
      [createConsole([], { cost: async () => unavailable() })],
      state,
    ).ask('');
    expect(shown).toContain(':warning: The Claude Console is having trouble (503)');
    expect(shown).not.toMatch(/\b0 %|\$0\.00|▱/);
    expect(problems).toHaveLength(1);
    expect(document.rows).toMatchObject([{ spent: null, percent: null, passed: null }]);
  });

  it('says that a source is no longer set up', async () => {
    const state = sitDown().state;
    await sitDown([createConsole(BOOKS)], state).ask('set 50 monthly');
    const { problems } = await sitDown(
      [createConsole([], { cost: async () => absent({ kind: 'not-offered' }) })],
      state,
    ).ask('');
    expect(problems).toEqual([expect.stringContaining('The Claude Console has no key here')]);
  });

  it('judges up to yesterday where reports have complete days only', async () => {
    const classic = createConsole(BOOKS.slice(0, 3), {
      ...keepLedger(BOOKS, { source: 'console', generation: 'classic' }),
    });
    const covered = { from: day('2026-01-01'), to: day('2026-11-22') };
    const cost: typeof classic.cost = async (question) => {
      const part = await classic.cost(question);
      return part.state === 'present' ? present({ ...part.value, covered }) : part;
    };
    const { ask } = sitDown([createConsole([], { cost })]);
    const { shown } = await ask('set 10 daily');
    expect(shown).toContain('21 Nov 2026 UTC');
    expect(shown).toContain('$0.00');
    expect(shown).toContain('complete days only');
  });

  it('does not name the person of a filter before a channel', async () => {
    const namesOf = async () => present([{ id: 'user_bob', name: 'bob@acme.example' }]);
    const { ask } = sitDown([createConsole(BOOKS, { namesOf })]);
    await ask('set 50 monthly user:bob@acme.example');
    expect((await ask('')).shown).toContain('bob@acme.example');
    expect((await ask('', { audience: 'channel' })).shown).not.toContain('bob');
    expect((await ask('', { audience: 'channel', privacy: 'full' })).shown).toContain('bob@acme.example');
  });

  it('shows how to set the first one', async () => {
    const { shown } = await sitDown().ask('');
    expect(shown).toContain('There are no budgets. This sets one: `/claude-budget set');
  });

  it('fits however many there are', async () => {
    const names = Array.from({ length: 50 }, (_, index) => ({
      id: `m${index}`,
      name: `model-${'x'.repeat(60)}-${index}.`,
    }));
    const { ask, misask } = sitDown([createConsole(BOOKS, { namesOf: async () => present(names) })]);
    for (const { name } of names) await ask(`set 5 monthly model:${name}`);
    const { messages, document } = await ask('');
    expect(document.rows).toHaveLength(50);
    expect(messages.length).toBeLessThanOrEqual(5);
    expect((await misask('set 5 daily')).why).toContain('There are 50 budgets already');
  });
});

describe('/claude-budget remove', () => {
  it('takes the budget away, and its id does not come back', async () => {
    const { ask, state } = sitDown();
    await ask('set 50 monthly');
    expect((await ask('remove B1')).said).toContain('Budget *b1* is removed: $50.00 monthly for all spend.');
    expect(state.read().settings.budgets).toEqual([]);
    await ask('set 50 monthly');
    expect(state.read().settings.budgets.map(({ id }) => id)).toEqual(['b2']);
  });

  it('names those that there are', async () => {
    const { ask, misask } = sitDown();
    await ask('set 50 monthly');
    expect(await misask('remove b2')).toMatchObject({ nearest: 'b1', candidates: ['b1'] });
  });
});

describe('the trail of acts', () => {
  it('has who set and removed which budget, without the words of its scope, which may name a person', async () => {
    const { ask, state } = sitDown();
    await ask('set 500 monthly');
    await ask('set 12.50 weekly workspace:Research');
    await ask('remove b1');
    expect(state.read().audit.map(({ what, result }) => `${what}: ${result}`)).toEqual([
      'set budget b1: $500.00 monthly: done',
      'set budget b2: $12.50 weekly: done',
      'removed budget b1: $500.00 monthly: done',
    ]);
    expect(new Set(state.read().audit.map(({ by }) => by)).size).toBe(1);
  });

  it('has nothing of what was not done', async () => {
    const { misask, state } = sitDown();
    await misask('remove b9');
    await misask('set 0 monthly');
    expect(state.read().audit).toEqual([]);
  });
});
