import { App } from '@slack/bolt';
import type { Command } from '../commands/command.ts';
import type {
  AppHome,
  ChannelAudience,
  ChannelStanding,
  Clock,
  CommandPorts,
  Courier,
  IncidentDesk,
  Log,
  Random,
} from '../ports.ts';
import { createGate } from './access/create-gate.ts';
import { listAdmins } from './access/list-admins.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { checkSlack, type SlackCheck } from './check-slack.ts';
import { connectHttp } from './connection/connect-http.ts';
import { connectSocket } from './connection/connect-socket.ts';
import type { HttpRoute } from './connection/http-routes.ts';
import { persist } from './connection/persist.ts';
import { createCourier } from './create-courier.ts';
import { createFindUsers, type FindUsers } from './find-users.ts';
import { routeForms } from './forms/route-forms.ts';
import { createHomes } from './home/create-homes.ts';
import { openHomeReplies } from './home/open-home-replies.ts';
import { routeHome } from './home/route-home.ts';
import { type Identity, readIdentity } from './identity.ts';
import { createNotifier, type SlackNotifier } from './notifier.ts';
import { createOnce } from './once.ts';
import { readAudience } from './read-audience.ts';
import { readStanding } from './read-standing.ts';
import { openReplies, type Place } from './replies.ts';
import { routeApprovals } from './route-approvals.ts';
import { routeCommands } from './route-commands.ts';
import { routePresses } from './route-presses.ts';
import { routeSubmissions } from './route-submissions.ts';
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
  readonly commands: readonly Command[];
  readonly ports: CommandPorts;
  /** Behind the buttons of incidents; without it they say that there are no alerts. */
  readonly incidents?: IncidentDesk;
  /** Without it the App Home stays as it is. */
  readonly home?: AppHome;
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

/** The Slack edge: Bolt, the Web API, the routes. Nothing happens before `start`. */
export const createSlack = (options: SlackOptions): SlackEdge => {
  const { transport, botToken, admins, viewers, commands, ports, clock, random, log, fetch } = options;
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

  const gate = createGate({
    client: clients.read,
    team: async () => (await identify()).teamId,
    admins,
    viewers,
    clock,
    log,
  });
  const { incidents = null } = options;
  const desk = { commands, ports, gate, admins, notifier, incidents, once: createOnce(clock), clock, random, log };
  const { home } = options;
  const homes = home === undefined ? null : createHomes({ home, gate, admins, notifier, workload, random, log });
  const handling = {
    desk,
    workload,
    openReplies: (place: Place) =>
      homes !== null && place.channelId === ''
        ? openHomeReplies(place, { homes, notifier, log })
        : openReplies(place, { fetch, notifier, log }),
  };
  if (homes !== null) routeHome(app, { homes, workload });
  routeCommands(app, handling);
  routePresses(app, handling);
  routeSubmissions(app, handling);
  routeApprovals(app, handling);
  routeForms(app, handling);

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
