import { keyVariable, sourceInSentence } from '../blocks/describe-source.ts';
import type { Source } from '../domain/spend.ts';
import { notUnderstood, type Parsed } from '../domain/understanding.ts';

/** The answer to `source:` of an organisation that there is no key for: an empty list would look like nothing in it. */
export const refuseSource = (source: Source, example: string): Parsed<never> =>
  notUnderstood({
    said: `source:${source}`,
    nearest: null,
    candidates: [],
    example,
    why: `There is no key for ${sourceInSentence(source)}: put one into ${keyVariable(source)} and restart Claude Ledger.`,
  });
