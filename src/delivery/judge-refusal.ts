/**
 * What a refusal means for an entry. `token`: nothing can be sent at all; `slow`: later; `place`: not there, elsewhere;
 * `gone`: the message that it belongs to; `content`: not in this form; `other`: nobody knows, so later.
 */
export type Verdict = 'token' | 'slow' | 'place' | 'gone' | 'content' | 'other';

/** Source: the error tables of chat.postMessage and chat.update in Slack's reference, 2026. */
const VERDICTS: Readonly<Record<Exclude<Verdict, 'other'>, readonly string[]>> = {
  token: [
    'invalid_auth',
    'not_authed',
    'token_revoked',
    'token_expired',
    'account_inactive',
    'missing_scope',
    'not_allowed_token_type',
    'org_login_required',
    'ekm_access_denied',
  ],
  slow: ['ratelimited', 'rate_limited', 'message_limit_exceeded'],
  place: [
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'is_inactive',
    'no_permission',
    'access_denied',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'restricted_action_non_threadable_channel',
    'channel_type_not_supported',
    'team_access_not_granted',
    'team_not_found',
    'messages_tab_disabled',
    'user_disabled',
    'user_not_found',
    'user_not_visible',
    'cannot_dm_bot',
  ],
  gone: [
    'message_not_found',
    'cant_update_message',
    'edit_window_closed',
    'thread_not_found',
    'cannot_reply_to_message',
    'restricted_action_thread_locked',
  ],
  content: [
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_blocks_too_long',
    'msg_too_long',
    'too_many_attachments',
    'slack_connect_file_link_sharing_blocked',
  ],
};

const VERDICT_OF = new Map<string, Verdict>(
  (['token', 'slow', 'place', 'gone', 'content'] as const).flatMap((verdict) =>
    VERDICTS[verdict].map((code) => [code, verdict] as const),
  ),
);

export const judgeRefusal = (code: string): Verdict => VERDICT_OF.get(code) ?? 'other';
