import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSlackPage } from '../../src/sandbox/page/start-slack-page.ts';
import type { SlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import { startSandbox } from '../sandbox/slack/start-sandbox.ts';

let slack: SlackStandIn;
let site: Awaited<ReturnType<typeof startSlackPage>>;
beforeEach(async () => {
  ({ slack } = await startSandbox());
  site = await startSlackPage({ slack, port: 0, title: 'Sandbox', commands: [] });
});
afterEach(async () => {
  await site.close();
  await slack.close();
});

const statusFor = (host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asked = request(`${site.url}/page/boot`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });

const say = (contentType: string) =>
  fetch(`${site.url}/page/say`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: JSON.stringify({ user: 'U0MAYA', channel: 'C0GENERAL', text: 'hello' }),
  });

describe('the server of the page', () => {
  it('takes the next port when its own is taken', async () => {
    const port = Number(new URL(site.url).port);
    const second = await startSlackPage({ slack, port, title: 'Sandbox', commands: [] });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    expect((await fetch(second.url)).status).toBe(200);
    await second.close();
  });

  it('answers under the names of this machine only', async () => {
    expect(await statusFor(new URL(site.url).host)).toBe(200);
    expect(await statusFor('localhost:3210')).toBe(200);
    expect(await statusFor('rebound.example')).toBe(403);
  });

  it('does nothing for a form that another site could send', async () => {
    expect((await say('text/plain')).status).toBe(404);
    expect(slack.messages('C0GENERAL')).toEqual([]);
    expect((await say('application/json')).status).toBe(200);
    expect(slack.messages('C0GENERAL')).toMatchObject([{ user: 'U0MAYA', text: 'hello' }]);
  });

  it('serves its assets and nothing beside them', async () => {
    const page = await fetch(site.url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect((await fetch(`${site.url}/assets/app.js`)).headers.get('content-type')).toContain('text/javascript');
    expect((await fetch(`${site.url}/assets/..%2Fact.ts`)).status).toBe(404);
    expect((await fetch(`${site.url}/page/state?user=U0NOBODY`)).status).toBe(404);
  });
});
