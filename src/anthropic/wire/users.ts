import { z } from 'zod';
import type { Member } from '../../domain/organisation.ts';
import { idPageOf } from './id-page.ts';
import { instantSchema } from './instant.ts';

const userSchema = z
  .object({ id: z.string(), email: z.string(), name: z.string(), role: z.string(), added_at: instantSchema })
  .transform(({ id, email, name, role, added_at }): Member => ({ id, email, name, role, addedAt: added_at }));

/** `GET /v1/organizations/users` */
export const userPageSchema = idPageOf(userSchema);
