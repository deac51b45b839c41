import { describe, expect, it } from 'vitest';
import { addMember } from '../../../src/sandbox/organisation/changes.ts';
import { startStory } from '../kit/start-story.ts';
import { runMain, startMain } from '../terminal/run-main.ts';

/*
 * What the story must show: run by somebody else's scheduler, a poll is a process that prints one document and ends; its
 * exit code says whether something waits for the next run; and it does not run beside another one.
 */

const start = () => startStory({ keys: 'console', live: true });
const poll = (story: Awaited<ReturnType<typeof start>>, ...options: readonly string[]) =>
  runMain(['job', 'poll', ...options], story.environment);

it('prints one document, and the next run knows what this one saw', async () => {
  const story = await start();
  const first = await poll(story, '--json');
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(first.out)).toEqual({
    baseline: true,
    opened: [],
    updated: [],
    resolved: [],
    notEvaluated: [],
  });
  const eve = { name: 'Eve New', email: 'eve@acme.com', role: 'admin' };
  story.claude.change(addMember('console', eve, story.clock.now()));
  const second = await poll(story, '--json');
  expect(JSON.parse(second.out)).toMatchObject({
    baseline: false,
    opened: [
      {
        id: expect.any(String),
        rule: 'admin-added',
        source: 'console',
        subject: expect.stringMatching(/^user_/),
        severity: 'high',
        title: expect.stringContaining('eve@acme.com'),
      },
    ],
  });
  const third = await poll(story);
  expect(third).toEqual({ code: 0, out: 'nothing new\n', err: '' });
  const said = story.slack.messages('C0ALERTS').map(({ text }) => text.split('\n')[0]);
  expect(said).toEqual(['Now watching Acme Research (Claude Console)', expect.stringContaining('Eve New')]);
});

describe('ends with 1 and still prints its document', () => {
  it('when something could not be read', async () => {
    const story = await start();
    story.claude.configure({ keys: { console: null, enterprise: null } });
    const { code, out, err } = await poll(story, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).notEvaluated).toContainEqual({
      rule: 'key-created',
      source: 'console',
      missing: expect.stringContaining('API keys: The Claude Console refused the key (401)'),
    });
    expect(err).toMatch(/^The Claude Console refused the key \(401\).*\n$/);
  });

  it('when something could not be delivered', async () => {
    const story = await start();
    story.slack.faults.add({ method: 'chat.postMessage', effect: { kind: 'status', status: 503 } });
    const { code, out, err } = await poll(story, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ baseline: true });
    expect(err).toBe('1 message waits for Slack and will be sent by a later run.\n');
  });

  it('and the next run delivers it, however soon that comes', async () => {
    const story = await start();
    const refusing = { method: 'chat.postMessage', times: 1, effect: { kind: 'status', status: 503 } } as const;
    story.slack.faults.add(refusing);
    await poll(story);
    story.slack.faults.add(refusing);
    expect((await poll(story)).code).toBe(1);
    expect(await poll(story)).toEqual({ code: 0, out: 'nothing new\n', err: '' });
    expect(story.slack.messages('C0ALERTS')).toHaveLength(1);
  });
});

it('does not run beside another process, and says who that is', async () => {
  const story = await start();
  const serving = startMain(['serve'], story.environment);
  await story.slack.waitFor('the first poll', () => (story.slack.messages('C0ALERTS').length > 0 ? true : undefined));
  const { code, out, err } = await poll(story);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(new RegExp(`in use by process ${serving.child.pid} on `));
  serving.child.kill('SIGTERM');
  expect((await serving.ended).code).toBe(0);
});

it.each([[[]], [['pool']], [['poll', '--jsn']]])('ends with 2 when the words are wrong: %j', async (words) => {
  const { code, err } = await runMain(['job', ...words]);
  expect(code).toBe(2);
  expect(err).toContain('npm run job -- poll --json');
});
