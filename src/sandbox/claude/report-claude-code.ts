import { DAY_MS, type Day, HOUR_MS, isoStart, plusDays, startOf, toInstant } from '../../domain/day.ts';
import { type Money, toNumber } from '../../domain/money.ts';
import { createDice } from '../organisation/dice.ts';
import type { Route } from '../organisation/spend-fact.ts';
import { aggregate, amountOf, type Cell } from './aggregate.ts';
import type { Asked } from './endpoint.ts';
import { groupKey } from './group-routes.ts';
import { pageRows, readPosition } from './page-rows.ts';
import { integer, isoDate, optional, readQuery, required, text } from './read-query.ts';

const LAG_MS = HOUR_MS;
const TERMINALS = ['vscode', 'iTerm.app', 'tmux', 'ghostty'];

const modelUse = (cell: Cell, discountPercent: number): object => ({
  model: cell.route.model,
  tokens: {
    input: cell.counts.uncachedInput,
    output: cell.counts.output,
    cache_read: cell.counts.cacheRead,
    cache_creation: cell.counts.cacheWrite5m + cell.counts.cacheWrite1h,
  },
  // An estimate: the only amount of this API that is a number, still in cents.
  estimated_cost: { amount: toNumber((amountOf(cell, discountPercent) * 100n) as Money), currency: 'USD' },
});

/** One person's work at one terminal. What was done follows from how much was asked. */
const record = (cells: readonly Cell[], day: Day, organisationId: string, discount: number): object => {
  const [first] = cells;
  const email = first === undefined ? null : emailOf(first.route);
  const isRemote = first !== undefined && first.start > startOf(day);
  const dice = createDice(`${email}/${day}/${isRemote}`);
  const requests = cells.reduce((total, cell) => total + cell.counts.requests, 0);
  const edits = Math.floor(requests / 6);
  const choice = (accepted: number): object => ({ accepted, rejected: Math.floor(accepted / 9) });
  return {
    date: isoStart(day),
    actor: { type: 'user_actor', email_address: email },
    organization_id: organisationId,
    customer_type: 'api',
    ...(dice.chance(0.5) ? { subscription_type: null } : {}),
    terminal_type: dice.pick(TERMINALS),
    is_remote: isRemote,
    core_metrics: {
      num_sessions: 1 + Math.floor(requests / 60),
      lines_of_code: { added: edits * 9, removed: edits * 3 },
      commits_by_claude_code: Math.floor(edits / 7),
      pull_requests_by_claude_code: Math.floor(edits / 30),
    },
    tool_actions: {
      edit_tool: choice(edits),
      multi_edit_tool: choice(0),
      write_tool: choice(Math.floor(edits / 5)),
      notebook_edit_tool: choice(Math.floor(edits / 20)),
    },
    model_breakdown: cells.map((cell) => modelUse(cell, discount)),
  };
};

/** Some people move in the middle of the day, from their desk to a remote terminal: they have two rows. */
const HALF_DAY_MS = DAY_MS / 2;
const moves = (email: string): boolean => createDice(`${email}/moves`).chance(0.3);

const emailOf = ({ actor }: Route): string | null => (actor?.type === 'user' ? actor.email : null);

/** `GET /v1/organizations/usage_report/claude_code`: one UTC day, people by their e-mail. */
export const reportClaudeCode = ({ params, company, now, source, settings }: Asked): unknown => {
  const query = readQuery(params, {
    starting_at: required(isoDate),
    limit: optional(integer(1, 1000)),
    page: optional(text),
  });
  const { ledger, organisation, discountPercent } = company.console;
  const day = query.starting_at;
  const position = readPosition(params, source, { offset: 0, now, watermark: settings.watermark(now) });
  const cellsOf = (width: number | null, belongs: (email: string) => boolean): Cell[] =>
    aggregate(ledger, {
      from: startOf(day),
      to: startOf(plusDays(day, 1)),
      until: toInstant(position.now - LAG_MS),
      width,
      groupOf: (route) => {
        const email = emailOf(route);
        if (route.product !== 'claude_code' || email === null || !belongs(email)) return null;
        return groupKey(route, [emailOf, ({ model }) => model]);
      },
    }).filter(({ counts }) => counts.requests > 0);
  const cells = [...cellsOf(null, (email) => !moves(email)), ...cellsOf(HALF_DAY_MS, moves)];
  const byRow = Map.groupBy(cells, ({ route, start }) => `${start} ${emailOf(route)}`);
  const records = [...byRow.values()].map((own) => record(own, day, organisation.id, discountPercent));
  const { rows, has_more, next_page } = pageRows(records, query.limit ?? 20, position, params, source);
  return { data: rows, has_more, next_page };
};
