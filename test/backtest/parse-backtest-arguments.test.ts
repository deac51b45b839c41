import { expect, it } from 'vitest';
import { parseBacktestArguments } from '../../src/backtest/parse-backtest-arguments.ts';

it('asks for the organisation’s own rises without any words', () => {
  expect(parseBacktestArguments([])).toEqual({
    ok: true,
    value: { csv: null, direction: 'up', forecast: false, json: false },
  });
});

it('reads every word', () => {
  expect(parseBacktestArguments(['--csv', 'spend.csv', '--direction', 'both', '--forecast', '--json'])).toEqual({
    ok: true,
    value: { csv: 'spend.csv', direction: 'both', forecast: true, json: true },
  });
});

it.each([
  [['--direction', 'down'], '“down”'],
  [['--csv', ''], '--csv'],
  [['--csv'], '--csv'],
  [['--cvs', 'spend.csv'], '--cvs'],
  [['spend.csv'], 'spend.csv'],
])('names what is wrong in %j', (args, named) => {
  const parsed = parseBacktestArguments(args);
  expect(parsed.ok ? '' : parsed.why).toContain(named);
});
