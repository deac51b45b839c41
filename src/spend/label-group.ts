import { maskName } from '../blocks/mask-person.ts';
import { isoDay } from '../domain/day.ts';
import type { Dimension, Grouping, SpendRow } from '../domain/spend.ts';
import type { Audience } from '../ports.ts';
import { type Names, tellApart } from './spend-report.ts';

/** What to call rows that the source gives no value for: they are real usage and keep a name. */
const WITHOUT: Readonly<Record<Grouping, string>> = {
  workspace: 'No workspace',
  model: 'No model',
  key: 'No API key',
  user: 'No identity',
  product: 'No product',
  service: 'Other service',
  token: 'Not tokens',
  tier: 'No tier',
  channel: 'Outside Slack',
};

const COLUMN: Readonly<Record<Dimension, string>> = {
  day: 'Day (UTC)',
  workspace: 'Workspace',
  model: 'Model',
  key: 'API key',
  user: 'Who',
  product: 'Product',
  service: 'Service',
  token: 'Token type',
  tier: 'Tier',
  channel: 'Slack channel',
};

/** The API's own words, in words. Newer ones pass as they are. */
const WORDS: Readonly<Record<string, string>> = {
  uncached_input_tokens: 'Input, uncached',
  cache_read_input_tokens: 'Cache read',
  'cache_creation.ephemeral_5m_input_tokens': 'Cache write, 5 minutes',
  'cache_creation.ephemeral_1h_input_tokens': 'Cache write, 1 hour',
  output_tokens: 'Output',
  tokens: 'Tokens',
  web_search: 'Web search',
  code_execution: 'Code execution',
  session_usage: 'Managed agent sessions',
  messages_api: 'Messages API',
  message_batches_api: 'Message Batches API',
  managed_agents_api: 'Managed Agents API',
  claude_console: 'Claude Console',
  chat: 'Chat',
  claude_code: 'Claude Code',
  cowork: 'Cowork',
  chat_cowork_unified: 'Chat and Cowork',
  claude_tag: 'Claude in Slack',
  'claude-tag': 'Claude in Slack',
  'claude-in-slack': 'Claude in Slack',
  office_agent: 'Office agent',
  claude_in_chrome: 'Claude in Chrome',
  claude_design: 'Claude Design',
};

export const columnTitle = (dimension: Dimension): string => COLUMN[dimension];

/** Before whom an answer is shown, and what the settings let them see of people. */
export interface Showing {
  readonly audience: Audience;
  readonly privacy: 'masked' | 'full';
}

/** What a row is called in one dimension. In a channel people are masked unless the settings show them in full. */
export const labelGroup = (dimension: Dimension, row: SpendRow<unknown>, names: Names, show: Showing): string => {
  if (dimension === 'day') return row.day === null ? '–' : isoDay(row.day);
  const id = row.group[dimension] ?? null;
  if (id === null) return WITHOUT[dimension];
  const name = WORDS[id] ?? tellApart(id, names);
  const isMasked = show.audience === 'channel' && show.privacy === 'masked' && names.people.has(id);
  return isMasked ? maskName(name) : name;
};
