import { z } from 'zod';
import type { Member } from '../../domain/organisation.ts';
import { idPageOf } from './id-page.ts';
import { instantSchema } from './instant.ts';
import { quickInstant } from './quick-instant.ts';
import type { Raw } from './quick-values.ts';

export const userSchema = z
  .object({ id: z.string(), email: z.string(), name: z.string(), role: z.string(), added_at: instantSchema })
  .transform(({ id, email, name, role, added_at }): Member => ({ id, email, name, role, addedAt: added_at }));

export const quickUser = ({ id, email, name, role, added_at }: Raw): Member | undefined => {
  const addedAt = quickInstant(added_at);
  const isPerson = typeof id === 'string' && typeof email === 'string' && typeof name === 'string';
  return isPerson && typeof role === 'string' && addedAt !== null ? { id, email, name, role, addedAt } : undefined;
};

/** `GET /v1/organizations/users` */
export const userPageSchema = idPageOf(userSchema, quickUser);
