import { fields, header } from '../../blocks/build.ts';
import { describeAgo, formatDay } from '../../blocks/describe-time.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import { bold, escapeText, literal } from '../../blocks/text.ts';
import { dayOf, type Instant } from '../../domain/day.ts';
import type { Showing } from '../../spend/label-group.ts';
import { showLabel } from '../show-person.ts';
import {
  describeAmount,
  describeCreator,
  describeExpiry,
  describeHome,
  describeLastUsed,
  describeState,
} from './describe-key.ts';
import type { KeyEntry } from './join-keys.ts';

const describePrincipal = ({ key: { principal }, creator }: KeyEntry, show: Showing): string => {
  if (principal === null) return 'nobody';
  if (principal.type === 'service_account') return `service account ${principal.id}`;
  const isCreator = creator.kind === 'member' && creator.member.id === principal.id;
  return isCreator ? describeCreator(creator, show) : principal.id;
};

/** Everything of one key. */
export const viewDetail = (entry: KeyEntry, now: Instant, show: Showing): readonly (readonly MessageBlock[])[] => {
  const { key, home, creator, lastUsed } = entry;
  const facts: readonly (readonly [title: string, value: string])[] = [
    ['Status', literal(describeState(entry))],
    ['Workspace', literal(describeHome(home))],
    ['Created', `${formatDay(dayOf(key.createdAt))} (${describeAgo(key.createdAt, now)})`],
    ['Created by', literal(describeCreator(creator, show))],
    ['Expires', describeExpiry(key.expiresAt, now)],
    ['Acts for', literal(describePrincipal(entry, show))],
    ['Last used', describeLastUsed(lastUsed)],
    ['Spend in 30 days', escapeText(describeAmount(entry))],
    ['Hint', key.hint === null ? 'unknown' : literal(key.hint)],
    ['Id', literal(key.id)],
  ];
  return [header(showLabel(key.name, show)), fields(facts.map(([title, value]) => `${bold(title)}\n${value}`))];
};

/** The same in one line, as mrkdwn. */
export const summariseKey = (entry: KeyEntry, show: Showing): string => {
  const name = literal(showLabel(entry.key.name, show));
  const facts = [describeState(entry), describeHome(entry.home), `last used: ${describeLastUsed(entry.lastUsed)}`];
  return `${name}: ${facts.map(literal).join('; ')}; spend in 30 days: ${escapeText(describeAmount(entry))}`;
};
