import type { LedgerState } from '../../domain/ledger-state.ts';
import { notUnderstood, type Parsed } from '../../domain/understanding.ts';
import { suggestWord } from '../../spend/suggest-word.ts';
import { EXAMPLE } from './read-terms.ts';

export const LIST = '/claude-digest list';
export const NONE_COMPOSED = 'No digests are composed here.';

export const refuse = (why: string, example: string): Parsed<never> =>
  notUnderstood({ said: '', nearest: null, candidates: [], example, why });

/** The answer to an id that is nobody's; `act` is what was to be done. */
export const refuseId = (id: string, { settings }: LedgerState, act: string): Parsed<never> => {
  const ids = settings.subscriptions.map((subscription) => subscription.id);
  const why = ids.length === 0 ? 'There are no digests.' : `There is no digest \`${id}\`.`;
  const example = ids[0] === undefined ? EXAMPLE : `/claude-digest ${act} ${ids[0]}`;
  return notUnderstood({ said: id, nearest: suggestWord(id, ids), candidates: ids, example, why });
};
