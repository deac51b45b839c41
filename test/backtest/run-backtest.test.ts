import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBacktest } from '../../src/backtest/run-backtest.ts';
import { isoDay } from '../../src/domain/day.ts';
import { toUsd } from '../../src/domain/money.ts';
import { changed, dailySpend, steady } from '../domain/anomaly/sample-spend.ts';
import { createTerminal } from './terminal.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backtest-'));
});
afterAll(() => rm(folder, { recursive: true }));

const write = async (text: string): Promise<string> => {
  const path = join(folder, 'spend.csv');
  await writeFile(path, text);
  return path;
};

/** 5 January to 13 June 2026: it doubles on 1 April for a day, and there is none on 1 to 3 May. */
const csv = (): Promise<string> => {
  const values = changed(
    changed(steady(160), 86, 87, (usd) => usd * 2),
    116,
    119,
    () => 0,
  );
  const lines = dailySpend(values).map(({ day, amount }) => `${isoDay(day)},${toUsd(amount)}`);
  return write(['date,usd', ...lines, ''].join('\n'));
};

const run = async (...args: readonly string[]) => {
  const { terminal, written } = createTerminal();
  const code = await runBacktest(args, () => expect.fail('the organisation is not asked'), terminal);
  return { code, ...written };
};

describe('a backtest of a file', () => {
  it('says which days would have raised an anomaly', async () => {
    const up = await run('--csv', await csv());
    expect(up.code).toBe(0);
    expect(up.err).toBe('');
    expect(up.out).toMatch(/^1 day of 132 would have raised a spend anomaly\./);
    expect(up.out).toMatch(/^2026-04-01 .* medium /m);
    expect(up.out).not.toContain('2026-05-01');
    const both = await run('--csv', await csv(), '--direction', 'both');
    expect(both.out).toMatch(/^2026-05-01 +0\.00 /m);
    expect(both.out).not.toContain('2026-05-02');
  });

  it('prints one JSON document with every day, exact', async () => {
    const { code, out, err } = await run('--json', '--direction', 'both', '--csv', await csv());
    expect([code, err]).toEqual([0, '']);
    const document = JSON.parse(out);
    expect(Object.keys(document)).toEqual(['flagged', 'days']);
    expect(document.flagged).toEqual(['2026-04-01', '2026-05-01']);
    expect(document.days).toHaveLength(160);
    expect(document.days[0]).toMatchObject({ date: '2026-01-05', low: null, high: null, flagged: false });
    const rise = document.days[86];
    expect(rise).toMatchObject({ date: '2026-04-01', flagged: true });
    expect(rise.usd).toBe(toUsd(dailySpend(steady(160).map((usd) => usd * 2))[86]?.amount ?? expect.fail()));
    expect(Number(rise.low)).toBeLessThan(100);
    expect(Number(rise.high)).toBeGreaterThan(100);
    expect(Number(rise.high)).toBeLessThan(Number(rise.usd));
  });

  it('says how far forecasts were off', async () => {
    const json = JSON.parse((await run('--csv', await csv(), '--forecast', '--json')).out);
    expect(json.forecasts).toMatchObject([
      { dayOfMonth: 3, months: 4 },
      { dayOfMonth: 10, months: 4 },
      { dayOfMonth: 20, months: 4 },
    ]);
    expect(json.pooled).toMatchObject({ dayOfMonth: null, months: 12 });
    const text = (await run('--csv', await csv(), '--forecast')).out;
    expect(text).toContain('run rate');
    expect(text).toMatch(/^20 +4 .*\nall +12 /m);
  });

  it('names every bad line, and the file', async () => {
    const path = await write('date,usd\n2026-10-01,five\n2026-10-02,5\nyesterday,5\n');
    const { code, out, err } = await run('--csv', path, '--json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(path);
    expect(err).toContain('Line 2');
    expect(err).toContain('Line 4');
    expect(err).not.toContain('Line 3');
  });

  it('cannot read what is not there', async () => {
    const path = join(folder, 'missing.csv');
    const { code, out, err } = await run('--csv', path);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(path);
  });

  it('does nothing on words that it does not know', async () => {
    const { code, out, err } = await run('--direction', 'sideways');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('sideways');
  });
});
