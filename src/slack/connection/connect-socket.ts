import { once } from 'node:events';
import { type Logger, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Clock, Log, Random } from '../../ports.ts';
import type { Address, Connection } from './connection.ts';
import { closeServer, createRouteServer, type HttpRoute, portOf } from './http-routes.ts';
import { openSocket } from './open-socket.ts';
import { persist, waitBefore } from './persist.ts';

interface SocketOptions {
  readonly appToken: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly address: Address;
  readonly routes: readonly HttpRoute[];
  readonly logger: Logger;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** A connection that held this long was a good one: the next attempt need not wait longer than the first. */
const GOOD_MS = 30_000;

/**
 * Slack is reached through a WebSocket. We reconnect ourselves: the library's own way gives up for good after a failed
 * attempt, in a promise that nobody awaits, and waits five seconds after every routine refresh.
 */
export const connectSocket = (options: SocketOptions): Connection => {
  const { appToken, clientOptions, address, routes, logger, clock, random, log } = options;
  const installerOptions = { clientOptions };
  const receiver = new SocketModeReceiver({ appToken, logger, autoReconnectEnabled: false, installerOptions });
  const { client } = receiver;
  const server = createRouteServer(routes, log);
  const ending = new AbortController();

  let up = false;
  client.on('connected', () => {
    up = true;
  });
  for (const event of ['disconnecting', 'disconnected']) {
    client.on(event, () => {
      up = false;
    });
  }

  const open = () => openSocket(client, { clock, signal: ending.signal });

  /** One connection after another, until `close`. */
  const keepOpen = async (): Promise<void> => {
    let failures = 0;
    while (!ending.signal.aborted) {
      const since = clock.now();
      if (up) await new Promise((resolve) => client.once('disconnected', resolve));
      if (ending.signal.aborted) return;
      failures = clock.now() - since > GOOD_MS ? 0 : failures + 1;
      log.warn('slack_disconnected', { failures });
      await waitBefore(failures, { clock, random, signal: ending.signal });
      if (ending.signal.aborted) return;
      await open().then(
        () => log.info('slack_connected'),
        (error) => log.error('slack_reconnect_failed', { error }),
      );
    }
  };

  return {
    receiver,
    listen: async () => {
      server.listen(address.port, address.host);
      await once(server, 'listening');
      return portOf(server);
    },
    connect: async (signal) => {
      await persist(open, { clock, random, log, signal });
      void keepOpen();
    },
    connected: () => up,
    close: async () => {
      ending.abort();
      await client.disconnect();
      if (server.listening) await closeServer(server, () => new Promise((resolve) => server.close(() => resolve())));
    },
  };
};
