import { z } from 'zod';
import type { ApiKey, Invite, Member, Residency, Workspace, WorkspaceMember } from '../domain/organisation.ts';
import type { Source } from '../domain/spend.ts';
import { instantSchema, sourceSchema } from './json-values.ts';

/** What a snapshot's file holds: the lists, without the instants at which they were read. */
export interface SnapshotLists {
  readonly source: Source;
  readonly members: readonly Member[] | null;
  readonly invites: readonly Invite[] | null;
  readonly workspaces: readonly Workspace[] | null;
  readonly workspaceMembers: readonly WorkspaceMember[] | null;
  readonly keys: readonly ApiKey[] | null;
}

const memberSchema: z.ZodType<Member> = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.string(),
  addedAt: instantSchema,
});

const inviteSchema: z.ZodType<Invite> = z.strictObject({
  id: z.string(),
  email: z.string(),
  role: z.string(),
  invitedAt: instantSchema,
  expiresAt: instantSchema,
  acceptedAt: instantSchema.nullable(),
  status: z.string(),
});

const residencySchema: z.ZodType<Residency> = z.strictObject({
  workspaceGeo: z.string(),
  defaultInferenceGeo: z.string(),
  allowedInferenceGeos: z.union([z.literal('unrestricted'), z.array(z.string())]),
});

const workspaceSchema: z.ZodType<Workspace> = z.strictObject({
  id: z.string(),
  name: z.string(),
  isDefault: z.boolean(),
  createdAt: instantSchema,
  archivedAt: instantSchema.nullable(),
  residency: residencySchema.nullable(),
});

const workspaceMemberSchema: z.ZodType<WorkspaceMember> = z.strictObject({
  workspaceId: z.string(),
  userId: z.string(),
  workspaceRole: z.string(),
});

const keySchema: z.ZodType<ApiKey> = z.strictObject({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  hint: z.string().nullable(),
  createdAt: instantSchema,
  expiresAt: instantSchema.nullable(),
  createdBy: z.strictObject({ id: z.string(), type: z.string() }).nullable(),
  principal: z.strictObject({ id: z.string(), type: z.enum(['user', 'service_account']) }).nullable(),
  scope: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('organization') }),
    z.strictObject({ type: z.literal('workspace'), workspaceId: z.string().nullable() }),
  ]),
});

export const listSchemas = {
  members: z.array(memberSchema),
  invites: z.array(inviteSchema),
  workspaces: z.array(workspaceSchema),
  workspaceMembers: z.array(workspaceMemberSchema),
  keys: z.array(keySchema),
};

export const snapshotSchema: z.ZodType<SnapshotLists> = z.strictObject({
  source: sourceSchema,
  members: listSchemas.members.nullable(),
  invites: listSchemas.invites.nullable(),
  workspaces: listSchemas.workspaces.nullable(),
  workspaceMembers: listSchemas.workspaceMembers.nullable(),
  keys: listSchemas.keys.nullable(),
});
