import { createTransport } from '../../../src/anthropic/create-transport.ts';
import { createRequestBudget } from '../../../src/anthropic/request-budget.ts';
import type { Source } from '../../../src/domain/spend.ts';
import type { Log, LogFields } from '../../../src/ports.ts';
import { createFakeClock } from './fake-clock.ts';

export const BASE_URL = 'https://api.anthropic.test';
export const KEY = 'sk-ant-admin01-not-a-real-key';

/** A log that keeps its lines. */
const createLineLog = () => {
  const lines: { readonly level: keyof Log; readonly event: string; readonly fields: LogFields }[] = [];
  const write =
    (level: keyof Log) =>
    (event: string, fields: LogFields = {}) => {
      lines.push({ level, event, fields });
    };
  return { lines, log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') } };
};

/** A transport over the platform's `fetch`, which nock answers, on a clock that never really waits. */
export const createNockedTransport = ({
  source = 'console' as Source,
  baseUrl = BASE_URL,
  perMinute = 55,
  clock = createFakeClock(),
} = {}) => {
  const { lines, log } = createLineLog();
  const transport = createTransport({
    source,
    baseUrl,
    key: { reveal: () => KEY },
    version: '1.2.3',
    clock,
    random: () => 0,
    log,
    budget: createRequestBudget(clock, log, perMinute),
    connections: { fetch: globalThis.fetch, close: async () => undefined },
  });
  return { transport, clock, lines };
};
