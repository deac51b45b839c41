import { z } from 'zod';
import type { FeedPosition } from '../domain/activity-feed.ts';
import type { AuditEntry } from '../domain/audit.ts';
import { EMPTY_STATE, type LedgerState, type PollRecord } from '../domain/ledger-state.ts';
import type { Decision } from '../domain/limit-request.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { DigestRecord } from '../domain/subscription.ts';
import { incidentSchema } from './incident-schema.ts';
import { addressSchema, instantSchema, moneySchema, sourceSchema, spanSchema } from './json-values.ts';
import { settingsSchema } from './settings-schema.ts';
import { type SnapshotReferences, snapshotReferencesSchema } from './snapshot-reference.ts';

/*
 * The state file, field by field, as it is read and as it is written. Objects are strict: what is not known here was
 * written by something else, and the next save would lose it.
 */

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
  breaks: z
    .array(z.strictObject({ source: sourceSchema, from: instantSchema.nullable(), to: instantSchema }))
    .exactOptional(),
  limitsReadAt: z.partialRecord(sourceSchema, instantSchema),
});

const digestRecordSchema: z.ZodType<DigestRecord> = z.strictObject({
  subscription: z.string(),
  slot: z.string(),
  dueAt: instantSchema,
  queuedAt: instantSchema,
  period: spanSchema,
  total: moneySchema.nullable(),
  sources: z.array(sourceSchema).exactOptional(),
  message: addressSchema.nullable(),
  corrected: z.boolean(),
});

const feedPositionSchema: z.ZodType<FeedPosition> = z.strictObject({
  followedUntil: instantSchema,
  seen: z.array(z.strictObject({ id: z.string(), at: instantSchema })),
  ownRequests: z.array(z.string()),
  ownKeys: z.array(z.string()),
  unknown: z.record(z.string(), z.strictObject({ count: z.int().positive(), lastAt: instantSchema })),
});

const decisionSchema: z.ZodType<Decision> = z.strictObject({
  requestId: z.string(),
  verdict: z.enum(['approve', 'deny']),
  amount: moneySchema.nullable(),
  by: z.string(),
  at: instantSchema,
  result: z.enum(['sent', 'approved', 'denied', 'failed', 'refused']),
});

const auditEntrySchema: z.ZodType<AuditEntry> = z.strictObject({
  at: instantSchema,
  by: z.string(),
  what: z.string(),
  result: z.string(),
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
  digests: z.array(digestRecordSchema),
  feeds: z.partialRecord(sourceSchema, feedPositionSchema),
  decisions: z.array(decisionSchema),
  audit: z.array(auditEntrySchema),
});
