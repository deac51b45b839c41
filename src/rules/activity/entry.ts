import type { Activity } from '../../domain/activity-feed.ts';
import type { Severity } from '../../domain/finding.ts';
import type { Source } from '../../domain/spend.ts';

/** How an activity is told when `when` holds of it. */
interface Case {
  readonly when: (activity: Activity) => boolean;
  readonly severity: Severity;
  /** What the actor did, as `fillWords` reads it: `deleted the Admin API key {admin_api_key_id}`. */
  readonly words: string;
}

/** One type of activity: the first case that holds is told; where none does, the activity is quiet. */
export interface Entry {
  readonly cases: readonly Case[];
  /** Fields of the activity that its message shows, by the API's names. At most four. */
  readonly shows: readonly string[];
  readonly advice: string;
  /** What rules that compare lists call the same change, within the organisation that it belongs to. */
  readonly facts?: (activity: Activity, source: Source) => readonly string[];
  /** Told once a month for each actor, because what it does it does all the time. */
  readonly monthly?: true;
}

export type Catalogue = Readonly<Record<string, Entry>>;

const always = (): boolean => true;

const caseOf =
  (severity: Severity) =>
  (words: string, when: Case['when'] = always): Case => ({ severity, words, when });

export const high = caseOf('high');
export const medium = caseOf('medium');
export const low = caseOf('low');
