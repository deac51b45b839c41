import type { Finding } from '../../domain/finding.ts';
import type { Incident } from '../../domain/incident.ts';

/** What other rules and series add to an incident. The lower steps of a budget go without saying: the highest one says them. */
export const chooseAlso = ({ finding, also }: Pick<Incident, 'finding' | 'also'>): readonly Finding[] =>
  also.filter(({ rule }) => rule !== 'budget' || finding.rule !== 'budget');
