import { findingsOf } from '../../alerts/live.ts';
import type { RuleId } from '../../domain/finding.ts';
import type { Incident } from '../../domain/incident.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import type { Source } from '../../domain/spend.ts';

/** How many of one kind are called: one, and several. */
type Words = readonly [one: string, many: string];

/** The rules that tell who can reach what has changed, the most telling first. */
const ACCESS: ReadonlyMap<RuleId, Words> = new Map([
  ['admin-added', ['new admin', 'new admins']],
  ['workspace-admin-added', ['new workspace admin', 'new workspace admins']],
  ['privileged-invite', ['invite to a privileged role', 'invites to privileged roles']],
  ['activity', ['security event', 'security events']],
  ['key-created', ['new API key', 'new API keys']],
  ['key-changed', ['changed API key', 'changed API keys']],
  ['member-added', ['new member', 'new members']],
  ['role-changed', ['role change', 'role changes']],
  ['member-removed', ['member gone', 'members gone']],
  ['workspace-created', ['new workspace', 'new workspaces']],
  ['workspace-archived', ['archived workspace', 'archived workspaces']],
]);

export const isAccess = ({ finding }: Incident): boolean => ACCESS.has(finding.rule);

/** `1 new admin`, `3 new members`: each fact once, by the rule that told it. */
export const countAccess = (incidents: readonly Incident[]): readonly string[] => {
  const rules = incidents.flatMap((incident) => findingsOf(incident).map(({ rule }) => rule));
  return [...ACCESS].flatMap(([rule, [one, many]]) => {
    const count = rules.filter((each) => each === rule).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
};

/** The sources of which it is known who comes and goes. */
export const watchedSources = ({ polls }: LedgerState, sources: readonly Source[]): readonly Source[] =>
  sources.filter((source) => polls.evaluated.includes(`member-added ${source}`));
