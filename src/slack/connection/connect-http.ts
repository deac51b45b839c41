import type { Server } from 'node:http';
import { HTTPReceiver, type Logger } from '@slack/bolt';
import type { Log } from '../../ports.ts';
import type { Address, Connection } from './connection.ts';
import { closeServer, type HttpRoute, METHODS, portOf, serveRoute } from './http-routes.ts';
import { screenRequests } from './screen-requests.ts';

interface HttpOptions {
  readonly signingSecret: string;
  readonly address: Address;
  readonly routes: readonly HttpRoute[];
  readonly logger: Logger;
  readonly log: Log;
}

const EVENTS = '/slack/events';

/** Slack posts to `/slack/events`; Bolt verifies the signature. The routes share the port. */
export const connectHttp = ({ signingSecret, address, routes, logger, log }: HttpOptions): Connection => {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    endpoints: [EVENTS],
    customRoutes: routes.map((route) => ({
      path: route.path,
      method: METHODS,
      handler: (request, response) => void serveRoute(route, request, response, log),
    })),
  });
  receiver.requestListener = screenRequests(EVENTS, receiver.requestListener);
  let server: Pick<Server, 'address' | 'closeAllConnections'> | null = null;
  return {
    receiver,
    listen: async () => {
      const listening = await receiver.start({ host: address.host, port: address.port });
      server = listening;
      return portOf(listening);
    },
    connect: async () => undefined,
    connected: () => server !== null,
    close: async () => {
      const listening = server;
      server = null;
      if (listening !== null) await closeServer(listening, () => receiver.stop());
    },
  };
};
