import { describe, expect, it } from 'vitest';
import { dropField, repeatCursor, setField, withoutCursor } from '../../../src/sandbox/claude/edit-body.ts';
import type { Mishap } from '../../../src/sandbox/claude/fault.ts';
import { readMessage } from '../../support/read-message.ts';
import { startStory, toMessage } from '../kit/start-story.ts';

/*
 * What the story must show: whatever the API does instead of answering, a person reads one sentence that says what
 * happened and what to do; no number is wrong, none is $0, and what the other organisation said still stands.
 */

const HTML = '<html><body>Bad gateway</body></html>';

/** Everything that an API can do instead of answering, and the words that a person must find in the sentence. */
const TROUBLE: readonly (readonly [what: string, mishap: Mishap, words: RegExp])[] = [
  ['a refused key', { kind: 'status', status: 401 }, /refused the key \(401\).*CLAUDE_ADMIN_API_KEY/],
  [
    'a rate limit with a time',
    { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
    /\(429\).*next try is possible at/,
  ],
  ['a rate limit without one', { kind: 'status', status: 429 }, /\(429\).*next try is possible at/],
  ['an error of its own', { kind: 'status', status: 500 }, /having trouble \(500/],
  ['overload', { kind: 'status', status: 529 }, /having trouble \(529/],
  ['a page of a proxy', { kind: 'status', status: 502, body: HTML }, /having trouble \(502/],
  ['a page instead of JSON', { kind: 'status', status: 200, body: HTML }, /Claude Console/],
  ['half an answer', { kind: 'truncated' }, /no answer from the Claude Console/],
  ['a cut line', { kind: 'reset' }, /no answer from the Claude Console/],
  ['more pages, but not where', { kind: 'edit', edit: withoutCursor }, /does not understand/],
  ['a row without its amount', { kind: 'edit', edit: dropField('data.*.cost') }, /does not understand/],
  ['an amount that is no number', { kind: 'edit', edit: setField('data.*.cost.amount', 'NaN') }, /does not understand/],
  ['another currency', { kind: 'edit', edit: setField('data.*.cost.currency', 'EUR') }, /does not understand/],
];

describe.each(TROUBLE)('%s', (_, mishap, words) => {
  it('is one sentence, and no number', async () => {
    const story = await startStory({ keys: 'console' });
    await story.start();
    story.claude.fault({ when: () => true, mishap });
    const running = story.clock.runFreely();
    const answer = readMessage(toMessage(await story.ask('/claude-cost 7d by model')));
    running();
    expect(answer).toMatch(words);
    expect(answer).not.toMatch(/\$\d/);
    expect(answer).not.toContain('table');
  });

  it('leaves the other organisation its numbers, and the total open', async () => {
    const story = await startStory();
    const healthy = JSON.parse((await story.report('cost', '7d', 'source:enterprise', '--format', 'json')).out);
    story.claude.fault({ when: ({ source }) => source === 'console', mishap });
    const running = story.clock.runFreely();
    const { code, out, err } = await story.report('cost', '7d', 'by', 'model', '--format', 'json');
    running();
    expect(code).toBe(1);
    expect(err).toMatch(words);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(out)).toMatchObject({
      total: null,
      sources: [
        { source: 'console', total: null },
        { source: 'enterprise', total: healthy.total },
      ],
    });
  });
});

it.each<[string, Mishap]>([
  ['a rate limit', { kind: 'status', status: 429, headers: { 'retry-after': '7' } }],
  ['overload', { kind: 'status', status: 529 }],
  ['a cut line', { kind: 'reset' }],
  ['half an answer', { kind: 'truncated' }],
])('%s that passes is waited for, and the number is the right one', async (_, mishap) => {
  const question = ['cost', '30d', 'by', 'model', '--format', 'json'] as const;
  const { out } = await (await startStory()).report(...question);
  const story = await startStory();
  story.claude.fault({ when: () => true, mishap, times: 3 });
  const running = story.clock.runFreely();
  expect(await story.report(...question)).toEqual({ code: 0, out, err: '' });
  running();
});

it('a key without its scope is told which one', async () => {
  const story = await startStory({ keys: 'enterprise' });
  await story.start();
  story.claude.configure({ scopes: [] });
  const { text } = await story.ask('/claude-cost');
  expect(text).toMatch(/without the scope `read:analytics` \(403\)/);
  expect(text).not.toMatch(/\$\d/);
});

it('an API that goes down in the middle of an answer gives no half of it', async () => {
  const story = await startStory({ keys: 'console' });
  await story.start();
  let answered = 0;
  story.claude.fault({
    when: () => {
      answered += 1;
      return answered > 2;
    },
    mishap: { kind: 'reset' },
  });
  const running = story.clock.runFreely();
  const answer = readMessage(toMessage(await story.ask('/claude-cost 90d by workspace,model')));
  running();
  expect(answer).toMatch(/no answer from the Claude Console/);
  expect(answer).not.toMatch(/\$\d/);
});

it('a page that leads to itself is an error, not a longer or a shorter answer', async () => {
  const story = await startStory({ keys: 'console' });
  const isLaterPage = ({ query }: { readonly query: URLSearchParams }): boolean => query.has('page');
  story.claude.fault({ when: isLaterPage, mishap: { kind: 'edit', edit: repeatCursor } });
  const { code, out, err } = await story.report('usage', '90d', 'by', 'day,key', '--format', 'json');
  expect(story.claude.requests.some(isLaterPage)).toBe(true);
  expect(err).toMatch(/does not understand \(.*: .* should be .*\), so it shows nothing rather than a wrong number/);
  expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 1, total: null, rows: [] });
});

it('names that cannot be read cost the names, not the answer', async () => {
  const story = await startStory({ keys: 'console' });
  await story.start();
  const path = '/v1/organizations/workspaces';
  story.claude.fault({ when: (request) => request.path === path, mishap: { kind: 'status', status: 403 } });
  const answer = readMessage(toMessage(await story.ask('/claude-cost 7d by workspace')));
  expect(answer).toMatch(/Workspace names could not be read just now, so ids stand in their place/);
  expect(answer).toMatch(/wrkspc_\w+ \| \$\d/);
});

it('says what was wrong until it is mended, and forgets it then', async () => {
  const story = await startStory({ keys: 'console' });
  await story.start();
  const mend = story.claude.fault({ when: () => true, mishap: { kind: 'status', status: 401 } });
  expect((await story.ask('/claude-status')).text).toMatch(/refused the key \(401\)/);
  mend();
  const status = await story.ask('/claude-status');
  expect(status.text).toBe('Claude Ledger status: Everything works.');
  expect(readMessage(toMessage(status))).toMatch(/Last error 1 minute ago: The Claude Console refused the key/);
});
