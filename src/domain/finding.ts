import type { LimitAsk } from './limit-request.ts';
import type { Source } from './spend.ts';

export const RULE_IDS = [
  'admin-added',
  'role-changed',
  'member-added',
  'member-removed',
  'workspace-admin-added',
  'privileged-invite',
  'stale-invite',
  'key-created',
  'key-changed',
  'key-orphaned',
  'key-expiring',
  'key-stale',
  'workspace-created',
  'workspace-archived',
  'budget',
  'budget-forecast',
  'spend-anomaly',
  'limit-near',
  'limit-request',
  'activity',
  'blind',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** From the most to the least pressing. */
export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a finding says, in plain text: the message, its thread and its row in a group are made of it. */
export interface Statement {
  /** One line that says it all: `Ada Example (ada@acme.example) is now an admin of Acme Research`. */
  readonly title: string;
  /** Facts, a label and a value each: `Role` → `admin`. */
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  /** What to do about it. */
  readonly advice: string;
  /** How one of many reads as a row of a table; the columns belong to the rule. */
  readonly row: readonly string[];
}

/**
 * Something that a rule found in one poll. `rule`, `source`, `subject` and `period` are its fingerprint: ids, never
 * names, so that a renaming is not a new finding.
 */
export interface Finding {
  readonly rule: RuleId;
  readonly source: Source | 'ledger';
  readonly subject: string;
  /** The period it belongs to, such as the month of a budget; null when it has none. */
  readonly period: string | null;
  readonly severity: Severity;
  /** A `state` lasts as long as it is found and is resolved when it is not; an `event` happened, and is found once. */
  readonly lifecycle: 'state' | 'event';
  /** What it is about, as keys such as `member:console:user_01:role`: of findings with a key in common only the most severe speaks. */
  readonly facts: readonly string[];
  readonly statement: Statement;
  /** The request that may be decided from its message. Absent: there is none, or the key may not decide it. */
  readonly ask?: LimitAsk;
}

export const fingerprintOf = ({ rule, source, subject, period }: Finding): string =>
  [rule, source, subject, period ?? ''].join('|');
