import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('needs no configuration at all for a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'backtest-'));
  const path = join(folder, 'spend.csv');
  await writeFile(path, 'date,usd\n2026-10-01,5\n2026-10-02,7.25\n');
  const main = new URL('../../src/main.ts', import.meta.url).pathname;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [main, 'backtest', '--csv', path, '--json'], {
    env: {},
    cwd: folder,
  }).finally(() => rm(folder, { recursive: true }));
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    flagged: [],
    days: [
      { date: '2026-10-01', usd: '5', low: null, high: null, flagged: false },
      { date: '2026-10-02', usd: '7.25', low: null, high: null, flagged: false },
    ],
  });
});

it('tries forecasts on sample organisations where no key is set: better than the simple rules, with honest ranges', async () => {
  const main = new URL('../../src/main.ts', import.meta.url).pathname;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [main, 'backtest', '--forecast', '--json'], {
    env: { CLAUDE_ADMIN_API_KEY: '', CLAUDE_CHAT_ADMIN_API_KEY: '' },
  });
  expect(stderr).toContain('sample organisations');
  const { forecast, ...simple } = JSON.parse(stdout).pooled.missPercent;
  expect(forecast).toBeLessThan(Math.min(...Object.values<number>(simple)));
  expect(JSON.parse(stdout).pooled.heldPercent).toBeGreaterThan(70);
  expect(JSON.parse(stdout).pooled.heldPercent).toBeLessThan(90);
});
