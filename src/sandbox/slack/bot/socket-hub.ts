import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import { isObject, parseJson } from '../json.ts';
import type { BotLink, Delivery } from './deliver.ts';

export interface SocketHub extends BotLink {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** As Slack does every few hours: asks every connection to come back. */
  refresh(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Says goodbye to every connection; cuts those that do not answer. */
  close(): Promise<void>;
}

interface Options {
  readonly appId: string;
  readonly ackTimeoutMs: number;
  readonly connectionsChanged: (count: number) => void;
}

const GOODBYE_MS = 500;

const sayGoodbye = (connection: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => connection.terminate(), GOODBYE_MS);
    connection.once('close', () => {
      clearTimeout(cut);
      resolve();
    });
    connection.close(1001);
  });

/** Socket Mode's server side: every envelope goes to any one of the open connections and waits for its acknowledgement. */
export const createSocketHub = ({ appId, ackTimeoutMs, connectionsChanged }: Options): SocketHub => {
  let server: WebSocketServer | null = null;
  const connections: WebSocket[] = [];
  const waiting = new Map<string, (payload: unknown) => void>();

  const forget = (connection: WebSocket): void => {
    const index = connections.indexOf(connection);
    if (index >= 0) connections.splice(index, 1);
    connectionsChanged(connections.length);
  };
  const receive = (text: string): void => {
    const message = parseJson(text);
    if (!isObject(message) || typeof message.envelope_id !== 'string') return;
    waiting.get(message.envelope_id)?.(message.payload ?? null);
  };
  const accept = (connection: WebSocket): void => {
    connections.push(connection);
    connection.on('message', (data) => receive(String(data)));
    connection.on('close', () => forget(connection));
    connection.send(
      JSON.stringify({ type: 'hello', num_connections: connections.length, connection_info: { app_id: appId } }),
    );
    connectionsChanged(connections.length);
  };
  const awaitAck = (envelopeId: string, started: number): Promise<Delivery> =>
    new Promise((resolve) => {
      const settle = (delivery: Delivery): void => {
        clearTimeout(timer);
        waiting.delete(envelopeId);
        resolve(delivery);
      };
      const timer = setTimeout(() => settle({ ok: false, error: 'operation_timeout' }), ackTimeoutMs);
      waiting.set(envelopeId, (body) => settle({ ok: true, ackMs: performance.now() - started, body }));
    });

  return {
    ready: () => connections.length > 0,
    deliver: async (type, payload) => {
      const connection = connections.shift();
      if (connection === undefined) return { ok: false, error: 'dispatch_failed' };
      connections.push(connection);
      const envelope_id = randomUUID();
      const acknowledged = awaitAck(envelope_id, performance.now());
      const accepts_response_payload = type !== 'events_api';
      connection.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload }));
      return acknowledged;
    },
    upgrade: async (request, socket, head) => {
      // Only Socket Mode needs the library: the demo, which is spoken to over HTTP, runs without it.
      const ws = await import('ws');
      server ??= new ws.WebSocketServer({ noServer: true });
      server.handleUpgrade(request, socket, head, accept);
    },
    refresh: (reason) => {
      for (const connection of connections) connection.send(JSON.stringify({ type: 'disconnect', reason }));
    },
    close: async () => {
      await Promise.all(connections.map(sayGoodbye));
      server?.close();
    },
  };
};
