import { onTestFinished, vi } from 'vitest';
import type { Command } from '../../../src/commands/command.ts';
import type { CommandPorts } from '../../../src/ports.ts';
import { createSlack, type SlackOptions } from '../../../src/slack/create-slack.ts';
import type { Services } from '../../../src/slack/route-all.ts';
import { memoryLog } from '../../log/memory-log.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { type CapturedSlack, createCapturedSlack } from './captured-slack.ts';
import { createManualClock } from './manual-clock.ts';
import { commandBody, postSigned, pressBody, SIGNING_SECRET } from './signed-request.ts';

/** Waits until something has happened; fails with the last reason when it does not. */
export const eventually = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 5000, interval: 5 });

interface Setting extends Partial<SlackOptions>, Partial<Omit<Services, 'commands'>> {
  readonly slack?: CapturedSlack;
}

/** The edge with everything around it replaced: Slack, the clock, the log. Not started yet. */
export const prepareEdge = (commands: readonly Command[], { incidents, home, ...setting }: Setting = {}) => {
  const slack = setting.slack ?? createCapturedSlack();
  const clock = createManualClock();
  const { log, lines, text } = memoryLog({ clock });
  const ports: CommandPorts = {
    claude: { sources: [], close: async () => undefined },
    state: createMemoryStore(),
    clock,
    log,
    settings: { timezone: 'UTC', privacy: 'masked', alertChannel: 'C9', version: '0.0.0' },
    status: () => ({ startedAt: clock.now(), slack: { transport: 'http', connected: true } }),
  };
  const edge = createSlack({
    transport: { kind: 'http', signingSecret: SIGNING_SECRET },
    botToken: 'xoxb-test',
    apiUrl: slack.apiUrl,
    host: '127.0.0.1',
    port: 0,
    admins: [],
    viewers: [],
    services: async () => ({ commands, ...(incidents && { incidents }), ...(home && { home }) }),
    ports,
    httpRoutes: [],
    clock,
    random: () => 0.5,
    log,
    fetch: slack.fetch,
    ...setting,
  });
  return { edge, slack, clock, lines, logged: text };
};

/** The edge in HTTP mode on a free port, with Slack's side of the conversation. */
export const startEdge = async (commands: readonly Command[], setting: Setting = {}) => {
  const parts = prepareEdge(commands, setting);
  const { port } = await parts.edge.start();
  onTestFinished(async () => {
    const stopped = parts.edge.stop();
    parts.clock.advance(60_000);
    await stopped;
  });
  const said = () => parts.slack.responses.map(({ payload }) => payload.text);
  return {
    ...parts,
    port,
    /** What was said through the response URL, in order. */
    said,
    /** Waits for the `count`-th answer through the response URL. */
    heard: (count: number) =>
      eventually(() => {
        const response = parts.slack.responses[count - 1];
        if (response === undefined)
          throw new Error(`only ${parts.slack.responses.length} answers: ${said().join(' | ')}`);
        return response.payload;
      }),
    type: (text: string, typed: Omit<Parameters<typeof commandBody>[0], 'command' | 'text'> = {}) =>
      postSigned(port, commandBody({ command: '/claude-cost', text, ...typed })),
    press: (value: string, pressed: Omit<Parameters<typeof pressBody>[0], 'action' | 'value'> = {}) =>
      postSigned(port, pressBody({ action: 'share', value, ...pressed })),
  };
};
