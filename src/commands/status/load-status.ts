import type { Instant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import type { ChannelAudience, CommandPorts, ProcessStatus, SourceCheck, SourceHealth } from '../../ports.ts';

export interface SourceStatus {
  readonly source: Source;
  readonly check: SourceCheck;
  /** Null where the API has not told them. */
  readonly scopes: readonly string[] | null;
  readonly health: SourceHealth;
}

export interface StatusReport {
  readonly asOf: Instant;
  readonly sources: readonly SourceStatus[];
  readonly process: ProcessStatus;
  /** Who can read the alert channel; null where nobody can tell. */
  readonly alertAudience: ChannelAudience | null;
}

/** Asks each source and Slack now; what the process remembers stands beside. */
export const loadStatus = async (
  { claude, status, alertAudience }: CommandPorts,
  now: Instant,
): Promise<StatusReport> => {
  const audience = alertAudience?.() ?? null;
  const sources = await Promise.all(
    claude.sources.map(async (source) => {
      const check = await source.check();
      const scopes = check.organisation.state === 'present' ? await source.scopes() : null;
      return { source: source.source, check, scopes, health: source.health() };
    }),
  );
  return { asOf: now, sources, process: status(), alertAudience: await audience };
};
