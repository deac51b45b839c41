import { describe, expect, it } from 'vitest';
import type { Sensitivity } from '../../../src/domain/anomaly/settings.ts';
import { absent, present } from '../../../src/domain/part.ts';
import { spendAnomalyRule } from '../../../src/rules/spend-anomaly/index.ts';
import { NOW, unavailable } from '../../support/fake-source.ts';
import { workspace } from '../../support/organisation.ts';
import { poll } from '../observe.ts';
import { factsOf, observeSpend, rowsOf, steady } from '../observe-spend.ts';

type Books = Parameters<typeof observeSpend>[0];

const evaluate = (books: Books, sensitivity?: Sensitivity) => {
  const workspaces = present([workspace('Prod'), workspace('Lab')]);
  const observations = [{ ...observeSpend(books, 'console', sensitivity), workspaces }];
  return spendAnomalyRule.evaluate({ ...poll({}), observations });
};

const find = (books: Books, sensitivity?: Sensitivity) => {
  const [evaluation] = evaluate(books, sensitivity);
  if (evaluation?.evaluated !== true) throw new Error(`not evaluated: ${evaluation?.missing}`);
  return evaluation.findings;
};

/** About $100 a day, never twice the same. */
const usual = (count: number) => Array.from({ length: count }, (_, index) => String(96 + ((index * 5) % 9)));
const only = (...daily: readonly string[]): Books => ({ spend: present(factsOf({ daily })) });

describe('a day that costs four times the usual', () => {
  const books = only(...usual(89), '400', '20');

  it('is told with what was expected, once it is complete', () => {
    const [finding, ...others] = find(books);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ subject: 'total', period: '2026-11-21', severity: 'high', lifecycle: 'state' });
    expect(finding?.statement.title).toMatch(
      /^Acme Research \(Claude Console\) spent \$400\.00 on 21 Nov 2026, (3\.9|4\.0|4\.1) times what was expected \(\$\d+\.\d\d to \$1\d\d\.\d\d\)$/,
    );
    expect(finding?.statement.fields.find(({ label }) => label === 'Data')?.value).toMatch(/^The day is complete/);
  });

  it('is not judged while its data is still coming in', () => {
    const early = present(factsOf({ daily: [...usual(89), '400', '20'], refreshedAt: NOW - 12 * 3_600_000 }));
    expect(find({ spend: early })).toEqual([]);
  });

  it('is over when days are as usual again', () => {
    expect(find(only(...usual(86), '400', '101', '97', '99', '20'))).toEqual([]);
  });

  it('is the same episode on its second day, under the name of its first', () => {
    const before = find(only(...usual(88), '400', '410', '20'));
    expect(before).toMatchObject([{ subject: 'total', period: '2026-11-20' }]);
  });

  it('keeps its name when the day is restated', () => {
    const nameOf = (amount: string) =>
      find(only(...usual(89), amount, '20')).map(({ subject, period }) => [subject, period]);
    expect(nameOf('412')).toEqual(nameOf('400'));
  });
});

it('is silent about usual days, about today, about less spend and about little money', () => {
  expect(find(only(...usual(91)))).toEqual([]);
  expect(find(only(...usual(90), '900'))).toEqual([]);
  expect(find(only(...usual(89), '1', '1'))).toEqual([]);
  expect(find(only(...steady('0.1', 89, '1', '0')))).toEqual([]);
});

it('needs a past', () => {
  expect(find(only(...usual(10), '900', '20'))).toEqual([]);
});

it('names who rose, with their share, and tells one story', () => {
  const total = factsOf({ daily: [...usual(89).map((amount) => String(Number(amount) + 50)), '450', '20'] });
  const findings = find({
    spend: present(total),
    byWorkspace: present({
      ...total,
      rows: rowsOf('workspace', { wrkspc_prod: [...usual(89), '400', '10'], wrkspc_lab: steady('50', 91) }),
    }),
    byModel: present({ ...total, rows: rowsOf('model', { 'claude-opus-4-8': [...usual(89), '450', '20'] }) }),
  });
  expect(findings.map(({ subject }) => subject)).toEqual(['total', 'workspace:wrkspc_prod', 'model:claude-opus-4-8']);
  for (const { facts } of findings) expect(facts).toContain('spend:console:2026-11-21');
  expect(findings[0]?.statement.fields).toContainEqual({
    label: 'Workspaces that rose most',
    value: expect.stringMatching(/^Prod \+\$299\.\d\d \(100 % of the rise\)$/),
  });
  expect(findings[1]?.statement.title).toMatch(/^workspace Prod in Acme Research \(Claude Console\) spent \$400\.00/);
});

it('follows the sensitivity that was set', () => {
  const books = only(...usual(89), '135', '20');
  expect(find(books, 'high')).toHaveLength(1);
  expect(find(books, 'low')).toEqual([]);
});

it('leaves everything open while a part cannot be read, and misses none that is never there', () => {
  const spend = present(factsOf({ daily: [...usual(91)] }));
  expect(evaluate({ spend, byModel: unavailable() })).toMatchObject([{ evaluated: false }]);
  expect(evaluate({ spend, byModel: absent({ kind: 'dimension', dimension: 'model' }) })).toMatchObject([
    { evaluated: true },
  ]);
  expect(evaluate({})).toEqual([]);
});

it('takes the days before the first spend of something for no history of it', () => {
  const rows = rowsOf('workspace', { wrkspc_new: ['300', '310', '20'] });
  const total = factsOf({ daily: usual(91) });
  expect(find({ spend: present(total), byWorkspace: present({ ...total, rows }) })).toEqual([]);
});
