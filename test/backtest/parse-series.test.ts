import { describe, expect, it } from 'vitest';
import { parseSeries } from '../../src/backtest/parse-series.ts';
import { isoDay } from '../../src/domain/day.ts';
import { toUsd } from '../../src/domain/money.ts';

const read = (text: string) => {
  const reading = parseSeries(text);
  return reading.ok ? reading.series.map(({ day, amount }) => `${isoDay(day)} ${toUsd(amount)}`) : reading.problems;
};

describe('a file of days', () => {
  it('is read exactly, with or without its header', () => {
    expect(read('date,usd\n2026-10-01,0.123456789\n2026-10-02,1234\n')).toEqual([
      '2026-10-01 0.123456789',
      '2026-10-02 1234',
    ]);
    expect(read('2026-10-01,-3.20')).toEqual(['2026-10-01 -3.2']);
  });

  it('is read as spreadsheets write it', () => {
    expect(read('\uFEFF"Date","USD"\r\n"2026-10-01","5"\r\n\r\n 2026-10-02 , 6 \r\n')).toEqual([
      '2026-10-01 5',
      '2026-10-02 6',
    ]);
  });

  it('may have its days in any order', () => {
    expect(read('2026-10-03,3\n2026-10-01,1\n2026-10-02,2')).toEqual(['2026-10-01 1', '2026-10-02 2', '2026-10-03 3']);
  });

  it('has every bad line named at once', () => {
    const problems = read(
      ['date,usd', '2026-10-01,5', '2026-02-30,5', '2026-10-02,$5', 'x,y', '2026-10-03', '2026-10-01,7'].join('\n'),
    );
    expect(problems.map((problem) => /^Line \d+/.exec(problem)?.[0])).toEqual([
      'Line 3',
      'Line 4',
      'Line 5',
      'Line 6',
      'Line 7',
    ]);
    expect(problems[0]).toContain('“2026-02-30”');
    expect(problems[1]).toContain('“$5”');
    expect(problems[2]).toMatch(/“x”.*“y”/);
    expect(problems[4]).toContain('line 2');
  });

  it('has to have a day', () => {
    expect(read('')).toHaveLength(1);
    expect(read('date,usd\n')).toHaveLength(1);
  });
});
