import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClaudeApi } from '../../src/anthropic/create-claude-api.ts';
import type { Answer } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';
import { readWords } from '../../src/commands/words.ts';
import { hideSecret } from '../../src/config/secret.ts';
import { createLog } from '../../src/log/create-log.ts';
import type { CommandPorts } from '../../src/ports.ts';
import { SANDBOX_KEYS } from '../../src/sandbox/claude/settings.ts';
import { createHistoryFile } from '../../src/store/history-file.ts';
import { createReadOnlyState } from '../../src/store/read-only-state.ts';
import { type BenchClock, createBenchClock } from './bench-clock.ts';

interface Bot {
  readonly clock: BenchClock;
  /** The answer to a line as it is typed: `/claude-cost 90d`. Throws unless it is a whole answer. */
  ask(line: string): Promise<Answer>;
  close(): Promise<void>;
}

/** What Slack's side is given, wired as in the app, over a history that is empty at first and gone in the end. */
export const openBot = async (baseUrl: string, clock: BenchClock = createBenchClock()): Promise<Bot> => {
  const folder = await mkdtemp(join(tmpdir(), 'claude-ledger-bench-'));
  const log = createLog({ level: 'warn', clock, write: (line) => process.stderr.write(line) });
  const claude = createClaudeApi({
    consoleKey: hideSecret(SANDBOX_KEYS.console),
    enterpriseKey: null,
    baseUrl,
    version: 'bench',
    history: createHistoryFile(join(folder, 'ledger.json'), log),
    clock,
    random: Math.random,
    log,
  });
  const ports: CommandPorts = {
    claude,
    state: createReadOnlyState(join(folder, 'ledger.json')),
    clock,
    log,
    settings: { timezone: 'UTC', privacy: 'masked', alertChannel: null, version: 'bench' },
    status: () => ({ startedAt: clock.now(), slack: { transport: 'none', connected: false } }),
  };
  return {
    clock,
    ask: async (line) => {
      const [, name, text = ''] = /^\/claude-(\S+) ?(.*)$/.exec(line) ?? [];
      const command = commands.find((each) => each.name === name);
      if (command === undefined) throw new Error(`There is no ${line}`);
      const asking = { now: clock.now(), caller: null, audience: 'person' } as const;
      const answer = await command.answer(readWords(text), ports, asking);
      if (!answer.ok) throw new Error(`${line} was not understood`);
      if (answer.value.problems.length > 0) throw new Error(answer.value.problems.join(' '));
      return answer.value;
    },
    close: async () => {
      await claude.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
