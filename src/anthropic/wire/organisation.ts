import { z } from 'zod';
import type { Organisation } from '../../domain/organisation.ts';

/** `GET /v1/organizations/me` */
export const organisationSchema = z
  .object({ id: z.string(), name: z.string() })
  .transform(({ id, name }): Organisation => ({ id, name }));
