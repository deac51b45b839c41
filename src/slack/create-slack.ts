import { setTimeout as pause } from 'node:timers/promises';
import { App } from '@slack/bolt';
import type { ChannelAudience, ChannelStanding, Clock, CommandPorts, Courier, Log, Random } from '../ports.ts';
import { listAdmins } from './access/list-admins.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { checkSlack, type SlackCheck } from './check-slack.ts';
import { connectHttp } from './connection/connect-http.ts';
import { connectSocket } from './connection/connect-socket.ts';
import type { HttpRoute } from './connection/http-routes.ts';
import { persist } from './connection/persist.ts';
import { createCourier } from './create-courier.ts';
import { createFindUsers, type FindUsers } from './find-users.ts';
import { type Identity, readIdentity } from './identity.ts';
import { createNotifier, type SlackNotifier } from './notifier.ts';
import { readAudience } from './read-audience.ts';
import { readStanding } from './read-standing.ts';
import type { Services } from './route-all.ts';
import { createWebClients } from './web-clients.ts';
import { createWorkload } from './workload.ts';

type SlackTransport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

export interface SlackOptions {
  readonly transport: SlackTransport;
  readonly botToken: string;
  /** Of the Web API; null is Slack itself. */
  readonly apiUrl: string | null;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** User ids (`U…`, `W…`) and user-group ids (`S…`). Empty: Slack's own workspace owners and admins. */
  readonly admins: readonly string[];
  readonly viewers: readonly string[];
  /** Asked for once: by the first request from Slack, or as soon as there is a connection. */
  readonly services: () => Promise<Services>;
  readonly ports: CommandPorts;
  readonly httpRoutes: readonly HttpRoute[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly fetch: typeof globalThis.fetch;
}

export interface SlackEdge {
  /**
   * Serves the routes at once, then tries until Slack answers. Resolves with the port. Throws where the port is taken,
   * and `SlackRefusal` where Slack does not accept a token.
   */
  start(): Promise<{ readonly port: number }>;
  /** Takes no new work, lets what runs end (at most ten seconds), and closes. Safe to call twice, and before `start` ends. */
  stop(): Promise<void>;
  /** Whether commands reach the bot now. */
  connected(): boolean;
  readonly notifier: SlackNotifier;
  /** For the outbox; works without `start`. */
  readonly courier: Courier;
  /** User ids of a few admins, to be written to in person. Throws `SlackRefusal` or `SlackSilence`. */
  admins(): Promise<readonly string[]>;
  /** Who can read a channel; null where Slack does not tell. */
  audienceOf(channel: string): Promise<ChannelAudience | null>;
  /** Whether the bot can post in a channel; null where Slack does not tell. */
  standingIn(channel: string): Promise<ChannelStanding | null>;
  readonly findUsers: FindUsers;
  /** For `doctor` and `/claude-status`; works without `start`. */
  check(): Promise<SlackCheck>;
}

const DRAIN_MS = 10_000;
const REST_MS = 20;

/** The Slack edge: Bolt, the Web API, the routes. Nothing happens before `start`. */
export const createSlack = (options: SlackOptions): SlackEdge => {
  const { transport, botToken, admins, viewers, ports, clock, random, log, fetch } = options;
  const logger = createBoltLogger(log);
  const clients = createWebClients({ botToken, apiUrl: options.apiUrl, fetch, logger });
  const notifier = createNotifier(clients.write);
  const workload = createWorkload();
  const ending = new AbortController();

  let identity: Identity | null = null;
  const identify = async (): Promise<Identity> => {
    identity ??= await readIdentity(clients.read);
    return identity;
  };

  const common = {
    address: { host: options.host, port: options.port },
    routes: options.httpRoutes,
    logger,
    clock,
    random,
    log,
  };
  const connection =
    transport.kind === 'socket'
      ? connectSocket({ ...common, appToken: transport.appToken, clientOptions: clients.options() })
      : connectHttp({ ...common, signingSecret: transport.signingSecret });

  const app = new App({
    receiver: connection.receiver,
    // With `token` Bolt would ask Slack before it handles the first request, and fail it where Slack is slow.
    authorize: async () => ({ botToken }),
    clientOptions: clients.options(),
    logger,
    convoStore: false,
    ignoreSelf: false,
  });
  app.error(async (error) => log.error('slack_handler_failed', { error }));

  const routeAll = async (): Promise<void> => {
    const [services, route] = await Promise.all([options.services(), import('./route-all.ts')]);
    const team = async () => (await identify()).teamId;
    route.routeAll(app, services, {
      ports,
      client: clients.read,
      team,
      admins,
      viewers,
      notifier,
      workload,
      clock,
      random,
      log,
      fetch,
    });
  };
  let routing: Promise<void> | null = null;
  const routed = (): Promise<void> => {
    routing ??= routeAll();
    return routing;
  };
  // What answers is loaded when Slack can reach the bot. A request that comes before that is done waits here.
  app.use(async ({ next }) => {
    await routed();
    await next();
  });

  const drain = async (): Promise<void> => {
    const timer = new AbortController();
    await Promise.race([workload.drain(), clock.sleep(DRAIN_MS, timer.signal).catch(() => undefined)]);
    timer.abort();
  };

  return {
    start: async () => {
      const port = await connection.listen();
      const { teamId, botUserId } = await persist(identify, { clock, random, log, signal: ending.signal });
      await connection.connect(ending.signal);
      log.info('slack_started', { transport: transport.kind, port, teamId, botUserId });
      // Whoever waited for the connection hears of it before this process is busy with loading.
      await pause(REST_MS);
      await routed();
      return { port };
    },
    stop: async () => {
      ending.abort();
      await drain();
      await connection.close();
    },
    connected: () => workload.isOpen() && identity !== null && connection.connected(),
    notifier,
    courier: createCourier(notifier, clients.read),
    admins: () => listAdmins(clients.read, admins),
    audienceOf: (channel) => readAudience(clients.read, channel),
    standingIn: (channel) => readStanding(clients.read, channel),
    findUsers: createFindUsers(clients.read, { clock, log }),
    check: () => checkSlack(clients, transport.kind === 'socket' ? transport.appToken : null),
  };
};
