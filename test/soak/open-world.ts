import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf, type Instant, toInstant } from '../../src/domain/day.ts';
import { SANDBOX_KEYS } from '../../src/sandbox/claude/settings.ts';
import { type SandboxClaudeApi, startClaudeApi } from '../../src/sandbox/claude/start-claude-api.ts';
import { createCompany } from '../../src/sandbox/organisation/company.ts';
import { SAMPLE_WORKSPACE } from '../../src/sandbox/slack/sample-workspace.ts';
import type { SlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import { startSlack } from '../../src/sandbox/slack/start-slack.ts';
import { withCrowd } from './with-crowd.ts';

export const ALERTS = 'C0ALERTS01';
export const DIGESTS = 'C0GENERAL1';
export const QUESTIONS = 'C0SPEND001';

const START = Date.parse('2026-11-16T06:00:00Z');

/** Everything around the bot, on one clock that is put forward. */
export interface SoakWorld {
  readonly claude: SandboxClaudeApi;
  readonly slack: SlackStandIn;
  readonly environment: Readonly<Record<string, string>>;
  now(): Instant;
  putForward(to: number): void;
  close(): Promise<void>;
}

/** A Monday morning at the sample company. Slack reaches the bot over its socket, which no clock has to agree about. */
export const openWorld = async (): Promise<SoakWorld> => {
  let now = toInstant(START);
  const folder = await mkdtemp(join(tmpdir(), 'claude-ledger-soak-'));
  const company = createCompany({ today: dayOf(now) });
  const claude = await startClaudeApi({ company, now: () => now });
  const slack = await startSlack({ workspace: withCrowd(SAMPLE_WORKSPACE), now: () => now });
  return {
    claude,
    slack,
    environment: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      ANTHROPIC_BASE_URL: claude.url,
      CLAUDE_ADMIN_API_KEY: SANDBOX_KEYS.console,
      CLAUDE_CHAT_ADMIN_API_KEY: SANDBOX_KEYS.enterprise,
      LEDGER_ALERT_CHANNEL: ALERTS,
      LEDGER_STATE: join(folder, 'ledger.json'),
      LOG_LEVEL: 'error',
      HOST: '127.0.0.1',
      PORT: '0',
    },
    now: () => now,
    putForward: (to) => {
      now = toInstant(Math.max(now, to));
    },
    close: async () => {
      await slack.close();
      await claude.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
