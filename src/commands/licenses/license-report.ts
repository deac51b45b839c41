import type { Adoption } from '../../domain/activity.ts';
import type { Instant } from '../../domain/day.ts';
import type { LicenseCount } from '../../domain/licenses.ts';
import type { Member } from '../../domain/organisation.ts';
import type { Part } from '../../domain/part.ts';
import type { SeenPeople } from '../../domain/seen-people.ts';
import type { Activeness } from '../../domain/sort-by-activity.ts';
import type { Source } from '../../domain/spend.ts';
import type { Gap } from '../describe-gaps.ts';
import type { Page } from '../page-rows.ts';
import type { ListWords } from '../parse-list-words.ts';

/** One organisation's licences. */
export interface SourceLicenses {
  readonly source: Source;
  readonly counts: readonly LicenseCount[];
  /** Null where some are not known. */
  readonly total: number | null;
  readonly seen: Part<SeenPeople>;
  /** Null where it cannot be told: members or what they did could not be read. */
  readonly activeness: Activeness | null;
  /** Only claude.ai has seats. */
  readonly adoption: Part<Adoption> | null;
  readonly gaps: readonly Gap[];
}

export interface Candidate {
  readonly source: Source;
  readonly member: Member;
}

export interface LicenseReport {
  readonly words: ListWords;
  readonly asOf: Instant;
  readonly several: boolean;
  readonly sources: readonly SourceLicenses[];
  /** Who could be released, over all sources that could tell. */
  readonly candidates: readonly Candidate[];
  readonly page: Page<Candidate>;
}
