import { dayOf } from '../../domain/day.ts';
import { absent, type Part } from '../../domain/part.ts';
import type { Source } from '../../domain/spend.ts';
import type { ClaudeSource, Clock, HistoryStore } from '../../ports.ts';
import { asPart } from '../as-part.ts';
import type { Transport } from '../http.ts';
import { shareBriefly } from '../share-briefly.ts';
import { readActivity } from './read-activity.ts';
import { readAdoption } from './read-adoption.ts';
import { readClaudeCode } from './read-claude-code.ts';
import { readKeyUse } from './read-key-use.ts';
import { readSpendLimits } from './read-spend-limits.ts';
import { shareBySpan } from './share-by-span.ts';

interface PeopleSettings {
  readonly source: Source;
  readonly owner: string;
  readonly transport: Transport;
  readonly history: HistoryStore;
  readonly clock: Clock;
  /** How many API keys the organisation has; 0 where that cannot be told. */
  readonly countKeys: () => Promise<number>;
}

type PeopleReader = Pick<ClaudeSource, 'keyUse' | 'activity' | 'adoption' | 'claudeCode' | 'spendLimits'>;

/**
 * What a source knows of people and of keys. Keys and Claude Code of the platform are the Console's; activity, adoption
 * and effective limits are Claude Enterprise's: the other one is not asked, because the API only refuses it.
 */
export const createPeopleReader = (settings: PeopleSettings): PeopleReader => {
  const { source, transport, clock } = settings;
  const only = <T>(offering: Source, read: () => Promise<Part<T>>): Promise<Part<T>> =>
    source === offering ? read() : Promise.resolve(absent({ kind: 'not-offered' }));
  const today = () => dayOf(clock.now());

  return {
    keyUse: shareBySpan((span) => only('console', () => asPart(() => readKeyUse(settings, span))), clock),
    claudeCode: (day) => only('console', () => asPart(() => readClaudeCode(transport, source, day))),
    activity: shareBySpan((span) => only('enterprise', () => readActivity(transport, source, span, today())), clock),
    adoption: shareBriefly(() => only('enterprise', () => readAdoption(transport, source, today())), clock),
    spendLimits: (ids) => only('enterprise', () => asPart(() => readSpendLimits(transport, source, ids))),
  };
};
