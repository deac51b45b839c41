import type { Instant } from '../../domain/day.ts';
import type { Invite, Member } from '../../domain/organisation.ts';
import type { Source } from '../../domain/spend.ts';
import type { Gap } from '../describe-gaps.ts';
import type { Page } from '../page-rows.ts';
import type { MemberDetail } from './load-detail.ts';
import type { MemberWords } from './parse-words.ts';
import type { Places } from './read-places.ts';

export interface MemberEntry {
  readonly source: Source;
  readonly member: Member;
}

export interface InviteEntry {
  readonly source: Source;
  readonly invite: Invite;
}

/** Members and pending invites that were asked for, over all sources. */
export interface MembersReport {
  readonly words: MemberWords;
  readonly asOf: Instant;
  readonly several: boolean;
  /** The sources whose members were read. */
  readonly read: readonly Source[];
  readonly matches: readonly MemberEntry[];
  readonly page: Page<MemberEntry>;
  /** Null where no source could tell. */
  readonly invites: readonly InviteEntry[] | null;
  readonly places: ReadonlyMap<Source, Places>;
  /** Everything of one person, when the words mean a single one. */
  readonly detail: readonly MemberDetail[] | null;
  readonly gaps: readonly Gap[];
}
