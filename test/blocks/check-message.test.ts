import { expect, test } from 'vitest';
import { actions, button, divider, header, section } from '../../src/blocks/build.ts';
import { barChart } from '../../src/blocks/chart.ts';
import type { DataVisualizationBlock, MessageBlock } from '../../src/blocks/message.ts';
import { table } from '../../src/blocks/table.ts';
import { checkMessage } from './check-message.ts';

const message = (...blocks: readonly MessageBlock[]) => ({ text: 'Spend', blocks });
const press = (actionId: string) => button({ text: 'Press', actionId });
const spend = { title: 'Spend', unit: 'USD', categories: ['a', 'b'], series: [{ name: 'x', values: [1, 2] }] };
const [chart] = barChart(spend);
if (chart === undefined) throw new Error('no chart');

const withPoints = (data: { label: string; value: number }[]): DataVisualizationBlock => ({
  ...chart,
  chart: { ...chart.chart, series: [{ name: 'x', data }] },
});
const cell = (text: string) => ({ type: 'raw_text', text }) as const;

test('a sound message has no faults', () => {
  const blocks = [
    ...header('Spend'),
    ...section('<@U123> <#C123> <https://example.com|more> <!date^1^{time}|now> &lt;!channel&gt;', press('a')),
    ...actions([press('a'), press('b')]),
    ...table({ columns: [{ title: 'a' }], rows: [['b']], total: ['c'] }),
    chart,
  ];
  expect(checkMessage(message(...blocks))).toEqual([]);
});

test.each<[string, { text: string; blocks: readonly MessageBlock[] }]>([
  ['no fallback', { text: ' ', blocks: divider() }],
  ['a fallback that notifies', { text: 'by <!here>', blocks: divider() }],
  ['too many blocks', message(...Array.from({ length: 51 }, () => divider()).flat())],
  ['unescaped data', message(...section('by <!channel>'))],
  ['a bare ampersand', message(...section('R&D'))],
  ['half a tag', message(...section('a < b'))],
  ['a notification without brackets', message({ type: 'section', text: { type: 'mrkdwn', text: '@channel' } })],
  ['too long a section', message({ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } })],
  ['an empty section', message({ type: 'section' })],
  ['too long a header', message({ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } })],
  ['twice the same action in one row', message(...actions([press('a'), press('a')]))],
  ['twice the same block', message({ type: 'divider', block_id: 'a' }, { type: 'divider', block_id: 'a' })],
  [
    'too long a button',
    message({ type: 'actions', elements: [{ ...press('a'), text: { type: 'plain_text', text: 'x'.repeat(76) } }] }),
  ],
  ['a ragged table', message({ type: 'table', rows: [[cell('a'), cell('b')], [cell('c')]] })],
  ['an empty cell', message({ type: 'table', rows: [[cell('')]] })],
  ['two tables', message({ type: 'table', rows: [[cell('a')]] }, { type: 'table', rows: [[cell('a')]] })],
  ['a table that is too long', message({ type: 'table', rows: Array.from({ length: 101 }, () => [cell('a')]) })],
  ['a table with too much text', message({ type: 'table', rows: [[cell('x'.repeat(10_001))]] })],
  ['three charts', message(chart, chart, chart)],
  ['a missing point', message(withPoints([{ label: 'a', value: 1 }]))],
  [
    'a point that is no number',
    message(
      withPoints([
        { label: 'a', value: 1 },
        { label: 'b', value: Number.NaN },
      ]),
    ),
  ],
])('it finds %s', (_, faulty) => {
  expect(checkMessage(faulty)).not.toEqual([]);
});
