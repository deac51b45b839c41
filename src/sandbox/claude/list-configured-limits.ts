import type { Company } from '../organisation/company.ts';
import type { Asked } from './endpoint.ts';
import { pageRows, readPosition } from './page-rows.ts';
import { integer, many, oneOf, optional, readQuery, text } from './read-query.ts';
import { invalid } from './refusal.ts';
import { renderOrganisationLimit, renderOwnLimit } from './render-limit.ts';

const READS_BETA = 'spend-limit-reads-2026-09-26';
const SCOPES = ['organization', 'seat_tier', 'rbac_group', 'organization_service', 'user'] as const;
const CONSOLE_SCOPES = ['workspace', 'usage_tier'] as const;
const DEFAULT_LIMIT = 20;

const configured = (company: Company): readonly { readonly type: string; readonly row: object }[] => {
  const { spendLimits, shortLimits } = company.enterprise;
  return [
    { type: 'organization', row: renderOrganisationLimit(company) },
    ...[...spendLimits].map(([id, cents]) => ({ type: 'user', row: renderOwnLimit(company, id, 'monthly', cents) })),
    ...shortLimits.map(({ userId, period, cents }) => ({
      type: 'user',
      row: renderOwnLimit(company, userId, period, cents),
    })),
  ];
};

const readScopes = (values: readonly string[]): readonly string[] => {
  const foreign = values.find((type) => CONSOLE_SCOPES.some((each) => each === type));
  if (foreign !== undefined) throw invalid(`scope_type[]: ${foreign} does not apply to this organization`);
  return values;
};

/** `GET /v1/organizations/spend_limits`: the limits that somebody set, the organisation's first. */
export const listConfiguredLimits = ({ params, company, source, now, settings, headers }: Asked): unknown => {
  const betas = String(headers['anthropic-beta'] ?? '').split(',');
  if (!betas.some((beta) => beta.trim() === READS_BETA)) {
    throw invalid(`anthropic-beta: this endpoint requires ${READS_BETA}`);
  }
  const query = readQuery(params, {
    'scope_type[]': many(oneOf(...SCOPES, ...CONSOLE_SCOPES)),
    workspace_id: optional(text),
    limit: optional(integer(1, 1000)),
    page: optional(text),
  });
  const wanted = readScopes(query['scope_type[]']);
  if (query.workspace_id !== undefined) throw invalid('workspace_id: only for Claude Console organizations');
  const position = readPosition(params, source, { offset: 0, now, watermark: settings.watermark(now) });
  const rows = configured(company).filter(({ type }) => wanted.length === 0 || wanted.includes(type));
  const page = pageRows(rows, query.limit ?? DEFAULT_LIMIT, position, params, source);
  return { data: page.rows.map(({ row }) => row), next_page: page.next_page };
};
