import { digestDays } from '../domain/digest-days.ts';
import type { Cadence } from '../domain/subscription.ts';
import { composeDaily } from './daily/compose-daily.ts';
import type { ComposeDigest, Digest } from './digest.ts';
import { composeMonthly } from './monthly/compose-monthly.ts';
import { type Facts, readFacts } from './parts/read-facts.ts';
import { resolveQuestion } from './parts/resolve-question.ts';
import { viewUnresolved } from './parts/view-unresolved.ts';
import { composeWeekly } from './weekly/compose-weekly.ts';

const COMPOSERS: Readonly<Record<Cadence['kind'], (facts: Facts) => Promise<Digest>>> = {
  daily: composeDaily,
  weekly: composeWeekly,
  monthly: composeMonthly,
};

/** Reads what a digest tells and puts it into words. Whatever could not be read is said in it; nothing here throws for that. */
export const composeDigest: ComposeDigest = async (order, ports) => {
  const { kind } = order.subscription.cadence;
  const days = digestDays(kind, order.dueAt);
  const question = await resolveQuestion(order, days.period, ports);
  if (!question.ok) return viewUnresolved(order.subscription, days.period, question.error, ports.settings.privacy);
  return COMPOSERS[kind](await readFacts(order, question.value, days));
};
