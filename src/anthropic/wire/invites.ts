import { z } from 'zod';
import type { Invite } from '../../domain/organisation.ts';
import { idPageOf } from './id-page.ts';
import { instantSchema } from './instant.ts';

const inviteSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.string(),
    invited_at: instantSchema,
    expires_at: instantSchema,
    // Not sent by older servers.
    accepted_at: instantSchema.nullish(),
    status: z.string(),
  })
  .transform(
    (invite): Invite => ({
      id: invite.id,
      email: invite.email,
      role: invite.role,
      invitedAt: invite.invited_at,
      expiresAt: invite.expires_at,
      acceptedAt: invite.accepted_at ?? null,
      status: invite.status,
    }),
  );

/** `GET /v1/organizations/invites` */
export const invitePageSchema = idPageOf(inviteSchema);
