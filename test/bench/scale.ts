import type { CompanyOptions } from '../../src/sandbox/organisation/company.ts';

type Size = Omit<CompanyOptions, 'today'>;

/** How large the organisations are, and how often everything is run. */
export interface Scale {
  /** Whose spend is asked for. */
  readonly spend: Size;
  /** Whose members and keys are listed. */
  readonly lists: Size;
  readonly runs: number;
  /** Runs of the peer, which takes long. */
  readonly peerRuns: number;
}

/** 6,000 pairs of workspace and model on every day; 50,000 members and 10,000 keys. */
export const FULL: Scale = {
  spend: { workspaces: 500, models: 12, days: 190, dense: true },
  lists: { members: 50_000, keys: 10_000, days: 95 },
  runs: 7,
  peerRuns: 2,
};

/** Shows that everything runs; what it measures means nothing. */
export const TINY: Scale = {
  spend: { workspaces: 12, models: 3, days: 185, dense: true },
  lists: { members: 1_200, keys: 40, days: 95 },
  runs: 1,
  peerRuns: 1,
};
