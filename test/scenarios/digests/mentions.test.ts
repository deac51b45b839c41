import { expect, it } from 'vitest';
import { maskEmail } from '../../../src/blocks/mask-person.ts';
import { COMPANY } from '../../sandbox/claude/ask.ts';
import { WORKSPACE } from '../../sandbox/slack/start-sandbox.ts';
import { readMessage } from '../../support/read-message.ts';
import { GENERAL, startStory, toMessage } from '../kit/start-story.ts';

/*
 * What the story must show: whoever has the same e-mail address in Slack is mentioned in a digest and in the tables of its
 * thread; everybody else is masked there, and the notifications name nobody.
 */

it('mentions in a digest whom Slack knows, and masks the others', async () => {
  const { members } = COMPANY.enterprise;
  const known = members.filter((_, place) => place % 2 === 0);
  const users = known.map(({ email, name }, place) => {
    const id = `U9PERSON${place}`;
    return { id, name: `person${place}`, realName: name, email, role: 'member' as const };
  });
  const workspace = { ...WORKSPACE, users: [...WORKSPACE.users, ...users] };
  const story = await startStory({ keys: 'enterprise', slack: { workspace } });
  const running = story.clock.runFreely();
  await story.start();
  await story.ask('/claude-digest weekly monday 09:00');
  await story.digest(true);
  running();

  const messages = story.slack.messages(GENERAL).map(toMessage);
  const people = messages.map(readMessage).find((text) => text.startsWith('# People')) ?? '';
  const named = people.split('\n').flatMap((line) => (/^(<@|.…@)/.test(line) ? (line.split(' | ')[0] ?? []) : []));
  const mentioned = named.filter((name) => name.startsWith('<@U9PERSON'));
  const others = new Set(members.filter((each) => !known.includes(each)).map(({ email }) => maskEmail(email)));
  expect(mentioned.length).toBeGreaterThan(3);
  expect(new Set(mentioned).size).toBe(mentioned.length);
  expect(named.length).toBeGreaterThan(mentioned.length);
  expect(named.filter((name) => !mentioned.includes(name) && !others.has(name))).toEqual([]);
  const whole = JSON.stringify(messages);
  expect(members.filter(({ email, name }) => whole.includes(email) || whole.includes(name))).toEqual([]);
  expect(messages.map(({ text }) => text).join()).not.toContain('<@');
});
