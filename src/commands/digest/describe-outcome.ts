import { formatTime } from '../../blocks/describe-time.ts';
import { bold, code, mentionChannel, mentionUser } from '../../blocks/text.ts';
import { type Instant, isoInstant } from '../../domain/day.ts';
import { nextDue } from '../../domain/next-due.ts';
import type { DigestRecord, Subscription } from '../../domain/subscription.ts';
import type { DigestSent } from '../../ports.ts';
import type { Showing } from '../../spend/label-group.ts';
import { explainClosed, SHARED_PLACE } from '../explain-place.ts';
import { describeWhat, describeWhen } from './describe-subscription.ts';
import type { DigestOutcome } from './digest-report.ts';
import { EXAMPLE } from './read-terms.ts';

const describeSent = ({ subscription, outcome, channel }: DigestSent): string => {
  const id = bold(subscription.id);
  const place = mentionChannel(channel);
  switch (outcome) {
    case 'posted':
      return channel === subscription.channel
        ? `${id} is posted in ${place}.`
        : `${id} is posted in ${place}, because Slack did not take it in ${mentionChannel(subscription.channel)}.`;
    case 'waits':
      return `:warning: ${id} waits: Slack has not taken it in ${place} yet. It comes when Slack does.`;
    case 'failed':
      return `:warning: ${id} could not be put together: the log says why.`;
  }
};

/** Problems for a script; none where everything was done. */
export const problemsOf = (outcome: DigestOutcome): readonly string[] => {
  if (outcome.kind === 'closed') return [explainClosed(outcome.closed)];
  return outcome.kind === 'sent' ? outcome.sent.filter((each) => each.outcome !== 'posted').map(describeSent) : [];
};

const describeSending = (sent: readonly DigestSent[]): string =>
  sent.length === 0
    ? `No digest comes by itself that is not paused, so nothing was sent. This sets one: ${code(EXAMPLE)}`
    : [...sent.map(describeSent), `${sent.length === 1 ? 'It' : 'Each'} still comes at its own time as well.`].join(
        '\n',
      );

type Of<K extends DigestOutcome['kind']> = Extract<DigestOutcome, { readonly kind: K }>;

/** As of when it is told, in which zone, and before whom. */
interface Telling {
  readonly asOf: Instant;
  readonly records: readonly DigestRecord[];
  readonly timezone: string;
  readonly show: Showing;
}

const describeList = ({ subscriptions: { length } }: Of<'listed'>): string => {
  if (length === 0) return `No digest comes by itself yet. This sets one: ${code(EXAMPLE)}`;
  return length === 1 ? 'One digest comes by itself.' : `${length} digests come by themselves.`;
};

/** Why a monthly one may come later than at its time: days, and so months, are UTC. */
const whyThen = ({ cadence }: Subscription, dueAt: Instant): string =>
  cadence.kind === 'monthly' && isoInstant(dueAt).endsWith('-01T00:00:00Z')
    ? ', when the month before is over in UTC'
    : '';

const nextText = (subscription: Subscription, { asOf, records, timezone }: Telling): string => {
  const dueAt = nextDue(subscription, records, asOf, timezone);
  return `The next one is due ${formatTime(dueAt, timezone)}${whyThen(subscription, dueAt)}.`;
};

const resumeWords = (id: string): string => `${code(`/claude-digest resume ${id}`)} lets it come again.`;

/** What comes where and when from now on. `did` is what was done to it. */
const describeTerms = ({ subscription, isShared }: Of<'set' | 'edited'>, did: string, telling: Telling): string => {
  const { timezone, show } = telling;
  const { id, channel, paused } = subscription;
  const what = `${describeWhat(subscription, show)} comes to ${mentionChannel(channel)}`;
  const next = paused === null ? nextText(subscription, telling) : `It is still paused: ${resumeWords(id)}`;
  const sentence = `Digest ${bold(id)} is ${did}: ${what} ${describeWhen(subscription, timezone)}.`;
  return `${sentence} ${next}${isShared ? `\n${SHARED_PLACE}` : ''}`;
};

const describeEdit = (edited: Of<'edited'>, telling: Telling): string =>
  edited.isNew
    ? describeTerms(edited, 'changed', telling)
    : `Digest ${bold(edited.subscription.id)} is like that already: nothing was changed.`;

const describeTwin = ({ subscription: { id, paused } }: Of<'exists'>): string => {
  const state = paused === null ? '' : ` It was paused by ${mentionUser(paused.by)}: ${resumeWords(id)}`;
  return `This comes already, as ${bold(id)}: nothing was changed.${state}`;
};

const describeChange = (
  { kind, subscription, isNew }: Of<'paused' | 'resumed' | 'removed'>,
  telling: Telling,
): string => {
  const id = bold(subscription.id);
  switch (kind) {
    case 'paused':
      return `Digest ${id} ${isNew ? 'is paused' : 'was paused already'}: ${resumeWords(subscription.id)}`;
    case 'resumed':
      return `Digest ${id} ${isNew ? 'comes again' : 'is not paused'}. ${nextText(subscription, telling)}`;
    case 'removed':
      return `Digest ${id} is removed: ${describeWhat(subscription, telling.show)} no longer comes to ${mentionChannel(subscription.channel)}.`;
  }
};

const describePreview = ({ subscription, messages }: Of<'previewed'>, { show }: Telling): string => {
  const what = describeWhat(subscription, show);
  const which = subscription.id === '' ? what : `${bold(subscription.id)}, ${what},`;
  const thread = messages.length > 1 ? ' The first message is for the channel, what follows is for its thread.' : '';
  return `What ${which} would say now. Only you see this.${thread}`;
};

/** What was done, in words; how many there are when nothing was. */
export const describeOutcome = (outcome: DigestOutcome, telling: Telling): string => {
  switch (outcome.kind) {
    case 'listed':
      return describeList(outcome);
    case 'set':
      return describeTerms(outcome, 'set', telling);
    case 'edited':
      return describeEdit(outcome, telling);
    case 'exists':
      return describeTwin(outcome);
    case 'paused':
    case 'resumed':
    case 'removed':
      return describeChange(outcome, telling);
    case 'previewed':
      return describePreview(outcome, telling);
    case 'sent':
      return describeSending(outcome.sent);
    case 'closed':
      return explainClosed(outcome.closed);
    case 'unresolved':
      return 'Nothing was changed, because it could not be told what these words stand for.';
  }
};
