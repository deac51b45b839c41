import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { dayOf } from '../../src/domain/day.ts';
import { startClaudeApi } from '../../src/sandbox/claude/start-claude-api.ts';
import { createCompany } from '../../src/sandbox/organisation/company.ts';
import { NOW } from './bench-clock.ts';

/** A process of its own, so that its work is nobody's: the sample organisation, each answer worked out once and given after `latencyMs`. */
const { latencyMs = 0, ...size } = JSON.parse(process.argv[2] ?? '{}');
const company = createCompany({ ...size, today: dayOf(NOW) });
const api = await startClaudeApi({ company, now: () => NOW });
const answers = new Map<string, Buffer>();
let served = 0;

const headersOf = (headers: NodeJS.Dict<string | string[]>): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && /^(x-api-key|authorization|anthropic-)/.test(name) ? [[name, value]] : [],
  );

const server = createServer(async (request, response) => {
  const path = request.url ?? '/';
  if (path === '/served') {
    response.end(String(served));
    return;
  }
  served += 1;
  if (latencyMs > 0) await delay(latencyMs);
  let body = answers.get(path);
  if (body === undefined) {
    const answer = await fetch(`${api.url}${path}`, { headers: headersOf(request.headers) });
    body = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) {
      response.writeHead(answer.status).end(body);
      return;
    }
    answers.set(path, body);
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length, 'request-id': 'req_1' });
  response.end(body);
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` });
});
process.once('disconnect', () => process.exit());
