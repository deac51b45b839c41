import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { commandBody } from '../../slack/kit/signed-request.ts';
import { startSocketSlack } from '../../slack/kit/socket-slack.ts';
import { startMain } from '../terminal/run-main.ts';

/** As much of the Web API as a start needs. */
const startWebApi = async (socketUrl: string): Promise<string> => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, url: socketUrl, team_id: 'T1', user_id: 'UBOT' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
};

it('a frame that the library trips over is told in the log, and the process answers on', async () => {
  const socket = await startSocketSlack();
  const folder = await mkdtemp(join(tmpdir(), 'ledger-frame-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { child, said, ended } = startMain(['serve'], {
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_APP_TOKEN: 'xapp-test',
    SLACK_API_URL: await startWebApi(socket.url),
    CLAUDE_ADMIN_API_KEY: 'sk-ant-admin01-test',
    ANTHROPIC_BASE_URL: 'http://127.0.0.1:1',
    LEDGER_ALERT_CHANNEL: 'C0ALERTS',
    LEDGER_STATE: join(folder, 'ledger.json'),
    HOST: '127.0.0.1',
    PORT: '0',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const waiting = { timeout: 15_000 };
  await expect.poll(() => said.err, waiting).toContain('"slack_started"');

  socket.latest().send('null');
  await expect.poll(() => said.err, waiting).toContain('"unawaited_failure"');
  const payload = Object.fromEntries(new URLSearchParams(commandBody({ command: '/claude-help' })));
  socket.send('e1', { type: 'slash_commands', payload });
  await expect.poll(() => socket.acknowledged, waiting).toEqual(['e1']);

  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});
