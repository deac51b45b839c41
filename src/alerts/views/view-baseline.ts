import { formatCount } from '../../blocks/amount.ts';
import { context, fields, section } from '../../blocks/build.ts';
import { composeMessage } from '../../blocks/compose-message.ts';
import { sourceName } from '../../blocks/describe-source.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import type { Message } from '../../blocks/message.ts';
import { bold, escapeText, literal } from '../../blocks/text.ts';
import type { Instant } from '../../domain/day.ts';
import { formatMoney, type Money } from '../../domain/money.ts';
import type { Part } from '../../domain/part.ts';
import type { Source } from '../../domain/spend.ts';

/** What a first poll found in one organisation. What it does not have is left out, what could not be read says so. */
export interface Baseline {
  readonly source: Source;
  readonly organisation: string;
  readonly members: Part<number>;
  readonly admins: Part<number>;
  readonly keys: Part<number>;
  readonly workspaces: Part<number>;
  readonly monthToDate: Part<Money>;
  /** Requests for a higher spend limit that wait already: they raise no alert. */
  readonly limitRequests: Part<number>;
  /** The activity feed: only whether there is one. */
  readonly feed: Part<unknown>;
  readonly at: Instant;
}

interface Fact {
  readonly label: string;
  /** mrkdwn */
  readonly value: string;
}

const fact = <T>(label: string, part: Part<T>, show: (value: T) => string): readonly Fact[] => {
  if (part.state === 'absent') return [];
  return [{ label, value: part.state === 'present' ? escapeText(show(part.value)) : 'not readable yet' }];
};

/** Said once for each source: from here on, changes are told. `timezone` is that of the times it says. */
export const viewBaseline = (baseline: Baseline, timezone: string): Message => {
  const { source, organisation, members, admins, keys, workspaces, monthToDate, limitRequests, feed, at } = baseline;
  const title = `Now watching ${literal(organisation)} (${sourceName(source)})`;
  const facts = [
    ...fact('Members', members, formatCount),
    ...fact('Admins', admins, formatCount),
    ...fact('API keys', keys, formatCount),
    ...fact('Workspaces', workspaces, formatCount),
    ...fact('Spend this month so far', monthToDate, formatMoney),
    ...(limitRequests.state === 'present' && limitRequests.value > 0
      ? fact('Limit requests that wait', limitRequests, formatCount)
      : []),
    ...fact('Security events', feed, () => 'followed from now on'),
  ];
  const promise = 'From now on changes come here as alerts. What is there already raises none.';
  const summary = facts.map(({ label, value }) => `${label}: ${value}`).join(', ');
  return composeMessage({
    text: [title, summary, promise].filter((line) => line !== '').join('\n'),
    blocks: [
      section(`:eyes: ${bold(title)}`),
      fields(facts.map(({ label, value }) => `${bold(label)}\n${value}`)),
      section(promise),
      context([`As of ${formatTime(at, timezone)}`]),
    ],
  });
};
