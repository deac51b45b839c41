import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { explainStart } from '../../src/explain-start.ts';
import type { SlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import { startSlack } from '../../src/sandbox/slack/start-slack.ts';
import { openStateStore } from '../../src/store/open-state-store.ts';
import { createFakeClock } from '../anthropic/support/fake-clock.ts';
import { memoryLog } from '../log/memory-log.ts';
import { WORKSPACE } from '../sandbox/slack/start-sandbox.ts';
import { newStateFile } from './kit/open-json.ts';

let slack: SlackStandIn;
beforeAll(async () => {
  slack = await startSlack({ workspace: WORKSPACE });
});
afterAll(() => slack.close());

const environmentFor = (file: string): Record<string, string> => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_SIGNING_SECRET: slack.signingSecret,
  SLACK_API_URL: slack.apiUrl,
  CLAUDE_ADMIN_API_KEY: 'sk-ant-admin01-test',
  ANTHROPIC_BASE_URL: 'http://127.0.0.1:1',
  LEDGER_ALERT_CHANNEL: 'C0ALERTS',
  LEDGER_STATE: file,
  HOST: '127.0.0.1',
  PORT: '0',
});

const newApp = (file: string): App => {
  const reading = readConfig(environmentFor(file), { slack: true, claude: true });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  return createApp(reading.config, { write: () => undefined });
};

const serve = (file: string): Promise<{ readonly code: unknown; readonly err: string; readonly out: string }> =>
  new Promise((resolve) => {
    const run = new URL('../../src/run.js', import.meta.url).pathname;
    execFile(process.execPath, [run, 'serve'], { env: environmentFor(file) }, (error, out, err) =>
      resolve({ code: error?.code ?? 0, out, err }),
    );
  });

it('has the state file from start to stop, and so keeps a second one out', async () => {
  const file = newStateFile();
  const first = newApp(file);
  await first.start();
  expect(existsSync(`${file}.lock`)).toBe(true);

  const second = newApp(file);
  expect(await second.start().then(() => 'started', explainStart)).toContain(`in use by process ${process.pid} on`);
  await second.stop();
  expect(existsSync(`${file}.lock`)).toBe(true);

  await first.stop();
  await first.stop();
  expect(existsSync(`${file}.lock`)).toBe(false);
  const third = newApp(file);
  await third.start();
  await third.stop();
});

it('gives the file back, and never connects, when it is stopped while it starts', async () => {
  const file = newStateFile();
  const app = newApp(file);
  const starting = app.start().then(
    () => 'started',
    () => 'not started',
  );
  await app.stop();
  expect(await starting).toBe('not started');
  expect(existsSync(`${file}.lock`)).toBe(false);
});

it('as a program ends with 1 and one sentence: who has the file, or what is wrong with it', async () => {
  const file = newStateFile();
  const store = await openStateStore({ file, clock: createFakeClock(), log: memoryLog().log });
  expect(await serve(file)).toEqual({
    code: 1,
    out: '',
    err: expect.stringMatching(new RegExp(`^The state file ${file} is in use by process ${process.pid} on .*\\.\n$`)),
  });
  await store.close();
  writeFileSync(file, '{"version":3}');
  expect(await serve(file)).toEqual({
    code: 1,
    out: '',
    err: expect.stringMatching(/^The file .* cannot be used, because a newer Claude Ledger wrote it .*\.\n$/),
  });
  expect(readFileSync(file, 'utf8')).toBe('{"version":3}');
});
