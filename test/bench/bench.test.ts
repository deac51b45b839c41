import { expect, it } from 'vitest';
import { buildDocument } from './build-document.ts';
import { drawLine, isWithin } from './line.ts';
import { measureAll } from './measure-all.ts';
import { readArguments } from './read-arguments.ts';
import { renderLines } from './render-lines.ts';
import { FULL, TINY } from './scale.ts';

const ABOUT = { name: 'work', subject: 'ours', against: 'the floor', unit: 'ms' } as const;

it('compares each run with its neighbour, so that a slow minute slows both', () => {
  const line = drawLine({ ...ABOUT, target: { of: 'ratio', atMost: 1.3 } }, [12, 120, 13], [10, 100, 10]);
  expect(line.measured).toEqual({ median: 13, low: 12, high: 120, runs: 3 });
  expect(line.reference).toEqual({ median: 10, low: 10, high: 100, runs: 3 });
  expect(line.ratio).toBe(1.2);
});

it('says which lines are over their target', () => {
  const within = drawLine({ ...ABOUT, target: { of: 'measured', atMost: 12 } }, [12], [1]);
  const over = drawLine({ ...ABOUT, target: { of: 'ratio', atMost: 11 } }, [12], [1]);
  expect([within, over].map(isWithin)).toEqual([true, false]);
  const [, first, second] = renderLines([within, over]).split('\n');
  expect(first).toMatch(/12\.0 ms .* 12\.00 × +≤ 12 ms +within$/);
  expect(second).toMatch(/≤ 11 × +over$/);
});

it('holds against a target what it is about: the ratio, the difference, or the figure itself', () => {
  const lineTo = (of: 'ratio' | 'difference' | 'measured', atMost: number) =>
    drawLine({ ...ABOUT, target: { of, atMost } }, [150, 160], [100, 100]);
  const lines = [lineTo('ratio', 1.6), lineTo('difference', 54), lineTo('difference', 56), lineTo('measured', 100)];
  expect(lines.map(isWithin)).toEqual([true, false, true, false]);
  expect(renderLines(lines).split('\n')[2]).toMatch(/55\.0 ms more +≤ 54 ms more +over$/);
});

it('understands what is asked of it, and nothing else', () => {
  expect(readArguments(['--json', 'start', '--runs', '3'])).toEqual({
    json: true,
    scale: { ...FULL, runs: 3 },
    only: ['start'],
  });
  for (const args of [['begin'], ['--fast'], ['--runs', '0'], ['--runs', 'many']])
    expect(readArguments(args)).toBeNull();
});

it('measures, and says so in one document', async () => {
  const lines = await measureAll(TINY, ['spend', 'polls', 'saving', 'acknowledgement']);
  const machine = { node: process.version, platform: process.platform, processors: 2 };
  const document = buildDocument(machine, TINY, lines);
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  expect(document.lines.map(({ name, unit }) => `${name}, ${unit}`)).toEqual([
    'cold question, ms',
    'cold question, ms',
    'cold question, requests',
    'asked again, requests',
    'asked again, ms',
    'warm question, ms',
    'warm question, requests',
    'first poll, ms',
    'first poll, requests',
    'first poll, MB',
    'poll without a change, ms',
    'poll without a change, files',
    'saving, ms',
    'acknowledgement, ms',
    'acknowledgement, ms',
  ]);
  for (const { measured, reference, ratio, unit, name } of document.lines) {
    // A small organisation is read again in no time, and nothing of it is written.
    if (name !== 'poll without a change')
      expect(Math.min(measured.median, reference.median, ratio), `${name}, ${unit}`).toBeGreaterThan(0);
  }
  expect(document.lines.find(({ unit }) => unit === 'files')).toMatchObject({ measured: { median: 0 }, within: true });
}, 60_000);
