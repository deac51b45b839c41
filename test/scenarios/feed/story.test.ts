import { expect, it } from 'vitest';
import { addKey, changeRole } from '../../../src/sandbox/organisation/changes.ts';
import { record } from '../../../src/sandbox/organisation/record-activity.ts';
import { signIn, toggleSso, transferOwnership } from '../../../src/sandbox/organisation/security-changes.ts';
import { readMessage } from '../../support/read-message.ts';
import { toMessage } from '../kit/start-story.ts';
import { watchFeed } from './watch-feed.ts';

/*
 * What the story must show: where a key may read the feed, the administrators hear at the next poll what only the feed
 * knows, in one sentence that says who did it and from where; what the lists show too is one message; signing in, the
 * bot's own reading and what nobody knows are no alerts.
 */

it('tells security events in words, and what two see once', async () => {
  const { story, poll, messages } = await watchFeed();
  await poll();
  await poll();
  const { enterprise, console } = story.claude.company();
  const heads = () => messages().map(({ text }) => text.split('\n')[0]);
  expect(heads()).toEqual([
    'Now watching Acme Research (Claude Console)',
    'Now watching Acme Research (Claude Enterprise)',
  ]);
  expect(messages()[0]?.text).toContain('Security events: followed from now on');

  const heir = enterprise.members.find(({ role }) => role === 'user');
  const owner = enterprise.members.find(({ role }) => role === 'primary_owner');
  const maker = console.members.find(({ role }) => role === 'developer');
  const workspace = console.workspaces.find(({ isDefault, archivedAt }) => !isDefault && archivedAt === null);
  if (heir === undefined || owner === undefined || maker === undefined || workspace === undefined)
    throw new Error('the sample company has changed');
  story.claude.change(transferOwnership(heir.id));
  story.claude.change(toggleSso(false));
  story.claude.change(addKey('nightly', workspace.id, maker.id, story.clock.now()));
  story.claude.change(changeRole('console', maker.id, 'admin'));
  story.claude.change(signIn(heir.id));
  story.claude.change(record('enterprise', 'claude_voice_room_opened', {}));
  const before = messages().length;
  const { document } = await poll();
  expect(document.opened.map(({ rule, severity }) => `${rule} ${severity}`).toSorted()).toEqual([
    'activity high',
    // The heir with who was the owner until now, and the new admin of the Console.
    'admin-added high',
    'admin-added high',
    'key-created high',
  ]);
  const said = messages().slice(before);
  const about = (words: string) => said.find(({ text }) => text.includes(words));
  expect(about('single sign-on')?.text).toMatch(
    /^High: .+ \(.+@.+\) switched single sign-on off in Acme Research \(Claude Enterprise\), from \d+\.\d+\.\d+\.\d+/,
  );
  const key = about('"nightly"');
  expect(key === undefined ? '' : readMessage(toMessage(key))).toMatch(
    new RegExp(`Also:\\n• .*\\(${maker.email}\\) created the API key "nightly" .*, from \\d+\\.`),
  );
  const transfer = about(heir.email);
  expect(transfer === undefined ? '' : readMessage(toMessage(transfer))).toContain(
    `${owner.name} (${owner.email}) transferred ownership to ${heir.name} (${heir.email})`,
  );
  expect((await poll()).document.opened).toEqual([]);

  await story.start();
  const history = await story.ask('/claude-alerts history');
  expect(readMessage(toMessage(history))).toContain(
    'these types are not known here and only counted: `claude_voice_room_opened` (once, last on 22 Nov 2026)',
  );
});

it('says nothing of a feed that the keys may not read', async () => {
  const { story, poll, messages } = await watchFeed();
  story.claude.configure({ scopes: ['read:analytics', 'read:members'], adminScopes: [] });
  await poll();
  story.claude.change(toggleSso(false));
  const { document, problems } = await poll();
  expect(problems).toEqual([]);
  expect(document).toMatchObject({ opened: [], notEvaluated: [] });
  expect(
    messages()
      .map(({ text }) => text)
      .join('\n'),
  ).not.toContain('Security events');
});
