import { parseInstant, toInstant } from '../../src/domain/day.ts';
import type { ApiKey, Invite, Member, Residency, Workspace } from '../../src/domain/organisation.ts';

export const at = (text: string) =>
  parseInstant(text.length === 10 ? `${text}T08:00:00Z` : text) ?? toInstant(Number.NaN);

/** `member('ada')` is Ada, ada@acme.example, a developer since spring 2025. */
export const member = (id: string, parts: Partial<Member> = {}): Member => ({
  id: `user_${id}`,
  email: `${id}@acme.example`,
  name: `${id.slice(0, 1).toUpperCase()}${id.slice(1)} Example`,
  role: 'developer',
  addedAt: at('2025-03-02'),
  ...parts,
});

export const invite = (id: string, parts: Partial<Invite> = {}): Invite => ({
  id: `invite_${id}`,
  email: `${id}@acme.example`,
  role: 'user',
  invitedAt: at('2026-11-10'),
  expiresAt: at('2026-12-01'),
  acceptedAt: null,
  status: 'pending',
  ...parts,
});

const ANYWHERE: Residency = {
  workspaceGeo: 'us',
  defaultInferenceGeo: 'global',
  allowedInferenceGeos: 'unrestricted',
};

export const workspace = (name: string, parts: Partial<Workspace> = {}): Workspace => ({
  id: `wrkspc_${name.toLowerCase().replace(/\W+/g, '-')}`,
  name,
  isDefault: name === 'Default',
  createdAt: at('2025-06-01'),
  archivedAt: null,
  residency: ANYWHERE,
  ...parts,
});

/** An active key of the workspace Production, made by Ada long ago. */
export const apiKey = (id: string, parts: Partial<ApiKey> = {}): ApiKey => ({
  id: `apikey_${id}`,
  name: id,
  status: 'active',
  hint: `sk-ant-api03-${id.slice(0, 3)}...AA`,
  createdAt: at('2026-01-10'),
  expiresAt: null,
  createdBy: { id: 'user_ada', type: 'user' },
  principal: null,
  scope: { type: 'workspace', workspaceId: 'wrkspc_production' },
  ...parts,
});
