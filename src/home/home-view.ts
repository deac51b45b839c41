import type { Instant } from '../domain/day.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { Source } from '../domain/spend.ts';
import type { CommandPorts, SourceHealth, WatchStatus } from '../ports.ts';
import type { FormOwner } from './form-button.ts';
import type { HomeFigures } from './home-figures.ts';

/** All that the App Home says, and to whom. */
export interface HomeView {
  readonly now: Instant;
  /** The last that were read; null where none were yet. */
  readonly figures: HomeFigures | null;
  readonly isReading: boolean;
  readonly state: LedgerState;
  readonly sources: readonly { readonly source: Source; readonly health: SourceHealth }[];
  /** Null in a process that does not watch. */
  readonly watch: WatchStatus | null;
  readonly settings: CommandPorts['settings'];
  /** Those whose forms may be opened from here. */
  readonly commands: readonly FormOwner[];
  readonly isAdmin: boolean;
  /** Whether Slack draws charts on this page. */
  readonly drawsCharts: boolean;
}
