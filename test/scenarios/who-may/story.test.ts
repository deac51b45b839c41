import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { GENERAL, startStory } from '../kit/start-story.ts';

/*
 * What the story must show: nobody outside reads anything, by no command and by no button; whoever is inside reads
 * what they may, and a refusal says whom to ask. No request goes to Anthropic for somebody who is refused.
 */

const OLIVIA = 'U0OLIVIA';
const MAYA = 'U0MAYA';
const OUTSIDERS = [
  ['a guest', 'U0GUS', GENERAL, /you are a guest here/],
  ['somebody of another company', 'U0SAM', 'C0PARTNER', /you belong to another one/],
  ['somebody who has left', 'U0LEFT', GENERAL, /deactivated/],
] as const;

describe.each(OUTSIDERS)('%s', (_, user, channel, reason) => {
  it('is refused by every command', async () => {
    const story = await startStory();
    await story.start();
    for (const { name } of commands) {
      const { text } = await story.ask(`/claude-${name}`, { user, channel });
      expect(text, name).toMatch(reason);
      expect(text, name).toMatch(/Ask .*\.$/);
    }
    expect(story.claude.requests).toEqual([]);
  });
});

const OPEN = ['help', 'me'];

it('a member who is on no list has what is open to everybody, and nothing else', async () => {
  const story = await startStory({ environment: { LEDGER_ADMINS: OLIVIA } });
  await story.start();
  for (const { name } of commands) {
    const { text } = await story.ask(`/claude-${name}`, { user: MAYA });
    const refusal = `You are not on the list of people who may read Claude spend. Ask <@${OLIVIA}> to add you to \`LEDGER_VIEWERS\`.`;
    if (OPEN.includes(name)) expect(text, name).not.toContain('LEDGER_VIEWERS');
    else expect(text, name).toBe(refusal);
  }
});

it('a member of a named user group reads; a workspace admin who is not named does not, once somebody is', async () => {
  const story = await startStory({ environment: { LEDGER_ADMINS: OLIVIA, LEDGER_VIEWERS: 'S0FINOPS' } });
  await story.start();
  expect((await story.ask('/claude-cost 7d', { user: MAYA })).text).toMatch(/^Claude cost/);
  expect((await story.ask('/claude-cost 7d', { user: OLIVIA })).text).toMatch(/^Claude cost/);
  expect((await story.ask('/claude-cost 7d')).text).toMatch(/not on the list/);
});

it('a right that was taken away does not live on in a button', async () => {
  const story = await startStory({ environment: { LEDGER_ADMINS: OLIVIA, LEDGER_VIEWERS: MAYA } });
  await story.start();
  const answer = await story.ask('/claude-cost 7d', { user: MAYA });
  await story.restart({ LEDGER_VIEWERS: '' });
  await story.start();
  const [refusal] = await story.answersAfter(MAYA, () =>
    story.slack.press({ user: MAYA, on: answer, actionId: 'share' }),
  );
  expect(refusal?.text).toMatch(/not on the list/);
  expect(story.slack.messages(GENERAL)).toEqual([]);
});

it('a group that Slack does not show lets nobody in', async () => {
  const story = await startStory({ environment: { LEDGER_ADMINS: OLIVIA, LEDGER_VIEWERS: 'S0FINOPS' } });
  await story.start();
  const effect = { kind: 'error', error: 'missing_scope', details: { needed: 'usergroups:read' } } as const;
  story.slack.faults.add({ method: 'usergroups.users.list', effect });
  expect((await story.ask('/claude-cost 7d', { user: MAYA })).text).toMatch(/so the answer is no for now/);
  expect((await story.ask('/claude-cost 7d', { user: OLIVIA })).text).toMatch(/^Claude cost/);
});
