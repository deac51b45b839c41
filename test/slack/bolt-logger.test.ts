import { expect, it } from 'vitest';
import { createBoltLogger } from '../../src/slack/bolt-logger.ts';
import { memoryLog } from '../log/memory-log.ts';

it("drops the library's debug lines, which hold whole requests, and says its warnings in our log", () => {
  const { log, lines, text } = memoryLog();
  const logger = createBoltLogger(log);
  logger.debug('http request body: {"text":"You spent $12.50"}');
  logger.warn('http request failed', new Error('reset'));
  logger.error({ body: 'You spent $12.50' });
  expect(lines()).toMatchObject([
    { level: 'warn', event: 'slack_library', message: 'http request failed Error: reset' },
    { level: 'error', event: 'slack_library', message: 'object' },
  ]);
  expect(text()).not.toContain('12.50');
});

it('never lets the library believe that debug is on', () => {
  const logger = createBoltLogger(memoryLog().log);
  const before = logger.getLevel();
  logger.setLevel('debug' as ReturnType<typeof logger.getLevel>);
  expect(logger.getLevel()).toBe(before);
});
