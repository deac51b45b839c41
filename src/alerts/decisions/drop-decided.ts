import type { Instant } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import type { Evaluated } from '../step.ts';

/** Whether somebody decided it while the poll was reading, so that what it read is no longer so. */
const isDecided = ({ rule, subject }: Finding, { decisions, incidents }: LedgerState, since: Instant): boolean =>
  rule === 'limit-request' &&
  (decisions.some(({ requestId, result }) => requestId === subject && (result === 'approved' || result === 'denied')) ||
    incidents.some(
      ({ finding, endedAt }) =>
        finding.rule === rule && finding.subject === subject && endedAt !== null && endedAt >= since,
    ));

/** What was found, without requests that are decided meanwhile: they would be asked for again. `since`: when the poll began. */
export const dropDecided = (
  evaluated: readonly Evaluated[],
  state: LedgerState,
  since: Instant,
): readonly Evaluated[] =>
  evaluated.map(({ rule, evaluation }) =>
    rule.id === 'limit-request' && evaluation.evaluated
      ? {
          rule,
          evaluation: {
            ...evaluation,
            findings: evaluation.findings.filter((finding) => !isDecided(finding, state, since)),
          },
        }
      : { rule, evaluation },
  );
