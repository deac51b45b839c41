import { describe, expect, test } from 'vitest';
import { actions, button, context, divider, fields, header, section } from '../../src/blocks/build.ts';
import { composeMessage } from '../../src/blocks/compose-message.ts';
import type { MessageBlock } from '../../src/blocks/message.ts';
import { checkMessage } from './check-message.ts';

const check = (...blocks: readonly (readonly MessageBlock[])[]) => checkMessage(composeMessage({ text: 'x', blocks }));
const words = (blocks: unknown) => JSON.stringify(blocks).match(/word\d+/g) ?? [];
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`);

describe('header', () => {
  test('is plain text: data needs no escaping there', () => {
    expect(header('Spend & <more>')).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Spend & <more>', emoji: false } },
    ]);
  });

  test('too long for a header, it is a bold section with every word', () => {
    const [block, ...more] = header(numbered(40).join(' '));
    expect(more).toEqual([]);
    expect(block).toMatchObject({ type: 'section', text: { text: `*${numbered(40).join(' ')}*` } });
  });

  test('a blank title is left out', () => expect(header('  ')).toEqual([]));
});

describe('section', () => {
  test('does not link or notify what stands in data', () => {
    expect(section('@here #general')).toEqual([
      { type: 'section', text: { type: 'mrkdwn', text: '@here #general', verbatim: true } },
    ]);
  });

  test('a long text continues in the next one; the button stands once, at the first', () => {
    const blocks = section(numbered(900).join('\n'), button({ text: 'Remove', actionId: 'remove' }));
    expect(blocks.length).toBeGreaterThan(1);
    expect(words(blocks)).toEqual(numbered(900));
    expect(blocks.map((block) => block.accessory?.type)).toEqual(['button', ...blocks.slice(1).map(() => undefined)]);
    expect(check(blocks)).toEqual([]);
  });

  test('a blank text is left out', () => expect(section(' \n')).toEqual([]));
});

test.each([
  ['fields', fields],
  ['context', context],
])('%s beyond ten continue in the next block, in order', (_, build) => {
  const blocks = build(numbered(23));
  expect(blocks).toHaveLength(3);
  expect(words(blocks)).toEqual(numbered(23));
  expect(check(blocks)).toEqual([]);
  const long = build([numbered(600).join(' '), 'word600']);
  expect(words(long)).toEqual(numbered(601));
  expect(check(long)).toEqual([]);
});

test('no fields, no notes and no buttons make no block', () => {
  expect([...fields([]), ...context([]), ...actions([])]).toEqual([]);
});

describe('buttons', () => {
  const ask = { title: 'Remove budget?', text: 'b'.repeat(400), confirm: 'Remove', deny: 'Keep' };

  test('are laid out in rows that Slack takes', () => {
    const row = actions(numbered(30).map((id) => button({ text: id, actionId: id, value: id })));
    expect(row.map(({ elements }) => elements.length)).toEqual([25, 5]);
    expect(check(row, divider())).toEqual([]);
  });

  test('ask before they act, within the limits', () => {
    const row = actions([button({ text: 'R'.repeat(90), actionId: 'r', style: 'danger', confirm: ask })]);
    expect(row[0]?.elements[0]).toMatchObject({ style: 'danger', confirm: { title: { text: 'Remove budget?' } } });
    expect(check(row)).toEqual([]);
  });

  test('never act on a shortened value', () => {
    expect(() => button({ text: 'Share', actionId: 'share', value: 'x'.repeat(2001) })).toThrow(RangeError);
    expect(() => button({ text: 'Share', actionId: 'x'.repeat(256) })).toThrow(RangeError);
  });
});
