import { composeMessage } from '../../blocks/compose-message.ts';
import { describeAmount } from '../../blocks/describe-limit-request.ts';
import { describeProblem } from '../../blocks/describe-problem.ts';
import { keyVariable, sourceAtStart } from '../../blocks/describe-source.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import type { Message } from '../../blocks/message.ts';
import { quote } from '../../blocks/quote.ts';
import { bold, escapeText, literal, mentionUser, shorten } from '../../blocks/text.ts';
import type { Instant } from '../../domain/day.ts';
import type { Decision, LimitAsk, LimitVerdict } from '../../domain/limit-request.ts';
import { formatMoney, type Money } from '../../domain/money.ts';
import type { Problem } from '../../domain/problem.ts';

/** What pressing Approve or Deny came to, where the incident could still be acted on. */
export type DecisionOutcome =
  | { readonly kind: 'done'; readonly ask: LimitAsk; readonly verdict: LimitVerdict }
  /** Somebody pressed before; `sent`: nobody knows yet what came of it. */
  | { readonly kind: 'earlier'; readonly decision: Decision; readonly by: string }
  | { readonly kind: 'elsewhere'; readonly how: string }
  | { readonly kind: 'no-right' }
  | { readonly kind: 'unread'; readonly problem: Problem | null }
  | { readonly kind: 'objection'; readonly because: 'unlimited' | 'not-higher'; readonly limit: Money | null }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** Sent, and the answer was lost. */
  | { readonly kind: 'unknown' };

const NOTHING_SENT = 'so nothing was sent';

const done = (ask: LimitAsk, verdict: LimitVerdict): string => {
  const person = literal(shorten(ask.person, 300));
  return verdict.kind === 'approve'
    ? `Approved: ${person} may now spend up to ${bold(escapeText(describeAmount(verdict.amount, ask.period)))}.`
    : `Denied: the limit of ${person} stays as it is.`;
};

const PRESSED = { approve: 'Approve', deny: 'Deny' } as const;

const earlier = ({ by, at, verdict, result }: Decision, asker: string, timezone: string): string => {
  const who = by === asker ? 'You have' : `${mentionUser(by)} has`;
  const when = formatTime(at, timezone);
  return result === 'sent'
    ? `${who} pressed ${PRESSED[verdict]} already (${when}), and what came of it is not known yet: the message will say it, and nothing was sent a second time.`
    : `${who} ${verdict === 'approve' ? 'approved' : 'denied'} this already (${when}), ${NOTHING_SENT}.`;
};

const OBJECTIONS = {
  unlimited: () => `They have no spend limit now, ${NOTHING_SENT}: approving would set one.`,
  'not-higher': (limit: Money | null) =>
    limit === null
      ? `A limit is more than nothing, ${NOTHING_SENT}: approve a higher amount.`
      : `Their limit is ${formatMoney(limit)} already, ${NOTHING_SENT}: approve a higher amount.`,
} as const;

const noRight = (source: Problem['source']): string =>
  `${sourceAtStart(source)} does not let the key in ${keyVariable(source)} decide requests (403): decide this one in claude.ai’s ` +
  'organization settings, or create a key that has the scope `write:spend_limits` too and restart Claude Ledger with it.';

/** What the API said to the decision itself: `describeProblem` tells of what could not be read. */
const refused = (problem: Problem, now: Instant, timezone: string): string => {
  switch (problem.kind) {
    case 'scope-missing':
      return noRight(problem.source);
    case 'bad-request':
      return `${sourceAtStart(problem.source)} did not accept this (${problem.status}, ${quote(problem.message)}), so nothing was changed.`;
    case 'rate-limited':
      return `${sourceAtStart(problem.source)} has had as many requests as it accepts for now (429), so nothing was changed: press again in a minute.`;
    default:
      return `Nothing was changed. ${describeProblem(problem, now, timezone)}`;
  }
};

const sentence = (outcome: DecisionOutcome, now: Instant, timezone: string): string => {
  switch (outcome.kind) {
    case 'done':
      return done(outcome.ask, outcome.verdict);
    case 'earlier':
      return earlier(outcome.decision, outcome.by, timezone);
    case 'elsewhere':
      return `This does not wait any more, ${NOTHING_SENT}. ${literal(outcome.how)}`;
    case 'no-right':
      return noRight('enterprise');
    case 'unread':
      return outcome.problem === null
        ? `There is no key any more that could decide this, ${NOTHING_SENT}.`
        : `I look at a request before I decide it, and could not, ${NOTHING_SENT}. ${describeProblem(outcome.problem, now, timezone)}`;
    case 'objection':
      return OBJECTIONS[outcome.because](outcome.limit);
    case 'refused':
      return refused(outcome.problem, now, timezone);
    case 'unknown':
      return 'It was sent, and the answer was lost: whether it was done is not known yet. I look again within minutes, the message then says it, and nothing is sent a second time.';
  }
};

/** What the person who pressed is told; nobody else sees it. `title`: of the incident. */
export const viewDecision = (outcome: DecisionOutcome, title: string, now: Instant, timezone: string): Message =>
  composeMessage({ text: `${sentence(outcome, now, timezone)}\n${literal(shorten(title, 300))}`, blocks: [] });
