import { describe, expect, it, onTestFinished } from 'vitest';
import { createClaudeApi } from '../../../src/anthropic/create-claude-api.ts';
import { costCommand } from '../../../src/commands/cost/index.ts';
import { keysCommand } from '../../../src/commands/keys/index.ts';
import { licensesCommand } from '../../../src/commands/licenses/index.ts';
import { usageCommand } from '../../../src/commands/usage/index.ts';
import { hideSecret } from '../../../src/config/secret.ts';
import { absolute, formatMoney, fromUsd, type Money, subtract, sum, toUsd, ZERO } from '../../../src/domain/money.ts';
import type { Cadence } from '../../../src/domain/subscription.ts';
import type { ClaudeSource } from '../../../src/ports.ts';
import { SANDBOX_KEYS } from '../../../src/sandbox/claude/settings.ts';
import { createReadOnlyState } from '../../../src/store/read-only-state.ts';
import { readDigest } from '../../digests/kit/read-digest.ts';
import { NOW } from '../../sandbox/claude/ask.ts';
import { askCommand } from '../../support/ask-command.ts';
import { createFakePorts } from '../../support/fake-source.ts';
import { type Setting, startStory } from '../kit/start-story.ts';

/*
 * What the story must show: a digest tells nothing that the same question by command would not answer with: totals,
 * changes, every row of its tables, the forecast, the cache hit rate, keys and seats, for either organisation and both.
 */

/** The organisations of a story as a digest reads them; watched: after the watch has looked once. */
const openStory = async (setting: Setting, isWatched = false) => {
  const story = await startStory(setting);
  if (isWatched) await story.poll();
  await story.stop();
  const { log } = createFakePorts([]);
  // Nothing here is about waiting for the next minute's requests.
  onTestFinished(story.clock.runFreely());
  const keyOf = (variable: string, key: string) =>
    story.environment[variable as keyof typeof story.environment] === undefined ? null : hideSecret(key);
  const claude = createClaudeApi({
    consoleKey: keyOf('CLAUDE_ADMIN_API_KEY', SANDBOX_KEYS.console),
    enterpriseKey: keyOf('CLAUDE_CHAT_ADMIN_API_KEY', SANDBOX_KEYS.enterprise),
    baseUrl: story.claude.url,
    version: 'test',
    history: { read: async () => null, write: async () => undefined },
    clock: story.clock,
    random: () => 0.5,
    log,
  });
  onTestFinished(() => claude.close());
  return { sources: claude.sources, state: createReadOnlyState(story.environment.LEDGER_STATE).read() };
};

const amountsBy = async (sources: readonly ClaudeSource[], words: string, by: string): Promise<readonly Money[]> => {
  const { document } = await askCommand(costCommand, `${words} by ${by}`, sources);
  const rows = document.rows as readonly { readonly amount?: unknown }[];
  return rows.map(({ amount }) => fromUsd(String(amount)) ?? ZERO);
};

/** The cells of a table in a thread, without its titles. */
const cellsOf = (table: string): readonly (readonly string[])[] =>
  table
    .split('\n')
    .filter((line) => line.includes(' | '))
    .slice(1)
    .map((line) => line.split(' | '));

const CADENCES: readonly (readonly [Cadence['kind'], string, string])[] = [
  ['daily', 'yesterday', '2026-11-14'],
  ['weekly', '7d', '2026-11-08..2026-11-14'],
  ['monthly', '2026-10', '2026-09'],
];

const documentOf = async (sources: readonly ClaudeSource[], words: string) => {
  const { document } = await askCommand(costCommand, words, sources);
  const { total, previousTotal } = document as unknown as { readonly total: string; readonly previousTotal: string };
  return { total, previousTotal, money: fromUsd(total) ?? ZERO };
};

const spent = (cells: readonly (string | undefined)[]): readonly (string | undefined)[] =>
  cells.filter((cell) => cell !== '$0.00').toSorted();

/** The amounts of every row, in one column of a digest's table and as the command has them. */
const expectRows = async (
  sources: readonly ClaudeSource[],
  table: string,
  asked: { words: string; by: string; column: number },
) => {
  const cells = cellsOf(table).map((row) => row[asked.column]);
  const amounts = await amountsBy(sources, asked.words, asked.by);
  expect(amounts.length).toBeGreaterThan(1);
  expect(spent(cells.slice(0, -1))).toEqual(spent(amounts.map(formatMoney)));
  expect(cells.at(-1)).toBe(formatMoney(sum(amounts)));
};

describe.each([
  ['both', CADENCES],
  ['console', CADENCES.slice(1, 2)],
  ['enterprise', CADENCES.slice(1, 2)],
] as const)('%s', (keys, cadences) => {
  it('every total and every row is the answer to a command', async () => {
    const { sources } = await openStory({ keys });
    const column = keys === 'both' ? 2 : 1;
    const kinds = [keys === 'enterprise' ? 'product' : 'workspace', 'model'];
    for (const [cadence, words, before] of cadences) {
      const { total, shown, tables, isFinal } = await readDigest(sources, { cadence, dueAt: NOW });
      const now = await documentOf(sources, words);
      const earlier = await documentOf(sources, before);
      expect({ isFinal, total }).toEqual({ isFinal: true, total: now.money });
      // A day is compared with the same weekday; the command compares it with the day before.
      if (cadence !== 'daily') expect(now.previousTotal).toBe(earlier.total);
      expect(shown).toContain(`Total: *${formatMoney(now.money)}*`);
      expect(shown).toContain(`UTC (${formatMoney(earlier.money)})`);
      expect(shown).toContain(formatMoney(absolute(subtract(now.money, earlier.money))));
      for (const [index, by] of kinds.entries()) {
        await expectRows(sources, tables[index] ?? '', { words, by, column });
        await expectRows(sources, tables[index] ?? '', { words: before, by, column: column + 1 });
      }
      expect(cellsOf(tables[2] ?? '').at(-1)?.[column]).toBe(formatMoney(now.money));
    }
  });
});

it('the month, its forecast, the cache, keys and seats are those of the commands', async () => {
  const { sources, state } = await openStory({ keys: 'both' }, true);
  const { shown } = await readDigest(sources, { state, dueAt: NOW });

  const month = (await askCommand(costCommand, 'mtd', sources)).shown;
  const [, forecast, low, high] = /forecast: (\*\S+\*), .* between (\S+) and (\S+) /.exec(month) ?? [];
  expect(shown).toContain(`month-end forecast ${forecast}, with 80 % confidence between ${low} and ${high}`);
  expect(shown).toContain(`: ${/^\*\$[\d,.]+\*/m.exec(month)?.[0]}; month-end`);

  const usage = (await askCommand(usageCommand, '7d', sources)).shown;
  expect(shown).toContain(`*${/Cache hit rate\* (\d+ %)/.exec(usage)?.[1]}* of all input came out of the cache`);

  const countKeys = async (flag: string): Promise<string> => {
    const { document } = await askCommand(keysCommand, flag, sources);
    return document.rows.length === 0 ? 'none' : String(document.rows.length);
  };
  expect(shown).toContain(
    `API keys: ${await countKeys('stale')} unused for 90 days, ${await countKeys('orphaned')} orphaned, ${await countKeys('expiring')} expiring within 14 days`,
  );

  const { adoption } = (await askCommand(licensesCommand, '', sources)).document;
  const { seats, monthlyActive } = adoption as unknown as { readonly seats: number; readonly monthlyActive: number };
  expect(shown).toContain(`${seats - monthlyActive} of ${seats} seats idle`);
  // The first look came after these days.
  expect(shown).toContain('*Access changes*: 2 ordinary invites. Claude Ledger was not watching then.');
});

it('from the classic reports it tells what these can tell', async () => {
  const { sources } = await openStory({ keys: 'console', generation: 'classic' });
  const { shown, tables, total, isFinal } = await readDigest(sources, { dueAt: NOW });
  const { document } = await askCommand(costCommand, '7d', sources);
  expect({ total: toUsd(total ?? ZERO), isFinal }).toEqual({ total: document.total, isFinal: true });
  expect(shown).toContain('without Priority Tier');
  expect(shown).toMatch(/which saved (?:about|at least) \*\$/);
  expect(tables.at(-1)).toContain('cannot split this by user');
});
