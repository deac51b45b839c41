import { DAY_MS, type Instant, toInstant } from '../domain/day.ts';
import type { Problem } from '../domain/problem.ts';
import type { Source } from '../domain/spend.ts';
import { keyVariable, sourceAtStart, sourceInSentence } from './describe-source.ts';
import { formatClock, formatTime } from './describe-time.ts';
import { listWords, quote } from './quote.ts';

type Of<K extends Problem['kind']> = Extract<Problem, { kind: K }>;

const HALF_A_DAY_MS = DAY_MS / 2;

const rightKey = (source: Source): string =>
  source === 'console' ? 'a valid Admin key' : 'a valid Claude Enterprise key with the scope `read:analytics`';

const keyRefused = ({ source }: Problem): string =>
  `${sourceAtStart(source)} refused the key (401), so nothing can be read from it: put ${rightKey(source)} into ` +
  `${keyVariable(source)} and restart Claude Ledger.`;

/** What the API itself gave as the reason, where it gave one. */
const said = (message: string): string => (message === '' ? '' : `, ${quote(message)}`);

/** Scopes are chosen when a key is created: another key is the only remedy. */
const scopeMissing = ({ source, needed, message }: Of<'scope-missing'>): string => {
  const it = sourceAtStart(source);
  const restart = `put it into ${keyVariable(source)} and restart Claude Ledger.`;
  if (needed.length === 0)
    return `${it} does not let the key read this (403${said(message)}): create a key that may read it, ${restart}`;
  const scopes = `${needed.length === 1 ? 'scope' : 'scopes'} ${listWords(needed.map((scope) => quote(scope)))}`;
  const those = needed.length === 1 ? 'this scope' : 'these scopes';
  return `${it} does not show this to a key without the ${scopes} (403): create a key that has ${those} too, ${restart}`;
};

const notAnOrganisation = ({ source }: Problem): string =>
  `The key in ${keyVariable(source)} belongs to an individual account, and only organisations have these reports: ` +
  `create a key in your organisation's settings in ${sourceInSentence(source)}, put it there instead and restart Claude Ledger.`;

const rateLimited = ({ source, retryAt }: Of<'rate-limited'>, now: Instant, timezone: string): string => {
  const soon = Math.abs(retryAt - now) < HALF_A_DAY_MS;
  // A second too early would be refused again.
  const clock = toInstant(Math.ceil(retryAt / 1000) * 1000);
  const when = soon ? formatClock(clock, timezone) : formatTime(retryAt, timezone);
  return (
    `${sourceAtStart(source)} has had as many requests as it accepts for now (429), so this could not be read: ` +
    `the next try is possible at ${when}, so please ask again then.`
  );
};

const unavailable = ({ source, status, cause }: Of<'unavailable'>): string => {
  if (status === null)
    return (
      `There was no answer from ${sourceInSentence(source)}${cause === '' ? '' : ` (${quote(cause)})`}, so nothing could be read: ` +
      'try again in a few minutes, and if it lasts, check the network, any proxy and `ANTHROPIC_BASE_URL`.'
    );
  if (status < 400)
    return (
      `The address of ${sourceInSentence(source)} leads elsewhere (${status}${said(cause)}), and the key is not sent there: ` +
      'check `ANTHROPIC_BASE_URL` and any proxy.'
    );
  return (
    `${sourceAtStart(source)} is having trouble (${status}${said(cause)}), so nothing could be read: ` +
    'try again in a few minutes, and if it lasts, look at status.claude.com.'
  );
};

/** A list whose pages the API drops while they are read, because its data was refreshed. */
const GONE = 410;

const keptMoving = (source: Source): string =>
  `The data of ${sourceInSentence(source)} was refreshed again and again while it was being read (410), so there is no answer yet: ` +
  'ask again in a few minutes.';

const badRequest = ({ source, status, message, endpoint }: Of<'bad-request'>): string =>
  `${sourceAtStart(source)} did not accept the request to ${quote(endpoint)} (${status}${said(message)}), ` +
  'so there is no answer, and asking again will not change that: try another period or fewer filters, and if it stays, update Claude Ledger.';

const unexpectedReply = ({ source, endpoint, field, expected }: Of<'unexpected-reply'>): string =>
  `${sourceAtStart(source)} gave an answer that Claude Ledger does not understand (${quote(endpoint)}: ${quote(field)} should be ` +
  `${quote(expected)}), so it shows nothing rather than a wrong number: try again later, and if it stays, update Claude Ledger.`;

/**
 * One sentence for people: what happened, what it means and what to do. Plain text with code in backticks, and free of
 * `&`, `<` and `>`: right in a terminal and as mrkdwn. `timezone`, an IANA name, is that of the times it says.
 */
export const describeProblem = (problem: Problem, now: Instant, timezone: string): string => {
  switch (problem.kind) {
    case 'key-refused':
      return keyRefused(problem);
    case 'scope-missing':
      return scopeMissing(problem);
    case 'not-an-organisation':
      return notAnOrganisation(problem);
    case 'rate-limited':
      return rateLimited(problem, now, timezone);
    case 'unavailable':
      return unavailable(problem);
    case 'bad-request':
      return problem.status === GONE ? keptMoving(problem.source) : badRequest(problem);
    case 'unexpected-reply':
      return unexpectedReply(problem);
  }
};

/** The sentence, followed by what finds its line in the log. */
export const withReference = (sentence: string, reference: string): string =>
  `${sentence} (reference ${quote(reference)})`;
