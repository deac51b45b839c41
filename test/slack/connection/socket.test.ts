import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answer, Command } from '../../../src/commands/command.ts';
import { createCapturedSlack } from '../kit/captured-slack.ts';
import { answerOf, createSampleCommand } from '../kit/sample-command.ts';
import { commandBody, pressPayload } from '../kit/signed-request.ts';
import { startSocketSlack } from '../kit/socket-slack.ts';
import { eventually, prepareEdge } from '../kit/start-edge.ts';

const typed = (text: string) => ({
  type: 'slash_commands' as const,
  payload: Object.fromEntries(new URLSearchParams(commandBody({ command: '/claude-cost', text }))),
});

const prepareSocketEdge = async (command: Command, options: Parameters<typeof startSocketSlack>[0] = {}) => {
  const socket = await startSocketSlack(options);
  const slack = createCapturedSlack();
  slack.answer('apps.connections.open', () => ({ ok: true, url: socket.url }));
  const parts = prepareEdge([command], {
    slack,
    transport: { kind: 'socket', appToken: 'xapp-test' },
    httpRoutes: [{ path: '/healthz', handle: () => ({ status: 200, contentType: 'text/plain', body: 'ok' }) }],
  });
  onTestFinished(async () => {
    const stopped = parts.edge.stop();
    parts.clock.advance(60_000);
    await stopped;
  });
  return {
    ...parts,
    socket,
    /** Lets the wait before the next attempt pass, once it has begun; a wait for hello is longer. */
    passWait: async () => {
      await eventually(() => expect(Math.min(...parts.clock.sleeping())).toBeLessThan(30_000));
      parts.clock.advance(25_000);
    },
  };
};

describe('Socket Mode', () => {
  it('answers a command and a button that arrive through the socket', async () => {
    const bot = await prepareSocketEdge(createSampleCommand().command);
    expect(bot.edge.connected()).toBe(false);
    await bot.edge.start();
    expect(bot.edge.connected()).toBe(true);
    expect(bot.slack.of('apps.connections.open')[0]?.token).toBe('Bearer xapp-test');
    bot.socket.send('e1', typed('7d'));
    await expect.poll(() => bot.slack.responses.length).toBe(1);
    bot.socket.send('e2', { type: 'interactive', payload: pressPayload({ action: 'share', value: 'cost 7d' }) });
    await expect.poll(() => bot.slack.responses.length).toBe(4);
    expect(bot.socket.acknowledged).toEqual(['e1', 'e2']);
  });

  it('acknowledges before it works', async () => {
    const { command } = createSampleCommand(() => new Promise(() => undefined));
    const bot = await prepareSocketEdge(command);
    await bot.edge.start();
    bot.socket.send('e1', typed('7d'));
    await expect.poll(() => bot.socket.acknowledged).toEqual(['e1']);
  });

  it('serves the routes on the port as well', async () => {
    const bot = await prepareSocketEdge(createSampleCommand().command);
    const { port } = await bot.edge.start();
    const get = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${port}${path}`, { method });
    expect(await (await get('/healthz?verbose=1')).text()).toBe('ok');
    expect(await (await get('/healthz', 'HEAD')).text()).toBe('');
    expect((await get('/healthz', 'POST')).status).toBe(405);
    expect((await get('/slack/events')).status).toBe(404);
  });

  it('comes back after a refresh and after a broken line, and knows meanwhile that it is away', async () => {
    const bot = await prepareSocketEdge(createSampleCommand().command);
    await bot.edge.start();
    for (const [index, end] of [() => bot.socket.refresh(), () => bot.socket.latest().terminate()].entries()) {
      end();
      await expect.poll(() => bot.edge.connected()).toBe(false);
      await bot.passWait();
      await bot.socket.connections(index + 2);
      await expect.poll(() => bot.edge.connected()).toBe(true);
    }
    bot.socket.send('e9', typed('7d'));
    await expect.poll(() => bot.slack.responses.length).toBe(1);
  });

  it('keeps trying while Slack refuses to take it back', async () => {
    const bot = await prepareSocketEdge(createSampleCommand().command);
    await bot.edge.start();
    bot.slack.answer('apps.connections.open', () => new Error('network down'));
    bot.socket.latest().terminate();
    for (const asked of [2, 3, 4]) {
      await bot.passWait();
      await expect.poll(() => bot.slack.of('apps.connections.open').length).toBe(asked);
    }
    bot.slack.answer('apps.connections.open', () => ({ ok: true, url: bot.socket.url }));
    await bot.passWait();
    await expect.poll(() => bot.edge.connected()).toBe(true);
  });

  it('gives up a socket on which Slack says nothing, and opens another', async () => {
    const bot = await prepareSocketEdge(createSampleCommand().command, { hello: false });
    const started = bot.edge.start();
    await bot.socket.connections(1);
    bot.clock.advance(30_000);
    await expect.poll(() => bot.lines().map(({ event }) => event)).toContain('slack_unreachable');
    bot.clock.advance(30_000);
    await bot.socket.connections(2);
    bot.socket.latest().send(JSON.stringify({ type: 'hello' }));
    await started;
    expect(bot.edge.connected()).toBe(true);
  });

  it('does not start with a token that Slack refuses', async () => {
    const bot = await prepareSocketEdge(createSampleCommand().command);
    bot.slack.answer('apps.connections.open', () => ({ ok: false, error: 'invalid_auth' }));
    await expect(bot.edge.start()).rejects.toMatchObject({ name: 'SlackRefusal', code: 'invalid_auth' });
    expect(bot.edge.connected()).toBe(false);
  });

  it('lets a running answer end before it closes the socket', async () => {
    const answer = Promise.withResolvers<Answer>();
    const { command, asked } = createSampleCommand(() => answer.promise);
    const bot = await prepareSocketEdge(command);
    await bot.edge.start();
    bot.socket.send('e1', typed('7d'));
    await expect.poll(() => asked.length).toBe(1);
    const stopped = bot.edge.stop();
    bot.socket.send('e2', typed('30d'));
    await expect.poll(() => bot.socket.acknowledged).toEqual(['e1', 'e2']);
    expect(bot.slack.responses).toEqual([]);
    answer.resolve(answerOf());
    await stopped;
    expect(bot.slack.responses.map(({ payload }) => payload.text)).toEqual(['You spent $12.50.']);
    expect(asked).toHaveLength(1);
    await expect.poll(() => bot.socket.latest().readyState).toBe(bot.socket.latest().CLOSED);
  });
});
