import { expect, it } from 'vitest';
import { toInstant } from '../../src/domain/day.ts';
import { EMPTY_STATE } from '../../src/domain/ledger-state.ts';
import { NOW, usd } from '../support/fake-source.ts';
import { finding, incident } from '../support/sample-incident.ts';
import { createConsole, everyDay, QUIET, USUAL } from './kit/acme.ts';
import { readDigest } from './kit/read-digest.ts';

const polls = { ...EMPTY_STATE.polls, lastFinishedAt: NOW };
const at = (iso: string) => toInstant(Date.parse(iso));

const anomaly = (period: string) =>
  finding({
    rule: 'spend-anomaly',
    severity: 'medium',
    period,
    statement: { title: `Acme Research spent $900.00 on ${period}`, fields: [], advice: '', row: [] },
  });

it('tells of the day before, beside the same weekday a week earlier', async () => {
  const weekend = everyDay('2026-08-01', '2026-11-22', USUAL).filter(({ day }) => day !== '2026-11-20');
  const more = [...weekend, ...everyDay('2026-11-21', '2026-11-21', USUAL)];
  const { shown, period, total, tables } = await readDigest([createConsole(more)], {
    cadence: 'daily',
    state: { polls },
  });
  expect({ days: period.to - period.from, total, tables: tables.length }).toEqual({
    days: 1,
    total: usd('200'),
    tables: 3,
  });
  expect(shown).toMatchInlineSnapshot(`
    "# Claude day · 21 Nov 2026 UTC

    Claude cost *$200.00* on Saturday, 21 Nov 2026, $100.00 (+100 %) more than on the Saturday before, mainly because workspace Production cost $70.00 more.
    November has cost *$2,200.00* so far and is heading for *$2,985.37*; it has no budget.

    Total: *$200.00*   ▲ $100.00 (+100 %) against 14 Nov 2026 UTC ($100.00)
    Month to date (1–22 Nov 2026 UTC, the last day in part): *$2,200.00*; month-end forecast *$2,985.37*, with 80 % confidence between $2,968.01 and $3,003.07

    *What moved most*
    Workspaces: Production ▲ $70.00 (+100 %), Research ▲ $30.00 (+100 %)
    Models: claude-opus-4-8 ▲ $70.00 (+100 %), claude-sonnet-5 ▲ $30.00 (+100 %)
    People: a…@acme.example ▲ $40.00 (+100 %), b…@acme.example ▲ $30.00 (+100 %), all others ▲ $30.00

    *Alerts of that day*: none.

    ~ Claude Console amounts are after discounts and before credits.
    ~ This day is complete: all data until 22 Nov 2026, 09:30 UTC is in."
  `);
});

it('tells of unusual spend on the day that it was on, and of all else on the day that it was found', async () => {
  const incidents = [
    incident({ id: '1', openedAt: at('2026-11-22T07:00:00Z'), finding: anomaly('2026-11-21') }),
    incident({ id: '2', openedAt: at('2026-11-21T07:00:00Z'), finding: anomaly('2026-11-20') }),
    incident({ id: '3', openedAt: at('2026-11-21T08:00:00Z'), status: 'closed' }),
    incident({ id: '4', openedAt: at('2026-11-22T08:00:00Z') }),
  ];
  const { shown } = await readDigest([createConsole(QUIET)], { cadence: 'daily', state: { polls, incidents } });
  expect(shown.split('\n').filter((line) => /^:|Alerts/.test(line))).toEqual([
    '*Alerts of that day*: 2',
    ':red_circle: a…@acme.example is now an admin of Acme Research (Claude Console)',
    ':large_orange_circle: Acme Research spent $900.00 on 2026-11-21',
  ]);
});

it('tells of a day that was watched only in part, or not at all', async () => {
  const readWith = async (to: string): Promise<string> => {
    const breaks = [{ source: 'console' as const, from: null, to: at(to) }];
    const state = { polls: { ...polls, announced: ['console' as const], breaks } };
    return (await readDigest([createConsole(QUIET)], { cadence: 'daily', state })).shown;
  };
  expect(await readWith('2026-11-21T14:00:00Z')).toContain(
    '*Alerts of that day*: none seen.\nNot watched before 21 Nov 2026, 14:00 UTC.\n',
  );
  expect(await readWith('2026-11-22T09:00:00Z')).toContain(
    '*Alerts of that day*: not known.\nClaude Ledger was not watching then.\n\n',
  );
});

it('with a filter leaves out what is about the whole organisation', async () => {
  const { shown } = await readDigest([createConsole(QUIET)], {
    cadence: 'daily',
    words: 'workspace:Research',
    state: { polls, incidents: [incident({ openedAt: at('2026-11-21T08:00:00Z') })] },
  });
  expect(shown).toContain('Claude for workspace:Research cost *$30.00* on Saturday, 21 Nov 2026');
  expect(shown).not.toContain('Alerts');
});

it('that comes late still tells of its own day and month', async () => {
  const dueAt = at('2026-11-19T08:00:00Z');
  const { shown, isFinal } = await readDigest([createConsole(QUIET)], { cadence: 'daily', dueAt });
  expect(isFinal).toBe(true);
  expect(shown).toContain('on Wednesday, 18 Nov 2026');
  expect(shown).toContain('Month to date (1–19 Nov 2026 UTC): *$1,900.00*');
});
