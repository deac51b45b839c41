import { onTestFinished } from 'vitest';
import { createClaudeApi } from '../../../src/anthropic/create-claude-api.ts';
import { hideSecret } from '../../../src/config/secret.ts';
import { SANDBOX_KEYS } from '../../../src/sandbox/claude/settings.ts';
import { startClaudeApi } from '../../../src/sandbox/claude/start-claude-api.ts';
import { createCompany } from '../../../src/sandbox/organisation/company.ts';
import { NOW, TODAY, WATERMARK } from '../../sandbox/claude/ask.ts';
import { createFakePorts } from '../../support/fake-source.ts';
import { createStoryClock } from '../kit/story-clock.ts';

/** Both organisations of a company of its own, as commands and digests read them. */
export const openOrganisations = async (seed: string) => {
  const company = createCompany({ seed, today: TODAY });
  const server = await startClaudeApi({ company, now: () => NOW, settings: { watermark: () => WATERMARK } });
  const clock = createStoryClock();
  const claude = createClaudeApi({
    consoleKey: hideSecret(SANDBOX_KEYS.console),
    enterpriseKey: hideSecret(SANDBOX_KEYS.enterprise),
    baseUrl: server.url,
    version: 'test',
    history: { read: async () => null, write: async () => undefined },
    clock,
    random: () => 0.5,
    log: createFakePorts([]).log,
  });
  // Nothing here is about waiting for the next minute's requests.
  const stop = clock.runFreely();
  onTestFinished(async () => {
    stop();
    await claude.close();
    await server.close();
  });
  return { company, sources: claude.sources };
};
