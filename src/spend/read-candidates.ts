import type { Span } from '../domain/day.ts';
import { type Part, present } from '../domain/part.ts';
import type { Source } from '../domain/spend.ts';
import type { ClaudeSource, NamedKind } from '../ports.ts';
import type { Candidate } from './match-name.ts';

export interface SourceCandidates {
  readonly source: Source;
  readonly candidates: Part<readonly Candidate[]>;
}

/** Everything in each source that a filter of this kind may mean in that span. */
export const readCandidates = (
  kind: NamedKind,
  span: Span,
  sources: readonly ClaudeSource[],
): Promise<readonly SourceCandidates[]> =>
  Promise.all(
    sources.map(async ({ source, namesOf }) => {
      const named = await namesOf(kind, span);
      if (named.state !== 'present') return { source, candidates: named };
      return { source, candidates: present(named.value.map(({ id, name }) => ({ source, id, name }))) };
    }),
  );
