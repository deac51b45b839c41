import { expect, it } from 'vitest';
import { SlackRefusal, SlackSilence } from '../../../src/slack/refusal.ts';
import { describeSlackError } from '../../../src/slack/views/view-refusal.ts';

it.each([
  ['channel_not_found', 'Slack does not show me <#C1>: type `/invite @Claude Ledger` there and try again.'],
  ['not_in_channel', 'I am not a member of <#C1>: type `/invite @Claude Ledger` there and try again.'],
  ['is_archived', 'Slack keeps <#C1> as an archive, and nobody can post there any more.'],
  ['token_revoked', "Slack no longer accepts the app's token: install the app again."],
  ['something_new', 'Slack refused with `something_new`.'],
])('explains %s', (code, sentence) => {
  expect(describeSlackError(new SlackRefusal(code), 'C1')).toBe(sentence);
});

it('names the scope that is missing, where Slack does', () => {
  const missing = new SlackRefusal('missing_scope', { needed: 'files:write' });
  expect(describeSlackError(missing, '')).toContain('the scope `files:write`');
  expect(describeSlackError(new SlackRefusal('missing_scope'), '')).toContain('lacks a scope');
});

it('says when to try again', () => {
  const limited = new SlackRefusal('ratelimited', { retryAfterSeconds: 30 });
  expect(describeSlackError(limited, 'C1')).toBe('Slack asks me to slow down: try again in 30 s.');
});

it('never takes silence for a refusal', () => {
  expect(describeSlackError(new SlackSilence('timeout'), 'C1')).toContain('nobody can tell whether it worked');
});

it('speaks of a conversation where it has no channel to name', () => {
  expect(describeSlackError(new SlackRefusal('not_in_channel'), '')).toContain(
    'I am not a member of that conversation',
  );
});
