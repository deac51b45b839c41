import type { ServerResponse } from 'node:http';
import type { Mishap, SeenRequest } from './fault.ts';
import { errorBody } from './refusal.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const jsonReply = (status: number, headers: Readonly<Record<string, string>>, body: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const send = (response: ServerResponse, reply: Reply): number => {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
  return reply.status;
};

/** Promises the whole body, sends half of it and hangs up. */
const sendHalf = (response: ServerResponse, reply: Reply): null => {
  const bytes = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
  return null;
};

const replacement = (mishap: Extract<Mishap, { kind: 'status' }>, path: string, requestId: string): Reply => {
  const { status, body, headers = {} } = mishap;
  return typeof body === 'string'
    ? { status, headers: { 'content-type': 'text/html', ...headers }, body }
    : jsonReply(status, headers, body ?? errorBody(path, status, 'Injected fault', requestId));
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends the usual reply, or what a mishap makes of it. Gives the status that was sent; null where no answer arrives whole. */
export const deliver = async (
  response: ServerResponse,
  mishap: Mishap | null,
  request: SeenRequest,
  requestId: string,
  usual: () => Reply,
): Promise<number | null> => {
  switch (mishap?.kind) {
    case undefined:
      return send(response, usual());
    case 'status':
      return send(response, replacement(mishap, request.path, requestId));
    case 'truncated':
      return sendHalf(response, usual());
    case 'reset':
      response.destroy();
      return null;
    case 'lost':
      usual();
      response.destroy();
      return null;
    case 'silence':
      return null;
    case 'delay':
      await pause(mishap.ms);
      return send(response, usual());
    case 'held':
      await mishap.until;
      return send(response, usual());
    case 'edit': {
      const { status, headers, body } = usual();
      return send(response, jsonReply(status, headers, mishap.edit(JSON.parse(body), request)));
    }
  }
};
