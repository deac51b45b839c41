import { z } from 'zod';
import { type Finding, SEVERITIES } from '../domain/finding.ts';
import type { Act, Incident } from '../domain/incident.ts';
import type { LimitAsk } from '../domain/limit-request.ts';
import { addressSchema, instantSchema, moneySchema, sourceSchema } from './json-values.ts';
import { ruleSchema } from './settings-schema.ts';

const askSchema: z.ZodType<LimitAsk> = z.strictObject({
  requestId: z.string(),
  person: z.string(),
  period: z.string(),
  asked: moneySchema.nullable(),
  current: z.strictObject({ limit: moneySchema.nullable(), spent: moneySchema }).nullable(),
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
  ask: askSchema.exactOptional(),
});

const actSchema: z.ZodType<Act> = z.strictObject({
  kind: z.enum(['acknowledged', 'snoozed', 'expected', 'approved', 'denied']),
  by: z.string(),
  at: instantSchema,
  until: instantSchema.nullable(),
  why: z.string().nullable(),
});

export const incidentSchema: z.ZodType<Incident> = z.strictObject({
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
  message: addressSchema.nullable(),
});
