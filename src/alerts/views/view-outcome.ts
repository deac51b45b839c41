import { composeMessage } from '../../blocks/compose-message.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import type { Message } from '../../blocks/message.ts';
import { code, literal, shorten } from '../../blocks/text.ts';
import type { Act, Incident } from '../../domain/incident.ts';
import { describeAct } from './view-act.ts';

/** What pressing a button came to. `before` is what had been done already. */
export type Outcome =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'done'; readonly incident: Incident; readonly act: Act }
  | { readonly kind: 'repeated'; readonly incident: Incident; readonly before: Act }
  | { readonly kind: 'ended'; readonly incident: Incident };

const say = (text: string): Message => composeMessage({ text, blocks: [] });

const WILL: Readonly<Record<Act['kind'], (act: Act, incident: Incident, timezone: string) => string>> = {
  acknowledged: (_, { status }) =>
    status === 'closed'
      ? 'Acknowledged, and closed: it will not come up again.'
      : 'Acknowledged: it stays open until it ends, and everybody sees that you have it.',
  snoozed: ({ until }, _, timezone) =>
    until === null ? 'Snoozed.' : `Snoozed: silent until ${formatTime(until, timezone)}, unless it ends before.`,
  approved: () => 'Approved.',
  denied: () => 'Denied.',
  expected: (_, { status, finding }) => {
    if (finding.period !== null && finding.lifecycle === 'state')
      return 'Noted as expected: silent until its period ends.';
    return status === 'known' ? 'Noted as expected: silent until it ends.' : 'Noted as expected, and closed.';
  },
};

/** Why an incident needs nobody any more: it ended by itself, or somebody has said what it is. */
const describeEnd = (incident: Incident, timezone: string): string => {
  const { status, acts, endedAt } = incident;
  const last = acts.findLast(({ kind }) =>
    status === 'resolved' ? kind === 'approved' || kind === 'denied' : kind !== 'snoozed',
  );
  if (last !== undefined) return describeAct(last, timezone);
  if (endedAt === null) return 'This was there before anybody watched';
  return `This ended ${formatTime(endedAt, timezone)}`;
};

const sentence = (outcome: Exclude<Outcome, { kind: 'unknown' }>, timezone: string): string => {
  switch (outcome.kind) {
    case 'done':
      return WILL[outcome.act.kind](outcome.act, outcome.incident, timezone);
    case 'repeated':
      return `You have done this already, so nothing was changed: ${describeAct(outcome.before, timezone)}.`;
    case 'ended':
      return `${describeEnd(outcome.incident, timezone)}, so nothing was changed.`;
  }
};

/** What the person who pressed is told; nobody else sees it. */
export const viewOutcome = (outcome: Outcome, timezone: string): Message => {
  if (outcome.kind === 'unknown') {
    const where = `${code('/claude-alerts history')} lists the recent ones.`;
    return say(`I no longer know this incident, so nothing was changed. ${where}`);
  }
  const title = literal(shorten(outcome.incident.finding.statement.title, 300));
  return say(`${sentence(outcome, timezone)}\n${title}`);
};
