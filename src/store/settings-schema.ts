import { z } from 'zod';
import type { Budget } from '../domain/budget.ts';
import { RULE_IDS } from '../domain/finding.ts';
import type { Settings } from '../domain/ledger-state.ts';
import { GROUPINGS } from '../domain/spend.ts';
import type { Cadence, Subscription } from '../domain/subscription.ts';
import { instantSchema, moneySchema, sourceSchema } from './json-values.ts';

export const ruleSchema = z.enum(RULE_IDS);

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

const cadenceSchema: z.ZodType<Cadence> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('daily') }),
  z.strictObject({ kind: z.literal('weekly'), weekday: z.int().min(1).max(7) }),
  z.strictObject({ kind: z.literal('monthly'), day: z.union([z.int().min(1).max(31), z.literal('last')]) }),
]);

const subscriptionSchema: z.ZodType<Subscription> = z.strictObject({
  id: z.string(),
  cadence: cadenceSchema,
  hour: z.int().min(0).max(23),
  minute: z.int().min(0).max(59),
  channel: z.string(),
  asks: z.array(z.string()),
  words: z.string(),
  setBy: z.string(),
  setAt: instantSchema,
  since: instantSchema,
  paused: z.strictObject({ by: z.string(), at: instantSchema }).nullable(),
});

export const settingsSchema: z.ZodType<Settings> = z.strictObject({
  budgets: z.array(budgetSchema),
  subscriptions: z.array(subscriptionSchema),
  routes: z.partialRecord(ruleSchema, z.string()),
  mutes: z.array(
    z.strictObject({ rule: ruleSchema, until: instantSchema.nullable(), by: z.string(), at: instantSchema }),
  ),
  sensitivity: z.enum(['low', 'normal', 'high']),
});
