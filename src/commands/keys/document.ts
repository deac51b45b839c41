import { isoDay, isoInstant } from '../../domain/day.ts';
import type { Creator } from '../../domain/find-creator.ts';
import type { KeyHome } from '../../domain/find-key-home.ts';
import type { LastUsed } from '../../domain/key-state.ts';
import { toUsd } from '../../domain/money.ts';
import type { KeyEntry } from './join-keys.ts';
import type { KeysReport } from './keys-report.ts';

const workspaceOf = (home: KeyHome): { readonly workspace: string | null; readonly workspaceId: string | null } => {
  switch (home.kind) {
    case 'workspace':
      return { workspace: home.workspace.name, workspaceId: home.workspace.id };
    case 'default':
      return { workspace: 'Default', workspaceId: null };
    case 'unlisted':
      return { workspace: null, workspaceId: home.id };
    case 'organisation':
      return { workspace: null, workspaceId: null };
  }
};

/** A member's address; the id of anybody else, since it is all that is left of them. */
const creatorOf = (creator: Creator): string | null => {
  if (creator.kind === 'unknown') return null;
  return creator.kind === 'member' ? creator.member.email : creator.id;
};

const lastUsedOf = (lastUsed: LastUsed): string | null =>
  lastUsed === null || lastUsed === 'never' ? lastUsed : isoDay(lastUsed);

const rowOf = ({ source, key, home, creator, lastUsed, amount }: KeyEntry, several: boolean) => ({
  ...(several ? { source } : {}),
  keyId: key.id,
  name: key.name,
  hint: key.hint,
  status: key.status,
  ...workspaceOf(home),
  createdBy: creatorOf(creator),
  createdAt: isoInstant(key.createdAt),
  expiresAt: key.expiresAt === null ? null : isoInstant(key.expiresAt),
  lastUsed: lastUsedOf(lastUsed),
  amount30d: amount === null ? null : toUsd(amount),
});

/** Every key that was asked for, whatever the page. */
export const keysDocument = ({ matches, several }: KeysReport, footnotes: readonly string[]) => ({
  command: 'keys',
  rows: matches.map((entry) => rowOf(entry, several)),
  footnotes,
});
