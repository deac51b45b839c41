import type { Instant } from '../domain/day.ts';
import type { Source } from '../domain/spend.ts';
import type { SourceCheck } from '../ports.ts';
import type { SlackCheck } from '../slack/check-slack.ts';
import type { StateInspection } from '../store/inspect-state-file.ts';

/** Everything that `doctor` looks at, gathered before it is judged. A side whose configuration is wrong is left out. */
export interface Facts {
  readonly now: Instant;
  /** IANA name, for the times in sentences. */
  readonly timezone: string;
  /** Version of Node that runs this: `24.21.0`. */
  readonly node: string;
  readonly configuration: { readonly problems: readonly string[]; readonly notes: readonly string[] };
  readonly slack: SlackCheck | null;
  readonly sources: readonly SourceFacts[];
  readonly state: StateInspection;
}

export interface SourceFacts {
  readonly source: Source;
  readonly check: SourceCheck;
}
