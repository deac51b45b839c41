import type { Instant } from './day.ts';

export interface Organisation {
  readonly id: string;
  readonly name: string;
}

/** A member of the organisation. `role` is an open set: `user`, `developer`, `admin`, `owner`, … */
export interface Member {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly addedAt: Instant;
}

/** Somebody who was a member. */
export type Leaver = Pick<Member, 'id' | 'name' | 'email'>;

export interface Invite {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly invitedAt: Instant;
  readonly expiresAt: Instant;
  readonly acceptedAt: Instant | null;
  /** `accepted`, `deleted`, `expired`, `pending`, or a newer word. */
  readonly status: string;
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  /** The default workspace has a real id, cannot be archived and is null in the classic reports. */
  readonly isDefault: boolean;
  readonly createdAt: Instant;
  readonly archivedAt: Instant | null;
  readonly residency: Residency | null;
}

export interface Residency {
  readonly workspaceGeo: string;
  readonly defaultInferenceGeo: string;
  /** `unrestricted`, or the regions that are allowed. */
  readonly allowedInferenceGeos: 'unrestricted' | readonly string[];
}

export interface WorkspaceMember {
  readonly workspaceId: string;
  readonly userId: string;
  readonly workspaceRole: string;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** `active`, `inactive`, `archived`, `expired`, or a newer word. */
  readonly status: string;
  /** `sk-ant-api03-Q7x...mQAA`: what the Console shows of the key. */
  readonly hint: string | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly createdBy: { readonly id: string; readonly type: string } | null;
  /** Whom requests with this key act for; null when it acts for nobody. */
  readonly principal: { readonly id: string; readonly type: 'user' | 'service_account' } | null;
  /** A key of the organisation has no workspace. `workspaceId` is null where an older reply leaves the default workspace unnamed. */
  readonly scope:
    | { readonly type: 'organization' }
    | { readonly type: 'workspace'; readonly workspaceId: string | null };
}
