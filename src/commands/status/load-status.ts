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

/** Asks each source now; what the process remembers of it stands beside. */
export const loadStatus = async (
  { claude, status, alertAudience }: CommandPorts,
  now: Instant,
): Promise<StatusReport> => ({
  asOf: now,
  sources: await Promise.all(
    claude.sources.map(async (source) => {
      const check = await source.check();
      return { source: source.source, check, health: source.health() };
    }),
  ),
  process: status(),
  alertAudience: (await alertAudience?.()) ?? null,
});
