import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answer } from '../../../src/commands/command.ts';
import { createCapturedSlack } from '../kit/captured-slack.ts';
import { answerOf, createSampleCommand } from '../kit/sample-command.ts';
import { commandBody, postSigned, pressBody } from '../kit/signed-request.ts';
import { eventually, prepareEdge, startEdge } from '../kit/start-edge.ts';

const isRefused = async (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    () => false,
    () => true,
  );

describe('HTTP mode', () => {
  it('takes no request that Slack has not signed', async () => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command]);
    const body = commandBody({ command: '/claude-cost' });
    expect((await postSigned(bot.port, body, 'another secret')).status).toBe(401);
    const unsigned = await fetch(`http://127.0.0.1:${bot.port}/slack/events`, { method: 'POST', body });
    expect(unsigned.status).toBe(401);
    expect(asked).toEqual([]);
    expect(bot.slack.of('users.info')).toEqual([]);
  });

  it.each(['payload=null', 'payload=[]', 'payload=%22text%22'])(
    'turns %s away although it is signed, and works on',
    async (body) => {
      const bot = await startEdge([createSampleCommand().command]);
      expect((await postSigned(bot.port, body)).status).toBe(400);
      expect((await postSigned(bot.port, 'null', undefined, 'application/json')).status).toBe(400);
      await bot.type('');
      await bot.heard(1);
    },
  );

  it('takes nothing that is dated in the future, nor what is too long, and forms in any character set', async () => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command]);
    const body = commandBody({ command: '/claude-cost' });
    expect((await postSigned(bot.port, body, undefined, undefined, 10 * 60_000)).status).toBe(401);
    expect((await postSigned(bot.port, `${body}&x=${'x'.repeat(5_000_000)}`)).status).toBe(413);
    expect(asked).toEqual([]);
    const type = 'application/x-www-form-urlencoded; charset=utf-8';
    expect((await postSigned(bot.port, body, undefined, type)).status).toBe(200);
    await bot.heard(1);
  });

  it('serves the routes beside it', async () => {
    const bot = await startEdge([], {
      httpRoutes: [
        {
          path: '/readyz',
          handle: async () => ({ status: 503, contentType: 'application/json', body: '{"ready":false}' }),
        },
        {
          path: '/metrics',
          handle: () => {
            throw new Error('no metrics');
          },
        },
      ],
    });
    const ready = await fetch(`http://127.0.0.1:${bot.port}/readyz`);
    expect([ready.status, ready.headers.get('content-type'), await ready.json()]).toEqual([
      503,
      'application/json',
      { ready: false },
    ]);
    expect((await fetch(`http://127.0.0.1:${bot.port}/metrics`)).status).toBe(500);
    expect(bot.lines()).toContainEqual(expect.objectContaining({ event: 'route_failed', path: '/metrics' }));
    expect((await fetch(`http://127.0.0.1:${bot.port}/nothing`)).status).toBe(404);
  });

  it('is connected once Slack has answered, and serves the routes before that', async () => {
    const slack = createCapturedSlack();
    slack.answer('auth.test', () => ({ status: 503 }));
    let port = 0;
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    if (typeof address === 'object' && address !== null) port = address.port;
    await new Promise((resolve) => probe.close(resolve));
    const healthz = { path: '/healthz', handle: () => ({ status: 200, contentType: 'text/plain', body: 'ok' }) };
    const bot = prepareEdge([], { slack, port, httpRoutes: [healthz] });
    onTestFinished(() => bot.edge.stop());

    const started = bot.edge.start();
    await eventually(() => expect(bot.clock.sleeping()).toHaveLength(1));
    expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()).toBe('ok');
    expect(bot.edge.connected()).toBe(false);
    slack.answer('auth.test', () => ({ ok: true, team_id: 'T1', user_id: 'UBOT' }));
    bot.clock.advance(30_000);
    expect(await started).toEqual({ port });
    expect(bot.edge.connected()).toBe(true);
    await bot.edge.stop();
    expect(bot.edge.connected()).toBe(false);
  });

  it('does not start with a token that Slack refuses, nor on a port that is taken', async () => {
    const slack = createCapturedSlack();
    slack.answer('auth.test', () => ({ ok: false, error: 'invalid_auth' }));
    const refused = prepareEdge([], { slack });
    onTestFinished(() => refused.edge.stop());
    await expect(refused.edge.start()).rejects.toMatchObject({ name: 'SlackRefusal', code: 'invalid_auth' });

    const { port } = await startEdge([]);
    const second = prepareEdge([], { port });
    await expect(second.edge.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await second.edge.stop();
  });
});

describe('stop', () => {
  it('lets a running answer end, takes nothing new, and then closes', async () => {
    const answer = Promise.withResolvers<Answer>();
    const { command, asked } = createSampleCommand(() => answer.promise);
    const bot = await startEdge([command]);
    await bot.type('7d');
    await expect.poll(() => asked.length).toBe(1);
    const stopped = bot.edge.stop();

    const late = await postSigned(bot.port, commandBody({ command: '/claude-cost', text: '30d' }));
    expect(await late.json()).toEqual({
      response_type: 'ephemeral',
      text: 'I am just restarting: please ask again in a moment.',
    });
    await postSigned(bot.port, pressBody({ action: 'share', value: 'cost 7d' }));
    expect((await bot.heard(1)).text).toBe('I am just restarting: please ask again in a moment.');

    answer.resolve(answerOf());
    await stopped;
    expect(bot.said()[1]).toBe('You spent $12.50.');
    expect(asked).toHaveLength(1);
    expect(await isRefused(bot.port)).toBe(true);
  });

  it('waits ten seconds for an answer that never comes', async () => {
    const { command, asked } = createSampleCommand(() => new Promise(() => undefined));
    const bot = await startEdge([command]);
    await bot.type('7d');
    await expect.poll(() => asked.length).toBe(1);
    const stopped = bot.edge.stop();
    await eventually(() => expect(bot.clock.sleeping()).toContain(10_000));
    bot.clock.advance(9_999);
    expect(await isRefused(bot.port)).toBe(false);
    bot.clock.advance(1);
    await stopped;
    expect(await isRefused(bot.port)).toBe(true);
  });

  it('ends a start that Slack keeps waiting', async () => {
    const slack = createCapturedSlack();
    slack.answer('auth.test', () => new Error('network down'));
    const bot = prepareEdge([], { slack });
    const started = bot.edge.start();
    started.catch(() => undefined);
    await eventually(() => expect(bot.clock.sleeping()).toHaveLength(1));
    await bot.edge.stop();
    await expect(started).rejects.toMatchObject({ name: 'SlackSilence' });
  });
});
