import { describe, expect, it } from 'vitest';
import { findBlockProblems, type Surface } from '../../../src/sandbox/slack/blocks/check-blocks.ts';
import { findViewProblems } from '../../../src/sandbox/slack/blocks/check-view.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const words = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), action_id: 'go', ...more });
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const table = (rows: number, columns: number, text = 'x') => ({
  type: 'table',
  rows: times(rows, () => times(columns, () => ({ type: 'raw_text', text }))),
});
const chart = (points: number, series = 1, more: object = {}) => {
  const categories = times(points, (index) => `d${index}`);
  const data = categories.map((label) => ({ label, value: 1 }));
  return {
    type: 'data_visualization',
    title: 'Spend',
    chart: {
      type: 'bar',
      series: times(series, (index) => ({ name: `s${index}`, data })),
      axis_config: { categories },
      ...more,
    },
  };
};

const pointers = (blocks: unknown, surface: Surface = 'message') =>
  findBlockProblems(blocks, surface).map((problem) => `${problem.pointer} ${problem.code}`);

describe('what Slack takes', () => {
  it.each([
    ['50 blocks', times(50, () => ({ type: 'divider' }))],
    ['text of 3000', [words('x'.repeat(3000))]],
    ['10 fields', [{ type: 'section', fields: times(10, () => plain('x'.repeat(2000))) }]],
    ['a header of 150', [{ type: 'header', text: plain('x'.repeat(150)) }]],
    ['25 buttons', [actions(...times(25, (index) => button({ action_id: `a${index}`, value: 'x'.repeat(2000) })))]],
    ['a table of 100 by 20 with 4,000 characters', [table(100, 20, 'xy')]],
    ['two charts of 20 points and 6 series', [chart(20, 6), chart(20, 6, { type: 'line' })]],
  ])('%s', (_name, blocks) => {
    expect(findBlockProblems(blocks, 'message')).toEqual([]);
  });
});

describe('what Slack refuses, and where', () => {
  it.each([
    ['51 blocks', times(51, () => ({ type: 'divider' })), '/blocks too_long'],
    ['no list', 'text', '/blocks invalid_type'],
    ['an unknown block', [{ type: 'chart' }], '/blocks/0/type unsupported_type'],
    ['an unknown field', [{ type: 'divider', colour: 'red' }], '/blocks/0/colour unknown_field'],
    ['text of 3001', [words('x'.repeat(3001))], '/blocks/0/text/text too_long'],
    ['no text', [words('')], '/blocks/0/text/text too_short'],
    ['an empty section', [{ type: 'section' }], '/blocks/0 missing_field'],
    [
      'a header in mrkdwn',
      [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
      '/blocks/0/text/type invalid_value',
    ],
    ['a header of 151', [{ type: 'header', text: plain('x'.repeat(151)) }], '/blocks/0/text/text too_long'],
    [
      '11 things in a context',
      [{ type: 'context', elements: times(11, () => plain('x')) }],
      '/blocks/0/elements too_long',
    ],
    [
      '26 buttons',
      [actions(...times(26, (index) => button({ action_id: `a${index}` })))],
      '/blocks/0/elements too_long',
    ],
    ['the same action twice', [actions(button(), button())], '/blocks/0/elements/1/action_id not_unique'],
    ['a value of 2001', [actions(button({ value: 'x'.repeat(2001) }))], '/blocks/0/elements/0/value too_long'],
    ['a button of 76', [actions(button({ text: plain('x'.repeat(76)) }))], '/blocks/0/elements/0/text/text too_long'],
    ['a style of its own', [actions(button({ style: 'green' }))], '/blocks/0/elements/0/style invalid_value'],
    [
      'the same block id twice',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      '/blocks/1/block_id not_unique',
    ],
    ['101 rows', [table(101, 1)], '/blocks/0/rows too_long'],
    ['21 columns', [table(1, 21)], '/blocks/0/rows/0 too_long'],
    ['an empty cell', [table(1, 1, '')], '/blocks/0/rows/0/0/text too_short'],
    ['10,001 characters in a table', [table(10, 1, 'x'.repeat(1001))], '/blocks too_long'],
    ['two tables', [table(1, 1), table(1, 1)], '/blocks only_one_table_allowed'],
    ['three charts', [chart(1), chart(1), chart(1)], '/blocks too_many_charts'],
    ['21 points', [chart(21)], '/blocks/0/chart/axis_config/categories too_long'],
    ['7 series', [chart(2, 7)], '/blocks/0/chart/series too_long'],
    [
      'a category without its point',
      [chart(2, 1, { axis_config: { categories: ['d0', 'd1', 'd2'] } })],
      '/blocks/0/chart/series/0/data points_do_not_match_categories',
    ],
  ])('%s', (_name, blocks, expected) => {
    expect(pointers(blocks)).toContain(expected);
  });

  it('a chart in the App Home, a table in a modal, a modal that cannot be submitted', () => {
    expect(pointers([chart(1)], 'home')).toEqual(['/blocks/0/type unsupported_type']);
    expect(pointers([table(1, 1)], 'modal')).toEqual(['/blocks/0/type unsupported_type']);
    const input = { type: 'input', label: plain('Name'), element: { type: 'plain_text_input' } };
    const modal = { type: 'modal', title: plain('x'.repeat(25)), blocks: [input] };
    expect(findViewProblems(modal, 'modal').map((problem) => problem.pointer)).toEqual(['/title/text', '/submit']);
  });
});
