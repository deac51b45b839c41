import { describe, expect, it } from 'vitest';
import { eventually } from '../../slack/kit/start-edge.ts';
import { ADAM, GENERAL, isAnswer, startStory } from '../kit/start-story.ts';

/*
 * What the story must show: the same bot answers over HTTP and over Socket Mode; machines see whether it lives, is
 * ready and how it fares; and when it is told to stop, it finishes what it has begun and takes on nothing new.
 */

const get = async (port: number, path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, body: await response.text() };
};

describe.each(['http', 'socket'] as const)('over %s', (transport) => {
  it('answers, shares, and shows machines how it fares', async () => {
    const story = await startStory({ transport });
    const port = await story.start();
    const answer = await story.ask('/claude-cost 7d');
    expect(answer.text).toMatch(/^Claude cost · 15–21 Nov 2026 UTC\n\*\$/);
    await story.slack.press({ user: ADAM, on: answer, actionId: 'share' });
    await story.slack.waitFor('the shared answer', () => story.slack.messages(GENERAL)[0]);

    expect(await get(port, '/healthz')).toEqual({ status: 200, body: 'ok\n' });
    expect(await get(port, '/readyz')).toEqual({ status: 200, body: 'ready\n' });
    const { body } = await get(port, '/metrics');
    expect(body).toContain('claude_ledger_slack_connected 1\n');
    expect(body).toMatch(/^claude_ledger_anthropic_requests_last_minute\{source="console"\} \d+$/m);
    expect(body).toMatch(/^claude_ledger_anthropic_last_success_timestamp_seconds\{source="enterprise"\} \d+/m);
    expect(body).not.toMatch(/sk-ant|xoxb|@acme/);
  });

  it('finishes the answer that it is making when it is told to stop, and takes no other', async () => {
    const story = await startStory({ transport, keys: 'console' });
    const port = await story.start();
    const gate = Promise.withResolvers<void>();
    story.claude.fault({ when: () => true, mishap: { kind: 'held', until: gate.promise } });
    const type = (text: string) => story.slack.command({ user: ADAM, channel: GENERAL, command: '/claude-cost', text });
    await type('7d');
    await eventually(() => expect(story.clock.sleeping()).toContain(2000));

    const stopped = story.stop();
    expect((await get(port, '/readyz')).status).toBe(503);
    expect(await type('30d')).toMatchObject({ ok: true });
    await story.slack.waitFor('the refusal', () =>
      story.slack.ephemerals(ADAM).find(({ text }) => text === 'I am just restarting: please ask again in a moment.'),
    );
    gate.resolve();
    await stopped;
    const answers = story.slack.ephemerals(ADAM).filter(isAnswer);
    expect(answers.map(({ text }) => text.split('\n')[0])).toEqual([
      'I am just restarting: please ask again in a moment.',
      'Claude cost · 15–21 Nov 2026 UTC',
    ]);
  });
});

it('comes back by itself when Slack closes the socket, and answers as before', async () => {
  const story = await startStory({ transport: 'socket' });
  const port = await story.start();
  story.slack.refreshSockets('refresh_requested');
  await eventually(() => expect(story.slack.botIsReady()).toBe(false));
  // Only the pause before the next attempt passes: time that ran freely would also run past the wait for Slack's hello.
  await eventually(() => expect(Math.min(...story.clock.sleeping())).toBeLessThanOrEqual(1000));
  story.clock.advance(1000);
  await eventually(async () => expect((await get(port, '/readyz')).status).toBe(200));
  expect((await story.ask('/claude-cost 7d')).text).toMatch(/^Claude cost/);
});

it('keeps every secret and every address out of its log', async () => {
  const story = await startStory({ environment: { LOG_LEVEL: 'debug' } });
  await story.start();
  await story.ask('/claude-cost 7d user:amara.okafor@acme.example');
  await story.ask('/claude-status');
  await story.ask('/claude-cost', { user: 'U0GUS' });
  expect(story.logged().split('\n').length).toBeGreaterThan(5);
  expect(story.logged()).not.toMatch(/sk-ant-|xoxb-|xapp-|sandbox-signing-secret|@acme\.example|\/response\//);
});
