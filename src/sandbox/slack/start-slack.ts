import { closeServer, listen } from '../http/listen.ts';
import type { WebApi } from './answer-call.ts';
import type { BotContext } from './bot/bot-context.ts';
import type { BotLink } from './bot/deliver.ts';
import { createHttpLink } from './bot/http-link.ts';
import { openHome } from './bot/open-home.ts';
import { pressElement } from './bot/press-element.ts';
import { sendCommand } from './bot/send-command.ts';
import { createSocketHub } from './bot/socket-hub.ts';
import { submitView } from './bot/submit-view.ts';
import { createFaults } from './faults.ts';
import { createRateLimiter } from './limit-rate.ts';
import type { Token } from './methods/method.ts';
import { APP_TOKEN, BOT_TOKEN, SANDBOX_TOKENS, SIGNING_SECRET } from './sandbox-tokens.ts';
import { serveSlack } from './serve-slack.ts';
import type { SlackOptions, SlackStandIn } from './stand-in.ts';
import type { ApiCall } from './state/api-call.ts';
import { createWorld } from './state/create-world.ts';

/** The way that is open now: Socket Mode before HTTP. */
const eitherLink = (socket: BotLink, http: BotLink): BotLink => ({
  ready: () => socket.ready() || http.ready(),
  deliver: (kind, payload) => (socket.ready() ? socket : http).deliver(kind, payload),
});

const firstOf = (tokens: Readonly<Record<string, Token>>, kind: Token['kind'], fallback: string): string =>
  Object.keys(tokens).find((token) => tokens[token]?.kind === kind) ?? fallback;

/** Starts the stand-in on 127.0.0.1. */
export const startSlack = async (options: SlackOptions): Promise<SlackStandIn> => {
  const { now = Date.now, ackTimeoutMs = 3000, tokens = SANDBOX_TOKENS, signingSecret = SIGNING_SECRET } = options;
  const homeTakesCharts = options.homeTakesCharts ?? false;
  const world = createWorld(options.workspace, now);
  const faults = createFaults();
  const calls: ApiCall[] = [];
  let botUrl = options.botUrl ?? null;

  const http = createHttpLink({ url: () => botUrl, signingSecret, ackTimeoutMs, now });
  const hub = createSocketHub({
    appId: options.workspace.bot.appId,
    ackTimeoutMs,
    connectionsChanged: (count) => world.feed.announce({ kind: 'bot', connected: count > 0 || botUrl !== null }),
  });
  const link = eitherLink(hub, http);

  const server = serveSlack(() => api);
  server.on('upgrade', hub.upgrade);
  const origin = `http://127.0.0.1:${await listen(server, '127.0.0.1', 0)}`;

  const api: WebApi = {
    tokens: new Map(Object.entries(tokens)),
    faults,
    limitRate: createRateLimiter(options.rateLimits ?? {}, now),
    context: { world, origin, homeTakesCharts },
    record: (call) => {
      calls.push(call);
      world.feed.announce({ kind: 'call', call });
    },
  };
  const context: BotContext = { world, origin, homeTakesCharts, deliver: link.deliver };

  return {
    url: origin,
    apiUrl: `${origin}/api/`,
    botToken: firstOf(tokens, 'bot', BOT_TOKEN),
    appToken: firstOf(tokens, 'app', APP_TOKEN),
    signingSecret,
    world,
    faults,
    connectBot: (url) => {
      botUrl = url;
      world.feed.announce({ kind: 'bot', connected: true });
    },
    botIsReady: link.ready,
    refreshSockets: hub.refresh,
    command: (input) => sendCommand(context, input),
    press: (input) => pressElement(context, input),
    submit: (input) => submitView(context, input),
    openHome: (user) => openHome(context, user),
    say: (input) => world.timeline.add(input),
    messages: (channel) => world.timeline.all().filter((each) => each.channel === channel && each.onlyFor === null),
    ephemerals: (user) => world.timeline.all().filter((each) => each.onlyFor === user),
    uploads: () => world.files.all().filter((file) => file.state === 'complete'),
    calls: (method) => calls.filter((call) => method === undefined || call.method === method),
    waitFor: world.feed.waitFor,
    close: async () => {
      await hub.close();
      await closeServer(server);
    },
  };
};
