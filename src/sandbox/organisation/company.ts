import { type Day, plusDays } from '../../domain/day.ts';
import type { ApiKey, Invite, Member, Organisation, Workspace, WorkspaceMember } from '../../domain/organisation.ts';
import { buildKeys } from './api-keys.ts';
import { buildConsolePlans } from './console-plans.ts';
import { buildEnterprisePlans } from './enterprise-plans.ts';
import type { SampleActivity } from './feed.ts';
import { makeUuid } from './ids.ts';
import { buildInvites } from './invites.ts';
import type { SampleLimitRequest } from './limit-request.ts';
import { buildConsoleMembers, buildSeats } from './members.ts';
import { MODELS } from './models.ts';
import { createLedger } from './plan.ts';
import type { Ledger } from './spend-fact.ts';
import { buildSpendLimits } from './spend-limits.ts';
import { buildWorkspaceMembers, buildWorkspaces } from './workspaces.ts';

interface Side {
  readonly organisation: Organisation;
  /** Newest first. */
  readonly members: readonly Member[];
  readonly invites: readonly Invite[];
  readonly ledger: Ledger;
  /** What the contract takes off list prices, in whole percent. */
  readonly discountPercent: number;
}

export interface ConsoleSide extends Side {
  readonly workspaces: readonly Workspace[];
  /** By workspace id; the default workspace has no list. */
  readonly workspaceMembers: ReadonlyMap<string, readonly WorkspaceMember[]>;
  /** Newest first. */
  readonly apiKeys: readonly ApiKey[];
}

export interface EnterpriseSide extends Side {
  /** By user id: the monthly limit in whole cents, null for none. Members without an entry have the organisation's. */
  readonly spendLimits: ReadonlyMap<string, number | null>;
  /** Limits of a day or a week besides. */
  readonly shortLimits: readonly ShortLimit[];
  readonly organisationLimitCents: number;
  /** Newest first. */
  readonly limitRequests: readonly SampleLimitRequest[];
}

interface ShortLimit {
  readonly userId: string;
  readonly period: 'daily' | 'weekly';
  readonly cents: number;
}

/** One company with both its organisations. Changing it means making another one from it: see `changes.ts`. */
export interface Company {
  readonly console: ConsoleSide;
  readonly enterprise: EnterpriseSide;
  /** What the Compliance API tells of both, in the order in which it was written down. */
  readonly feed: readonly SampleActivity[];
  /** Whether anything is written down. */
  readonly isLogging: boolean;
}

export interface CompanyOptions {
  readonly today: Day;
  readonly seed?: string;
  readonly members?: number;
  readonly seats?: number;
  readonly workspaces?: number;
  readonly keys?: number;
  /** At most as many as have prices. */
  readonly models?: number;
  /** Complete days of history before today. */
  readonly days?: number;
  /** Every workspace uses every model on every day: for benchmarks. */
  readonly dense?: boolean;
}

const NAME = 'Acme Research';

const buildConsole = (options: CompanyOptions, seed: string, models: readonly string[], firstDay: Day): ConsoleSide => {
  const { today } = options;
  const members = buildConsoleMembers(seed, options.members ?? 120, today);
  const workspaces = buildWorkspaces(seed, options.workspaces ?? 9, today);
  const keys = buildKeys({ seed, today, members, workspaces }, options.keys ?? 60);
  const dense = options.dense ?? false;
  const plans = buildConsolePlans({ seed, today, firstDay, members, workspaces, keys, models, dense });
  return {
    organisation: { id: makeUuid(`${seed}/console`), name: NAME },
    members,
    invites: buildInvites(seed, today, 'admin'),
    workspaces,
    workspaceMembers: buildWorkspaceMembers(seed, workspaces, members),
    apiKeys: keys.map(({ key }) => key),
    ledger: createLedger(plans, firstDay),
    discountPercent: 8,
  };
};

const buildEnterprise = (
  options: CompanyOptions,
  seed: string,
  models: readonly string[],
  firstDay: Day,
): EnterpriseSide => {
  const seats = buildSeats(seed, options.seats ?? 80, options.members ?? 120, options.today);
  const plans = buildEnterprisePlans(seed, seats, models);
  const discountPercent = 20;
  return {
    organisation: { id: makeUuid(`${seed}/enterprise`), name: NAME },
    members: seats,
    invites: buildInvites(seed, options.today, 'owner'),
    ledger: createLedger(plans, firstDay),
    discountPercent,
    spendLimits: buildSpendLimits(seats, plans, { today: options.today, firstDay, discountPercent }),
    shortLimits: [],
    organisationLimitCents: 25_000,
    limitRequests: [],
  };
};

/** The built-in sample company. The same options always give the same people, keys and facts. */
export const createCompany = (options: CompanyOptions): Company => {
  const seed = options.seed ?? 'acme';
  const models = MODELS.slice(0, options.models ?? 8).map(({ id }) => id);
  const firstDay = plusDays(options.today, -(options.days ?? 120));
  return {
    console: buildConsole(options, seed, models, firstDay),
    enterprise: buildEnterprise(options, seed, models, firstDay),
    feed: [],
    isLogging: true,
  };
};
