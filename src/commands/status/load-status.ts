import type { Instant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import type { ChannelAudience, CommandPorts, ProcessStatus, SourceCheck, SourceHealth } from '../../ports.ts';

export interface StatusReport {
  readonly asOf: Instant;
  readonly sources: readonly { readonly source: Source; readonly check: SourceCheck; readonly health: SourceHealth }[];
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
      return { source: source.source, check, health: source.health() };
    }),
  );
  return { asOf: now, sources, process: status(), alertAudience: await audience };
};
