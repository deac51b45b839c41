import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions, button, context, divider, fields, header, section } from '../../src/blocks/build.ts';
import { barChart } from '../../src/blocks/chart.ts';
import { composeMessage, splitMessage } from '../../src/blocks/compose-message.ts';
import type { Message, MessageBlock } from '../../src/blocks/message.ts';
import { table } from '../../src/blocks/table.ts';
import { bold, escapeText, literal } from '../../src/blocks/text.ts';
import { findBlockProblems } from '../../src/sandbox/slack/blocks/check-blocks.ts';
import { checkMessage } from './check-message.ts';

const chart = barChart({ title: 'Spend', unit: 'USD', categories: ['a'], series: [{ name: 'x', values: [1] }] });
const rows = (count: number) => Array.from({ length: count }, (_, index) => [`row ${index}`, 'x'.repeat(60)]);
const tableOf = (count: number) => table({ columns: [{ title: 'Name' }, { title: 'Value' }], rows: rows(count) });

const typesOf = (messages: readonly Message[]) => messages.map(({ blocks }) => blocks.map(({ type }) => type));

describe('one message', () => {
  test('is its text and its blocks in order', () => {
    const message = composeMessage({ text: 'Spend is $1.00', blocks: [header('Spend'), section('$1.00'), divider()] });
    expect(message.text).toBe('Spend is $1.00');
    expect(typesOf([message])).toEqual([['header', 'section', 'divider']]);
  });

  test('without blocks shows its text, however long', () => {
    const text = Array.from({ length: 800 }, (_, index) => `word${index}`).join(' ');
    const message = composeMessage({ text, blocks: [] });
    expect(JSON.stringify(message.blocks).match(/word\d+/g)).toHaveLength(800);
    expect(message.text).toMatch(/^word0 .*…$/);
    expect(checkMessage(message)).toEqual([]);
  });

  test('a fallback text is shortened between words and entities only', () => {
    const message = composeMessage({ text: '&amp;'.repeat(2000), blocks: [section('all')] });
    expect(message.text).toMatch(/^(?:&amp;)+…$/);
    expect(checkMessage(message)).toEqual([]);
  });

  test('refuses to cut, and to say nothing', () => {
    expect(() => composeMessage({ text: 'x', blocks: Array.from({ length: 51 }, divider) })).toThrow(RangeError);
    expect(() => composeMessage({ text: ' ', blocks: [divider()] })).toThrow(RangeError);
  });
});

describe('several messages', () => {
  test('say which part they are, to eyes and to screen readers', () => {
    const messages = splitMessage({
      text: 'Members',
      blocks: Array.from({ length: 120 }, (_, index) => section(`m${index}`)),
    });
    expect(messages.map(({ text }) => text)).toEqual(['Members (1/3)', 'Members (2/3)', 'Members (3/3)']);
    expect(messages.map(({ blocks }) => blocks.at(-1))).toMatchObject(
      ['(1/3)', '(2/3)', '(3/3)'].map((text) => ({ type: 'context', elements: [{ text }] })),
    );
    expect(messages.flatMap(checkMessage)).toEqual([]);
  });

  test('have one table and two charts each at most', () => {
    expect(typesOf(splitMessage({ text: 'x', blocks: [tableOf(2), tableOf(2)] }))).toEqual([
      ['table', 'context'],
      ['table', 'context'],
    ]);
    const messages = splitMessage({ text: 'x', blocks: [chart, chart, chart] });
    expect(typesOf(messages)).toEqual([
      ['data_visualization', 'data_visualization', 'context'],
      ['data_visualization', 'context'],
    ]);
  });

  test('keep a heading with what it heads', () => {
    const messages = splitMessage({ text: 'x', blocks: [tableOf(2), divider(), header('Models'), tableOf(2)] });
    expect(typesOf(messages)).toEqual([
      ['table', 'context'],
      ['divider', 'header', 'table', 'context'],
    ]);
  });

  test('a block that fits no message is refused', () => {
    const huge: MessageBlock = { type: 'markdown', text: 'x'.repeat(11_000) };
    expect(() => splitMessage({ text: 'x', blocks: [[huge]] })).toThrow(RangeError);
  });
});

/** What an organisation may be called by people who test our patience. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '<!channel>',
    '<@U123>',
    '@here',
    '`code` *b* _i_ ~s~',
    '"\'\\',
    'שלום עולם',
    '👩‍👩‍👧‍👦',
    '&lt;',
    '\u202E',
    '```',
    '> q',
  ),
  fc.integer({ min: 100, max: 9000 }).map((length) => 'long & '.repeat(Math.ceil(length / 7))),
);

/** Every way in which data gets into a block; each item carries a number by which it is found again. */
const built = fc.array(
  fc.tuple(
    fc.constantFrom('header', 'section', 'fields', 'context', 'table', 'actions'),
    hostile,
    fc.integer({ min: 1, max: 130 }),
  ),
  { minLength: 1, maxLength: 12 },
);

const item = (block: number, index: number) => `item-${block}-${index}.`;

const build = (kind: string, data: string, count: number, block: number): readonly MessageBlock[] => {
  const items = Array.from({ length: count }, (_, index) => item(block, index));
  const texts = items.map((each) => `${each} ${literal(data.slice(0, 300))}`);
  switch (kind) {
    case 'header':
      return header(`${items[0]} ${data}`);
    case 'section':
      return section(texts.map((text) => bold(text)).join('\n'));
    case 'fields':
      return fields(texts);
    case 'context':
      return context(texts);
    case 'table':
      return table({
        columns: [{ title: 'Item' }, { title: data }],
        rows: items.map((each) => [each, data]),
        total: ['Total', data],
      });
    default:
      return actions(
        items.map((each) => button({ text: data.trim() === '' ? 'Go' : data, actionId: each, value: each })),
      );
  }
};

test('whatever the data, every message is one that Slack takes, and every item is in exactly one of them', () => {
  fc.assert(
    fc.property(built, hostile, (parts, title) => {
      const blocks = parts.map(([kind, data, count], index) => build(kind, data, count, index));
      const messages = splitMessage({ text: `Report ${escapeText(title)}`, blocks });
      expect(messages.flatMap(checkMessage)).toEqual([]);
      expect(messages.flatMap((message) => findBlockProblems(message.blocks, 'message'))).toEqual([]);
      const shown = JSON.stringify(messages.map((message) => message.blocks));
      parts.forEach(([kind, , count], index) => {
        const times = kind === 'actions' ? 2 : 1;
        const expected = kind === 'header' ? 1 : count;
        for (let each = 0; each < expected; each += 1)
          expect(shown.split(`${item(index, each)}`).length - 1, item(index, each)).toBe(times);
      });
    }),
    { numRuns: 60 },
  );
});
