import { expect, it } from 'vitest';
import { EMPTY_STATE } from '../../src/domain/ledger-state.ts';
import { usd } from '../support/fake-source.ts';
import { budget, createConsole, everyDay, QUIET, USUAL } from './kit/acme.ts';
import { readDigest } from './kit/read-digest.ts';

const withBudget = (amount: string) => ({ settings: { ...EMPTY_STATE.settings, budgets: [budget(amount)] } });

it('tells of the month that is over, its budget, and how good the forecast was', async () => {
  const grown = [...QUIET, ...everyDay('2026-10-15', '2026-10-31', USUAL)];
  const { shown, tables, total } = await readDigest([createConsole(grown)], {
    cadence: 'monthly',
    state: withBudget('5000'),
  });
  expect(total).toBe(usd('4800'));
  expect(shown).toMatchInlineSnapshot(`
    "# Claude month · 1–31 Oct 2026 UTC

    Claude cost *$4,800.00* in October 2026, $1,800.00 (+60 %) more than in September, mainly because workspace Production cost $1,260.00 more.
    October *kept* its budget of $5,000.00: 96 % of it was used.

    Total: *$4,800.00*   ▲ $1,800.00 (+60 %) against 1–30 Sep 2026 UTC ($3,000.00)
    Budget *b1*, $5,000.00 monthly for all spend, 1–31 Oct 2026 UTC: ▰▰▰▰▱ 96 % · *$4,800.00* spent
    The forecast of 10 October, $3,100.00, was 35 % too low; the month ended outside its range of $3,056.86 to $3,144.00.

    [data_visualization]

    *What moved most*
    Workspaces: Production ▲ $1,260.00 (+60 %), Research ▲ $540.00 (+60 %)
    Models: claude-opus-4-8 ▲ $1,260.00 (+60 %), claude-sonnet-5 ▲ $540.00 (+60 %)
    People: a…@acme.example ▲ $720.00 (+60 %), b…@acme.example ▲ $540.00 (+60 %), all others ▲ $540.00

    ~ Claude Console amounts are after discounts and before credits.
    ~ These days are complete: all data until 22 Nov 2026, 09:30 UTC is in."
  `);
  expect(tables[0]).toMatchInlineSnapshot(`
    "# Workspaces · 1–31 Oct 2026 UTC

    Workspace | 1–31 Oct | 1–30 Sep | Change
    Production | $3,360.00 | $2,100.00 | ▲ $1,260.00 (+60 %)
    Research | $1,440.00 | $900.00 | ▲ $540.00 (+60 %)
    Total | $4,800.00 | $3,000.00 | ▲ $1,800.00 (+60 %)"
  `);
});

it('says when a budget was not kept', async () => {
  const { shown } = await readDigest([createConsole(QUIET)], { cadence: 'monthly', state: withBudget('3000') });
  expect(shown).toContain('October went *$100.00* over its budget of $3,000.00 (103 % used).');
});

it('does not say that there is no budget above one for a part', async () => {
  const part = budget('500', {
    scope: [{ source: 'console', filters: [{ by: 'workspace', ids: ['wrkspc_2'] }] }],
    words: 'workspace:Research',
  });
  const state = { settings: { ...EMPTY_STATE.settings, budgets: [part] } };
  const { shown } = await readDigest([createConsole(QUIET)], { cadence: 'monthly', state });
  expect(shown).toContain('No monthly budget covers all of October.');
  expect(shown).toMatch(/\n\*?Budget\*? .*\$500\.00 monthly for workspace:Research, 1–31 Oct 2026 UTC/);
});

it('says that there is no budget, and nothing of a forecast that could not be made', async () => {
  const young = everyDay('2026-10-05', '2026-11-22', USUAL);
  const { shown } = await readDigest([createConsole(young)], { cadence: 'monthly' });
  expect(shown).toContain('There is no monthly budget to hold October against.');
  expect(shown).not.toContain('forecast');
});
