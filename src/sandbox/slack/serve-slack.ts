import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readRequest } from '../http/read-request.ts';
import { answerCall, type WebApi } from './answer-call.ts';
import { answerResponseUrl } from './answer-response-url.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { World } from './state/create-world.ts';

const send = (response: ServerResponse, answer: HttpAnswer): void => {
  if (answer.body === null) {
    if (answer.silent !== true) response.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
  response.end(JSON.stringify(answer.body));
};

/** The bytes of an upload, which may be the body itself or a file in a form. */
const readUpload = async (body: Buffer, contentType: string): Promise<Uint8Array> => {
  if (!contentType.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return file === undefined ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
};

const receiveUpload = (world: World, id: string, bytes: Uint8Array): HttpAnswer => {
  const file = world.files.find(id);
  const fits = file !== undefined && file.state === 'promised' && file.length === bytes.length;
  if (!fits) return { status: 400, headers: {}, body: { ok: false, error: 'upload_does_not_fit' } };
  world.files.set({ ...file, bytes, state: 'received' });
  return { status: 200, headers: {}, body: { ok: true } };
};

const NOT_FOUND: HttpAnswer = { status: 404, headers: {}, body: { ok: false, error: 'not_found' } };

const handle = async (request: IncomingMessage, api: WebApi): Promise<HttpAnswer> => {
  const { world } = api.context;
  const [, folder = '', name = ''] = new URL(request.url ?? '/', 'http://slack').pathname.split('/');
  const bytes = await readRequest(request);
  const contentType = request.headers['content-type'] ?? '';
  switch (folder) {
    case 'api':
      return answerCall(api, {
        method: name,
        body: bytes.toString(),
        contentType,
        authorization: request.headers.authorization ?? null,
      });
    case 'upload':
      return receiveUpload(world, name, await readUpload(bytes, contentType));
    case 'response':
      return answerResponseUrl({ world, faults: api.faults }, name, bytes.toString());
    default:
      return NOT_FOUND;
  }
};

/** The stand-in's HTTP side: `/api/METHOD`, `/upload/ID` and `/response/ID`. `api` is asked for once the origin is known. */
export const serveSlack = (api: () => WebApi): Server =>
  createServer((request, response) => {
    handle(request, api()).then(
      (answer) => send(response, answer),
      () => response.destroy(),
    );
  });
