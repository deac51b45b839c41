import { isoDay } from '../../domain/day.ts';
import type { Engagement, User } from './engagement.ts';

const zeros = (...names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(names.map((name) => [name, 0]));

/** What everything that somebody did with one product comes to. */
const totalOf = (engagements: readonly Engagement[], product: string) => {
  const own = engagements.filter((each) => each.product === product);
  const sum = (count: (each: Engagement) => number): number => own.reduce((total, each) => total + count(each), 0);
  return { messages: sum(({ messages }) => messages), conversations: sum(({ conversations }) => conversations) };
};
type Total = ReturnType<typeof totalOf>;

const chat = ({ messages, conversations }: Total): object => ({
  distinct_conversation_count: conversations,
  message_count: messages,
  thinking_message_count: Math.floor(messages / 4),
  shared_conversations_viewed_count: 0,
  distinct_shared_artifacts_viewed_count: null,
  ...zeros(
    'distinct_projects_created_count',
    'distinct_projects_used_count',
    'distinct_files_uploaded_count',
    'distinct_artifacts_created_count',
    'distinct_skills_used_count',
    'connectors_used_count',
    'distinct_connectors_used_count',
  ),
});

const sessions = ({ messages, conversations }: Total): object => ({
  action_count: messages * 3,
  message_count: messages,
  distinct_session_count: conversations,
  ...zeros(
    'artifacts_created_count',
    'connectors_used_count',
    'dispatch_turn_count',
    'distinct_connectors_used_count',
    'distinct_skills_used_count',
    'skills_used_count',
  ),
  distinct_plugins_used_count: null,
  plugins_used_count: null,
  edit_tool_count: null,
  file_edit_count: null,
  multi_edit_tool_count: null,
  notebook_edit_tool_count: null,
  write_tool_count: null,
  sessions_with_file_edits_count: null,
});

const code = ({ messages, conversations }: Total): object => {
  const choice = (accepted: number): object => ({ accepted_count: accepted, rejected_count: Math.floor(accepted / 8) });
  return {
    core_metrics: {
      commit_count: Math.floor(messages / 12),
      pull_request_count: Math.floor(messages / 50),
      distinct_session_count: conversations,
      artifacts_created_count: 0,
      lines_of_code: { added_count: messages * 11, removed_count: messages * 4 },
    },
    tool_actions: {
      edit_tool: choice(messages),
      multi_edit_tool: choice(0),
      write_tool: choice(Math.floor(messages / 5)),
      notebook_edit_tool: choice(0),
    },
  };
};

const office = (total: Total): object => {
  const used = (messages: number, distinct: number): object => ({
    message_count: messages,
    distinct_session_count: distinct,
    ...zeros(
      'connectors_used_count',
      'distinct_connectors_used_count',
      'distinct_skills_used_count',
      'skills_used_count',
    ),
  });
  return {
    excel: used(total.messages, total.conversations),
    outlook: used(0, 0),
    powerpoint: used(0, 0),
    word: used(0, 0),
  };
};

const NO_DESIGN = zeros(
  'distinct_projects_created_count',
  'distinct_projects_used_count',
  'distinct_session_count',
  'message_count',
);
const NO_SCIENCE = zeros(
  'delegation_count',
  'distinct_session_count',
  'message_count',
  'remote_compute_job_count',
  'skills_used_count',
);

/** One person's row; every product's block is there, zero where it was not used. */
export const renderActivity = (user: User, own: readonly Engagement[]): object => {
  const unified = totalOf(own, 'chat_cowork_unified');
  const days = own.map(({ day }) => day);
  return {
    user: { id: user.id, email_address: user.email, type: 'user' },
    chat_metrics: chat(totalOf(own, 'chat')),
    claude_code_metrics: code(totalOf(own, 'claude_code')),
    cowork_metrics: sessions(totalOf(own, 'cowork')),
    design_metrics: NO_DESIGN,
    office_metrics: office(totalOf(own, 'office_agent')),
    science_metrics: NO_SCIENCE,
    web_search_count: own.reduce((total, { webSearches }) => total + webSearches, 0),
    chat_cowork_unified_metrics: { chat: chat(unified), sessions: sessions({ messages: 0, conversations: 0 }) },
    distinct_user_count: null,
    last_activity_date: days.length === 0 ? null : isoDay(Math.max(...days) as (typeof days)[number]),
  };
};
