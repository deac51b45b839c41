import type { SpendLimit } from '../../src/domain/activity.ts';
import { toInstant } from '../../src/domain/day.ts';
import type { LimitRequest } from '../../src/domain/limit-request.ts';
import { NOW, usd } from './fake-source.ts';

/** Ada may spend $500 a month, and has spent nothing. */
export const limitOf = (parts: Partial<SpendLimit> = {}): SpendLimit => ({
  userId: 'user_ada',
  email: 'ada@acme.example',
  name: 'Ada Example',
  limit: usd('500'),
  spent: usd('0'),
  period: 'monthly',
  setBy: 'seat_tier',
  ...parts,
});

/** An hour ago Ada asked for $800 a month instead of $500. */
export const requestOf = (parts: Partial<LimitRequest> = {}): LimitRequest => ({
  id: 'slir_1',
  status: 'pending',
  userId: 'user_ada',
  email: 'ada@acme.example',
  name: 'Ada Example',
  period: 'monthly',
  asked: usd('800'),
  reason: 'The migration takes longer',
  limit: limitOf({ spent: usd('463.1') }),
  createdAt: toInstant(NOW - 3_600_000),
  resolvedAt: null,
  resolvedBy: null,
  ...parts,
});
