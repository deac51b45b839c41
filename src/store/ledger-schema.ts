import { z } from 'zod';
import type { Budget } from '../domain/budget.ts';
import { type Finding, RULE_IDS, SEVERITIES } from '../domain/finding.ts';
import type { Act, Incident } from '../domain/incident.ts';
import { EMPTY_STATE, type LedgerState, type PollRecord, type Settings } from '../domain/ledger-state.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import { GROUPINGS } from '../domain/spend.ts';
import { instantSchema, moneySchema, sourceSchema } from './json-values.ts';
import { type SnapshotReferences, snapshotReferencesSchema } from './snapshot-reference.ts';

/*
 * The state file, field by field, as it is read and as it is written. Objects are strict: what is not known here was
 * written by something else, and the next save would lose it.
 */

const ruleSchema = z.enum(RULE_IDS);

const budgetSchema: z.ZodType<Budget> = z.strictObject({
  id: z.string(),
  amount: moneySchema,
  period: z.enum(['daily', 'weekly', 'monthly']),
  scope: z.array(
    z.strictObject({
      source: sourceSchema,
      filters: z.array(z.strictObject({ by: z.enum(GROUPINGS), ids: z.array(z.string().nullable()) })),
    }),
  ),
  words: z.string(),
  steps: z.array(z.number()),
  channel: z.string().nullable(),
  setBy: z.string(),
  setAt: instantSchema,
});

const settingsSchema: z.ZodType<Settings> = z.strictObject({
  budgets: z.array(budgetSchema),
  routes: z.partialRecord(ruleSchema, z.string()),
  mutes: z.array(
    z.strictObject({ rule: ruleSchema, until: instantSchema.nullable(), by: z.string(), at: instantSchema }),
  ),
  sensitivity: z.enum(['low', 'normal', 'high']),
});

const findingSchema: z.ZodType<Finding> = z.strictObject({
  rule: ruleSchema,
  source: z.enum([...sourceSchema.options, 'ledger']),
  subject: z.string(),
  period: z.string().nullable(),
  severity: z.enum(SEVERITIES),
  lifecycle: z.enum(['state', 'event']),
  facts: z.array(z.string()),
  statement: z.strictObject({
    title: z.string(),
    fields: z.array(z.strictObject({ label: z.string(), value: z.string() })),
    advice: z.string(),
    row: z.array(z.string()),
  }),
});

const actSchema: z.ZodType<Act> = z.strictObject({
  kind: z.enum(['acknowledged', 'snoozed', 'expected']),
  by: z.string(),
  at: instantSchema,
  until: instantSchema.nullable(),
  why: z.string().nullable(),
});

const incidentSchema: z.ZodType<Incident> = z.strictObject({
  id: z.string(),
  finding: findingSchema,
  group: z.array(findingSchema).nullable(),
  also: z.array(findingSchema),
  status: z.enum(['open', 'known', 'resolved', 'closed']),
  openedAt: instantSchema,
  changedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  acts: z.array(actSchema),
  snoozedUntil: instantSchema.nullable(),
  message: z.strictObject({ channel: z.string(), ts: z.string() }).nullable(),
});

const outboxEntrySchema: z.ZodType<OutboxEntry> = z.strictObject({
  id: z.string(),
  envelope: z.strictObject({ channel: z.string(), about: z.string() }),
  kind: z.enum(['post', 'update', 'thread']),
  // Slack's own shape, which this process made: only Slack can tell whether it is right.
  message: z.strictObject({ text: z.string(), blocks: z.array(z.looseObject({})) }),
  attempted: instantSchema.nullable(),
  failures: z.number(),
  notBefore: instantSchema.nullable(),
  fallback: z.string().nullable(),
  queuedAt: instantSchema,
});

const pollRecordSchema: z.ZodType<PollRecord> = z.strictObject({
  lastStartedAt: instantSchema.nullable(),
  lastFinishedAt: instantSchema.nullable(),
  announced: z.array(sourceSchema),
  evaluated: z.array(z.string()),
  blindSince: z.record(z.string(), instantSchema),
});

/** The state, and the snapshots that belong to it: they change in one step. */
export const ledgerSchema: z.ZodType<LedgerState & { readonly snapshots: SnapshotReferences }> = z.strictObject({
  version: z.literal(EMPTY_STATE.version),
  sequence: z.int().nonnegative(),
  settings: settingsSchema,
  snapshots: snapshotReferencesSchema,
  incidents: z.array(incidentSchema),
  outbox: z.array(outboxEntrySchema),
  polls: pollRecordSchema,
});
