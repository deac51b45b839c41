import { createEmulator } from 'emulate';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createBoltLogger } from '../../src/slack/bolt-logger.ts';
import { createNotifier } from '../../src/slack/notifier.ts';
import { createWebClients, type WebClients } from '../../src/slack/web-clients.ts';
import { memoryLog } from '../log/memory-log.ts';
import { says } from '../slack/kit/sample-command.ts';
import { prepareEdge } from '../slack/kit/start-edge.ts';

const ADMIN = 'U000000001';
let apiUrl: string;
let clients: WebClients;
let general: string;

beforeAll(async () => {
  const emulator = await createEmulator({ service: 'slack', port: 0 });
  apiUrl = `${emulator.url}/api/`;
  clients = createWebClients({
    botToken: 'xoxb-test',
    apiUrl,
    fetch: globalThis.fetch,
    logger: createBoltLogger(memoryLog().log),
  });
  const { channels = [] } = await clients.read.conversations.list();
  general = channels.find(({ name }) => name === 'general')?.id ?? '';
  return () => emulator.close();
});

const history = async (channel: string) => (await clients.read.conversations.history({ channel })).messages ?? [];

describe('against an independent Slack Web API', () => {
  it('posts a message that is then there with its blocks, and updates it in place', async () => {
    const notifier = createNotifier(clients.write);
    const posted = await notifier.post(general, says('Spend on 21 Nov: *$12.50* & more'));
    await notifier.update(posted, says('Restated: *$12.75*'));
    const found = (await history(general)).filter(({ ts }) => ts === posted.ts);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ text: 'Restated: *$12.75*', blocks: [{ type: 'section' }] });
  });

  it('shows an ephemeral message to nobody else', async () => {
    const before = await history(general);
    await createNotifier(clients.write).postEphemeral(general, ADMIN, says('Only for you'));
    expect(await history(general)).toHaveLength(before.length);
  });

  it('puts a whole file into a channel', async () => {
    const file = { name: 'claude-cost.csv', text: 'model,amount\nopus,12.5\n' };
    await createNotifier(clients.write).upload(general, file);
    const { files = [] } = await clients.read.files.list({ channel: general });
    expect(files).toMatchObject([{ name: 'claude-cost.csv', size: Buffer.byteLength(file.text) }]);
  });

  it('keeps the refusal of a channel that does not exist', async () => {
    const refused = createNotifier(clients.write).post('C404', says('x'));
    await expect(refused).rejects.toMatchObject({ name: 'SlackRefusal', code: 'channel_not_found' });
  });

  it('knows whose token it has', async () => {
    const { edge } = prepareEdge([], { apiUrl, fetch: globalThis.fetch });
    onTestFinished(() => edge.stop());
    expect((await edge.check()).bot).toMatchObject({ state: 'ok', value: { team: 'Emulate' } });
  });
});
