import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { eventually } from './start-edge.ts';

interface Envelope {
  readonly type: 'slash_commands' | 'interactive';
  readonly payload: unknown;
}

/** Slack's end of Socket Mode: says hello, sends envelopes, keeps what comes back. */
export const startSocketSlack = async ({ hello = true } = {}) => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const links: WebSocket[] = [];
  const acknowledged: string[] = [];
  server.on('connection', (link) => {
    links.push(link);
    link.on('message', (data) => acknowledged.push((JSON.parse(String(data)) as { envelope_id: string }).envelope_id));
    if (hello) link.send(JSON.stringify({ type: 'hello' }));
  });
  onTestFinished(async () => {
    for (const link of links) link.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
  const latest = (): WebSocket => {
    const link = links.at(-1);
    if (link === undefined) throw new Error('no connection yet');
    return link;
  };
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    links,
    acknowledged,
    latest,
    send: (envelopeId: string, { type, payload }: Envelope): void =>
      latest().send(JSON.stringify({ envelope_id: envelopeId, type, payload, accepts_response_payload: true })),
    /** Slack's routine refresh. */
    refresh: (): void => latest().send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' })),
    connections: (count: number) =>
      eventually(() => {
        if (links.length < count) throw new Error(`${links.length} connections so far`);
      }),
  };
};
