import { describeAgo, formatDay } from '../../blocks/describe-time.ts';
import { dayOf, type Instant } from '../../domain/day.ts';
import type { Creator } from '../../domain/find-creator.ts';
import type { KeyHome } from '../../domain/find-key-home.ts';
import { KEY_USE_DAYS, type LastUsed } from '../../domain/key-state.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Showing } from '../../spend/label-group.ts';
import { showEmail } from '../show-person.ts';
import type { KeyEntry } from './join-keys.ts';

/* What a key's facts are called; plain text. */

export const describeHome = (home: KeyHome): string => {
  switch (home.kind) {
    case 'organisation':
      return 'whole organisation';
    case 'workspace':
      return home.workspace.archivedAt === null ? home.workspace.name : `${home.workspace.name} (archived)`;
    case 'default':
      return 'Default';
    case 'unlisted':
      return home.id;
  }
};

export const describeCreator = (creator: Creator, show: Showing): string => {
  switch (creator.kind) {
    case 'member':
      return showEmail(creator.member.email, show);
    case 'left':
      return 'left the organisation';
    case 'service-account':
      return `service account ${creator.id}`;
    case 'unread':
    case 'other':
      return creator.id;
    case 'unknown':
      return 'unknown';
  }
};

/** The day; never a plain `never`, because nobody knows what came before the history. */
export const describeLastUsed = (lastUsed: LastUsed): string => {
  if (lastUsed === null) return 'unknown';
  return lastUsed === 'never' ? `never in ${KEY_USE_DAYS} days` : formatDay(lastUsed);
};

/** `active`, `active, stale, expiring`. */
export const describeState = ({ key, stale, orphaned, expiring }: KeyEntry): string =>
  [
    key.status,
    ...(stale === true ? ['stale'] : []),
    ...(orphaned === true ? ['orphaned'] : []),
    ...(expiring ? ['expiring'] : []),
  ].join(', ');

export const describeExpiry = (expiresAt: Instant | null, now: Instant): string =>
  expiresAt === null ? 'no expiry' : `${formatDay(dayOf(expiresAt))} (${describeAgo(expiresAt, now)})`;

export const describeAmount = ({ amount }: KeyEntry): string => (amount === null ? 'unknown' : formatMoney(amount));
