import type { CompanyOptions } from '../../src/sandbox/organisation/company.ts';

type Size = Omit<CompanyOptions, 'today'>;

/** The smallest of three sizes; the others are ten and a hundred times as large. */
export interface Growth {
  readonly members: number;
  readonly rows: { readonly workspaces: number; readonly models: number; readonly days: number };
  /** All three. */
  readonly days: readonly number[];
}

/** How large the organisations are, and how often everything is run. */
export interface Scale {
  /** Whose spend is asked for. */
  readonly spend: Size;
  /** Whose spend is asked for day by day. */
  readonly rows: Size;
  /** Whose members and keys are listed. */
  readonly lists: Size;
  /** Who is watched. */
  readonly polls: Size;
  readonly growth: Growth;
  readonly runs: number;
  /** Runs of the polls, each of which takes a process of its own. */
  readonly pollRuns: number;
  /** Runs of the peer, which takes long. */
  readonly peerRuns: number;
}

/** 6,000 pairs of workspace and model on every day; 400,000 rows of a workspace and a day since the New Year; 50,000 members and 10,000 keys. */
export const FULL: Scale = {
  spend: { workspaces: 500, models: 12, days: 190, dense: true },
  rows: { workspaces: 1_230, models: 1, days: 326, dense: true },
  lists: { members: 50_000, keys: 10_000, days: 95 },
  polls: { members: 50_000, keys: 10_000, workspaces: 500, days: 95 },
  growth: { members: 500, rows: { workspaces: 5, models: 9, days: 90 }, days: [3, 30, 300] },
  runs: 7,
  pollRuns: 3,
  peerRuns: 2,
};

/** Shows that everything runs; what it measures means nothing. */
export const TINY: Scale = {
  spend: { workspaces: 12, models: 3, days: 185, dense: true },
  rows: { workspaces: 12, models: 1, days: 326, dense: true },
  lists: { members: 1_200, keys: 40, days: 95 },
  polls: { members: 1_200, keys: 40, workspaces: 12, days: 95 },
  growth: { members: 20, rows: { workspaces: 2, models: 2, days: 20 }, days: [1, 10, 100] },
  runs: 1,
  pollRuns: 1,
  peerRuns: 1,
};
