import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { header } from '../../src/blocks/build.ts';
import { barChart, chartValue, lineChart, withoutCharts } from '../../src/blocks/chart.ts';
import { composeMessage, splitMessage } from '../../src/blocks/compose-message.ts';
import { fromCents, ZERO } from '../../src/domain/money.ts';
import { findBlockProblems } from '../../src/sandbox/slack/blocks/check-blocks.ts';
import { checkMessage } from './check-message.ts';

const spec = {
  title: 'Spend by day',
  unit: 'USD',
  categories: ['1 Nov', '2 Nov', '3 Nov'],
  series: [
    { name: 'This week', values: [12.5, 0, 1234.56] },
    { name: 'Week before', values: [1, 2, 3] },
  ],
};

test('a chart has a value for every point of every series', () => {
  expect(barChart(spec)).toEqual([
    {
      type: 'data_visualization',
      title: 'Spend by day',
      chart: {
        type: 'bar',
        series: [
          {
            name: 'This week',
            data: [
              { label: '1 Nov', value: 12.5 },
              { label: '2 Nov', value: 0 },
              { label: '3 Nov', value: 1234.56 },
            ],
          },
          {
            name: 'Week before',
            data: [
              { label: '1 Nov', value: 1 },
              { label: '2 Nov', value: 2 },
              { label: '3 Nov', value: 3 },
            ],
          },
        ],
        axis_config: { categories: ['1 Nov', '2 Nov', '3 Nov'], y_label: 'USD' },
      },
    },
  ]);
  expect(lineChart(spec)[0]?.chart.type).toBe('line');
});

test('money is drawn in cents', () => {
  expect(chartValue(fromCents('291.9015') ?? ZERO)).toBe(2.92);
});

test('nothing to draw is no chart', () => {
  expect(barChart({ ...spec, series: [] })).toEqual([]);
  expect(barChart({ ...spec, categories: [], series: [{ name: 'a', values: [] }] })).toEqual([]);
});

test('what would be drawn wrong is refused', () => {
  expect(() => barChart({ ...spec, series: [{ name: 'a', values: [1, 2] }] })).toThrow(RangeError);
  expect(() => barChart({ ...spec, series: [{ name: 'a', values: [1, 2, Number.NaN] }] })).toThrow(RangeError);
  const many = Array.from({ length: 21 }, (_, index) => index);
  expect(() => barChart({ ...spec, categories: many.map(String), series: [{ name: 'a', values: many }] })).toThrow(
    RangeError,
  );
});

test('a seventh model and those after it are drawn together', () => {
  const series = Array.from({ length: 9 }, (_, index) => ({ name: `model ${index}`, values: [0.1, index, 1] }));
  const drawn = barChart({ ...spec, series })[0]?.chart.series ?? [];
  expect(drawn.map(({ name }) => name)).toEqual(['model 0', 'model 1', 'model 2', 'model 3', 'model 4', 'Other (4)']);
  expect(drawn.at(-1)?.data.map(({ value }) => value)).toEqual([0.4, 26, 4]);
});

test('names that look alike once shortened stay apart', () => {
  const names = ['claude-opus-4-8-20260801', 'claude-opus-4-8-20260802', 'claude-opus-4-8-20260803'];
  const drawn = barChart({ ...spec, series: names.map((name) => ({ name, values: [1, 2, 3] })) });
  expect(drawn[0]?.chart.series.map(({ name }) => name)).toEqual([
    'claude-opus-4-8-202…',
    'claude-opus-4-8… (2)',
    'claude-opus-4-8… (3)',
  ]);
});

describe('without charts', () => {
  const message = composeMessage({ text: 'Spend', blocks: [header('Spend'), barChart(spec)] });

  test('a message says every number that its chart drew', () => {
    const plain = withoutCharts(message);
    expect(plain?.text).toBe('Spend');
    expect(plain?.blocks.map(({ type }) => type)).toEqual(['header', 'section']);
    expect(plain?.blocks[1]).toMatchObject({
      text: {
        text: '*Spend by day* (USD)\n▁▁█ This week\n▃▆█ Week before\n1 Nov: 12.50 / 1.00 · 2 Nov: 0.00 / 2.00 · 3 Nov: 1,234.56 / 3.00',
      },
    });
  });

  test('tokens have no cents', () => {
    const blocks = barChart({ ...spec, unit: 'tokens', series: [{ name: 'All', values: [1_500_000, 0, 2] }] });
    const [section] = withoutCharts(composeMessage({ text: 'Tokens', blocks: [blocks] }))?.blocks ?? [];
    expect(section).toMatchObject({ text: { text: expect.stringMatching(/1 Nov: 1,500,000 · 2 Nov: 0 · 3 Nov: 2$/) } });
  });

  test('a message that has none is not sent again', () => {
    expect(withoutCharts(composeMessage({ text: 'Spend', blocks: [] }))).toBeNull();
  });
});

test('whatever the names and numbers, Slack takes the message with its charts and without', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 60 });
  const drawing = fc
    .tuple(
      fc.uniqueArray(name, { maxLength: 20 }),
      fc.array(name, { maxLength: 9 }),
      name,
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
    )
    .map(([categories, names, title, value]) =>
      barChart({
        title,
        unit: 'USD & <more>',
        categories,
        series: names.map((each, index) => ({
          name: each,
          values: categories.map((_, point) => value / (index + point + 1)),
        })),
      }),
    );
  fc.assert(
    fc.property(fc.array(drawing, { maxLength: 4 }), (charts) => {
      for (const message of splitMessage({ text: 'Spend', blocks: [header('Spend'), ...charts] })) {
        expect(checkMessage(message)).toEqual([]);
        expect(findBlockProblems(message.blocks, 'message')).toEqual([]);
        expect(checkMessage(withoutCharts(message) ?? message)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});
