import { readFile } from 'node:fs/promises';
import { toldBy } from '../../../src/alerts/live.ts';
import type { LedgerState } from '../../../src/domain/ledger-state.ts';
import { type Setting, type Story, startStory } from '../kit/start-story.ts';

const ALERTS = 'C0ALERTS';

/** Keys that may read the feed, both of them. */
const MAY_READ = {
  scopes: ['read:analytics', 'read:members', 'read:compliance_activities'],
  adminScopes: ['read:compliance_activities'],
};

const readState = async (story: Story): Promise<LedgerState> =>
  JSON.parse(await readFile(story.environment.LEDGER_STATE, 'utf8'));

/** A story whose keys may read the feed, and what it told until now. */
export const watchFeed = async (setting: Setting = {}) => {
  const story = await startStory(setting);
  story.claude.configure(MAY_READ);
  const poll = async (minutes = 5) => {
    story.clock.advance(minutes * 60_000);
    const running = story.clock.runFreely();
    try {
      return await story.poll();
    } finally {
      running();
    }
  };
  return {
    story,
    poll,
    messages: () => story.slack.messages(ALERTS),
    /** The ids of all activities that incidents tell, as often as they do. */
    told: async (): Promise<readonly string[]> =>
      (await readState(story)).incidents
        .flatMap(toldBy)
        .flatMap(({ rule, period }) => (rule === 'activity' && period !== null ? [period] : [])),
    unknown: async () => Object.values((await readState(story)).feeds).map(({ unknown }) => unknown),
  };
};
