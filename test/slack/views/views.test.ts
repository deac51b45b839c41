import { describe, expect, it } from 'vitest';
import { section } from '../../../src/blocks/build.ts';
import type { Message } from '../../../src/blocks/message.ts';
import { NotSaved } from '../../../src/domain/not-saved.ts';
import { SlackRefusal } from '../../../src/slack/refusal.ts';
import { withButtons } from '../../../src/slack/views/answer-buttons.ts';
import * as answering from '../../../src/slack/views/view-answering.ts';
import { viewDenial, viewUnchecked } from '../../../src/slack/views/view-denial.ts';
import * as sharing from '../../../src/slack/views/view-sharing.ts';
import { checkMessage } from '../../blocks/check-message.ts';

const NASTY = `/claude-cost "<!channel>" \`x\` *_~ ${'🙂'.repeat(400)}`;
const refusal = new SlackRefusal('weird`code<!here>');

describe('every sentence of the edge', () => {
  const messages: Readonly<Record<string, Message>> = {
    restarting: answering.viewRestarting(),
    onItsWay: answering.viewOnItsWay(NASTY),
    tooLong: answering.viewTooLong(10_000, 1000, NASTY),
    unknown: answering.viewUnknownCommand(NASTY),
    unexpected: answering.viewUnexpected('abc234'),
    full: answering.viewNotSaved(new NotSaved('ENOSPC', null), 'abc234'),
    failing: answering.viewNotSaved(new NotSaved('EIO', null), 'abc234'),
    fileFollows: answering.viewFileFollows(NASTY),
    fileSent: answering.viewFileSent('<a>.csv'),
    fileRefused: answering.viewFileRefused('<a>.csv', refusal, 'abc234'),
    sharing: sharing.viewSharing(NASTY),
    shared: sharing.viewShared(NASTY),
    notShared: sharing.viewNotShared(NASTY, refusal, 'C1', 'abc234'),
    partly: sharing.viewPartlyShared(NASTY, { shown: 1, of: 2, error: refusal }, 'C1', 'abc234'),
    maybe: sharing.viewMaybeShared(NASTY, 'abc234'),
    unchecked: viewUnchecked(refusal, [], 'abc234'),
    denied: viewDenial('not-admin', ['U1', 'S2', '<!channel>']),
  };
  it.each(Object.entries(messages))('%s keeps every limit and shows data as data', (_, message) => {
    expect(checkMessage(message)).toEqual([]);
    expect(JSON.stringify(message)).not.toMatch(/<!(?:channel|here)>/);
  });
});

it('names at most five admins to ask', () => {
  const admins = ['U1', 'U2', 'U3', 'U4', 'S5', 'U6', 'U7'];
  expect(viewDenial('not-admin', admins).text).toBe(
    'Only admins of Claude Ledger may do this. Ask <@U1>, <@U2>, <@U3>, <@U4>, <!subteam^S5> and 2 more.',
  );
});

describe('what stands under an answer', () => {
  const full: Message = { text: 'Full', blocks: Array.from({ length: 50 }, (_, index) => section(`${index}`)).flat() };

  it('is a message of its own where the last one is full', () => {
    const messages = withButtons([full], { share: 'cost 7d', more: null });
    expect(messages).toHaveLength(2);
    expect(messages[0]).toEqual(full);
    expect(messages.flatMap(checkMessage)).toEqual([]);
  });

  it('is left out where Slack could not hold its words', () => {
    const message = answering.viewRestarting();
    expect(withButtons([message], { share: `cost ${'x'.repeat(2000)}`, more: null })).toEqual([message]);
  });

  it('leaves people in the words where privacy is full', () => {
    const [message] = sharing.withSharer([answering.viewRestarting()], 'U1', '/claude-cost user:ada@acme.com', 'full');
    expect(JSON.stringify(message)).toContain('ada@acme.com');
  });
});
