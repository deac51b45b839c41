import { expect, it } from 'vitest';
import { hideSecret } from '../../src/config/secret.ts';
import { fromUsd } from '../../src/domain/money.ts';
import { memoryLog } from './memory-log.ts';

it('writes one JSON line for one event', () => {
  const { log, text } = memoryLog();
  log.info('report-read', { source: 'console', rows: 12, tokens: { output: 3 }, note: 'two\nlines' });
  expect(text()).toBe(
    '{"time":"2026-11-22T09:30:00.000Z","level":"info","event":"report-read","source":"console","rows":12,' +
      '"tokens":{"output":3},"note":"two\\nlines"}\n',
  );
});

it('drops what is below its level', () => {
  const { log, lines } = memoryLog({ level: 'warn' });
  log.debug('a');
  log.info('b');
  log.warn('c');
  log.error('d');
  expect(lines().map(({ level, event }) => `${level} ${event}`)).toEqual(['warn c', 'error d']);
});

it('lets no field replace the time, the level or the event', () => {
  const { log, lines } = memoryLog();
  log.error('real', { time: 'x', level: 'debug', event: 'other' });
  expect(lines()).toEqual([{ time: '2026-11-22T09:30:00.000Z', level: 'error', event: 'real' }]);
});

it('writes amounts, dates, sets, odd numbers and wrapped secrets', () => {
  const { log, lines } = memoryLog();
  log.info('odd', {
    amount: fromUsd('0.5'),
    at: new Date(0),
    ids: new Set(['a', 'b']),
    map: new Map([['k', 1]]),
    ratio: Number.NaN,
    key: hideSecret('abc'),
    nothing: null,
    missing: undefined,
    run: () => 1,
  });
  expect(lines()[0]).toEqual({
    time: '2026-11-22T09:30:00.000Z',
    level: 'info',
    event: 'odd',
    amount: '500000000000000000',
    at: '1970-01-01T00:00:00.000Z',
    ids: ['a', 'b'],
    map: [['k', 1]],
    ratio: 'NaN',
    key: '***',
    nothing: null,
  });
});

it('writes an error with its codes, its stack and its cause, and not what else it carries', () => {
  const { log, lines, text } = memoryLog();
  const cause = new TypeError('refused for ada@acme.com');
  log.error('failed', { error: Object.assign(new Error('no answer', { cause }), { code: 'X1', body: { cost: 99 } }) });
  expect(lines()[0]).toMatchObject({
    error: {
      name: 'Error',
      message: 'no answer',
      code: 'X1',
      stack: expect.stringContaining('create-log.test.ts'),
      cause: { name: 'TypeError', message: 'refused for ***@***' },
    },
  });
  expect(text()).not.toContain('ada@');
  expect(text()).not.toContain('cost');
});

it('survives circles, depth, length and getters that throw', () => {
  const { log, lines } = memoryLog();
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  let deep: unknown = 'end';
  for (let level = 0; level < 50; level += 1) deep = { deep };
  const bad = {
    get value(): never {
      throw new Error('no value');
    },
  };
  log.info('circle', { circle });
  log.info('deep', { deep });
  log.info('long', { text: 'x'.repeat(100_000) });
  log.info('bad', { bad });
  expect(lines()[0]).toMatchObject({ circle: { self: '(circular)' } });
  expect(JSON.stringify(lines()[1])).toContain('(deeper)');
  expect(JSON.stringify(lines()[2]).length).toBeLessThan(9_000);
  expect(lines()[3]).toMatchObject({ event: 'bad', unreadable: { message: 'no value' } });
});
