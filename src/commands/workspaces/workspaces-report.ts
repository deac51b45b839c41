import type { Instant } from '../../domain/day.ts';
import type { Money } from '../../domain/money.ts';
import type { ApiKey, Member, Residency, WorkspaceMember } from '../../domain/organisation.ts';
import type { Part } from '../../domain/part.ts';
import type { Source } from '../../domain/spend.ts';
import type { Gap } from '../describe-gaps.ts';
import type { Page } from '../page-rows.ts';
import type { SpendBy } from '../read-spend-by.ts';
import type { WorkspaceWords } from './parse-words.ts';

/** A workspace as it is listed; the default one of an API that lists it nowhere has a name alone. */
export interface ListedWorkspace {
  readonly id: string | null;
  readonly name: string;
  readonly isDefault: boolean;
  readonly createdAt: Instant | null;
  readonly archivedAt: Instant | null;
  readonly residency: Residency | null;
}

/** One workspace with everything that belongs to it. */
export interface WorkspaceEntry {
  readonly source: Source;
  readonly workspace: ListedWorkspace;
  /** Null where there is no list: the default workspace has none, and archived ones let nobody work. */
  readonly members: Part<readonly WorkspaceMember[]> | null;
  /** The keys that work in it, whatever their status; null where they could not be read. */
  readonly keys: readonly ApiKey[] | null;
  /** Month to date; null where it could not be read. */
  readonly amount: Money | null;
}

/** The workspaces that were asked for. */
export interface WorkspacesReport {
  readonly words: WorkspaceWords;
  readonly asOf: Instant;
  readonly several: boolean;
  /** The sources whose workspaces were read. */
  readonly read: readonly Source[];
  readonly matches: readonly WorkspaceEntry[];
  readonly page: Page<WorkspaceEntry>;
  /** The organisation's members by id, for the names in a single workspace's list; null where they were not needed or not read. */
  readonly people: ReadonlyMap<string, Member> | null;
  /** Month to date, by workspace; null where there are no workspaces to have spent anything. */
  readonly spend: Part<SpendBy> | null;
  /** Spend of the month that belongs to no listed workspace: of deleted ones, or of none. */
  readonly unlisted: Money;
  readonly gaps: readonly Gap[];
}
