import type { Workspace } from '../../domain/organisation.ts';
import { matchText } from '../match-text.ts';
import type { ListedWorkspace } from './workspaces-report.ts';

/** The default workspace where the API does not list it: it is there all the same. */
const UNLISTED_DEFAULT: ListedWorkspace = {
  id: null,
  name: 'Default',
  isDefault: true,
  createdAt: null,
  archivedAt: null,
  residency: null,
};

const compareText = new Intl.Collator('en').compare;

/** The default one, then the open ones, then the archived ones; by name. */
const compareWorkspaces = (a: ListedWorkspace, b: ListedWorkspace): number =>
  Number(b.isDefault) - Number(a.isDefault) ||
  Number(a.archivedAt !== null) - Number(b.archivedAt !== null) ||
  compareText(a.name, b.name);

export const withDefault = (listed: readonly Workspace[]): readonly ListedWorkspace[] =>
  listed.some(({ isDefault }) => isDefault) ? listed : [UNLISTED_DEFAULT, ...listed];

/** The workspaces that the text means, in their order. */
export const findWorkspaces = (all: readonly ListedWorkspace[], text: readonly string[]): readonly ListedWorkspace[] =>
  matchText(all, text, ({ id, name }) => ({ id: id ?? name, names: [name] })).toSorted(compareWorkspaces);
