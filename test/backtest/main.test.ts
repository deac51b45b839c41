import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runMain } from '../scenarios/terminal/run-main.ts';

it('needs no configuration at all for a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'backtest-'));
  const path = join(folder, 'spend.csv');
  await writeFile(path, 'date,usd\n2026-10-01,5\n2026-10-02,7.25\n');
  const { out, err } = await runMain(['backtest', '--csv', path, '--json']).finally(() =>
    rm(folder, { recursive: true }),
  );
  expect(err).toBe('');
  expect(JSON.parse(out)).toEqual({
    flagged: [],
    days: [
      { date: '2026-10-01', usd: '5', low: null, high: null, flagged: false },
      { date: '2026-10-02', usd: '7.25', low: null, high: null, flagged: false },
    ],
  });
});

it('tries forecasts on sample organisations where no key is set: better than the simple rules, with honest ranges', async () => {
  const { out, err } = await runMain(['backtest', '--forecast', '--json']);
  expect(err).toContain('sample organisations');
  const { missPercent, heldPercent } = JSON.parse(out).pooled;
  const { forecast, ...simple } = missPercent;
  expect(forecast).toBeLessThan(Math.min(...Object.values<number>(simple)));
  expect(heldPercent).toBeGreaterThan(70);
  expect(heldPercent).toBeLessThan(90);
});
