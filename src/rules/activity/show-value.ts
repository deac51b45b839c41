import { listWords } from '../../blocks/quote.ts';
import type { Activity, ActivityValue } from '../../domain/activity-feed.ts';
import { formatMoney, fromUsd } from '../../domain/money.ts';
import type { NameThing } from './name-things.ts';
import { isRecord, updatesOf } from './read-fields.ts';

/** So many of a list are named. */
const MOST = 5;

const listSome = (words: readonly string[]): string => {
  const rest = words.length - MOST;
  return listWords(rest > 1 ? [...words.slice(0, MOST), `${rest} more`] : words);
};

/** A value in words; null where it says nothing. An object is called by its type and id: nobody is shown JSON. */
const showValue = (value: ActivityValue, nameThing: NameThing): string | null => {
  if (typeof value === 'string') return value.trim() === '' ? null : (nameThing(value) ?? value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) {
    const words = value.flatMap((each) => showValue(each, nameThing) ?? []);
    return words.length === 0 ? null : listSome(words);
  }
  if (!isRecord(value)) return null;
  const words = [value.type, value.id].flatMap((each) => (typeof each === 'string' ? (nameThing(each) ?? each) : []));
  return words.length === 0 ? null : words.join(' ');
};

/** Switches: what they say of themselves is on or off. */
const SWITCH = /^((is_)?enabled|enforced|is_active|(current|previous)_value|.*_enabled)$/;

/** `500` of `limit_usd` → `$500.00` */
const showDollars = (value: ActivityValue | undefined): string | null => {
  const amount = typeof value === 'number' ? fromUsd(String(value)) : null;
  return amount === null ? null : formatMoney(amount);
};

/** `workspace_role` → `workspace role` */
const spell = (name: string): string => name.replaceAll('_', ' ');

const showUpdates = (activity: Activity, nameThing: NameThing): string | null => {
  const changes = updatesOf(activity).map(({ what, from, to }) => {
    const [before, after] = [from, to].map((value) => showValue(value, nameThing) ?? 'none');
    return `${spell(what)} ${before} → ${after}`;
  });
  return changes.length === 0 ? null : listSome(changes);
};

/** A field of an activity in words, null where it has none. `updates` are its changes, `update_names` only what changed. */
export const showField = (activity: Activity, field: string, nameThing: NameThing): string | null => {
  if (field === 'updates') return showUpdates(activity, nameThing);
  if (field === 'update_names') {
    const names = updatesOf(activity).map(({ what }) => spell(what));
    return names.length === 0 ? null : listSome(names);
  }
  const value = activity.fields[field] ?? null;
  if (typeof value === 'boolean' && SWITCH.test(field)) return value ? 'on' : 'off';
  return (field.endsWith('_usd') ? showDollars(value) : null) ?? showValue(value, nameThing);
};
