import { type Catalogue, high, low, medium } from '../entry.ts';
import { is } from '../read-fields.ts';

const LIMIT =
  'Without a limit nothing stops spend until somebody sees it: set it again if nobody meant this; /claude-budget watches meanwhile.';
const RATE = 'Check that this was meant: requests beyond a rate limit are refused.';
const AMOUNT = 'Check that the amount is what was agreed; /claude-budget watches what is spent.';

/** What stops spend. */
export const LIMITS: Catalogue = {
  extra_usage_spend_limit_created: {
    cases: [low('set a spend limit[ for {user_id}]')],
    shows: ['limit_type', 'amount', 'is_enabled', 'user_id'],
    advice: AMOUNT,
  },
  extra_usage_spend_limit_updated: {
    cases: [
      high('switched a spend limit off[ for {user_id}]', is('is_enabled', false)),
      low('changed a spend limit[ for {user_id}]'),
    ],
    shows: ['limit_type', 'amount', 'is_enabled', 'user_id'],
    advice: AMOUNT,
  },
  extra_usage_spend_limit_deleted: {
    cases: [high('removed a spend limit[ of {user_id}]')],
    shows: ['spend_limit_id', 'user_id'],
    advice: LIMIT,
  },
  extra_usage_billing_enabled: {
    cases: [medium('lets people spend more than the plan covers')],
    shows: [],
    advice: LIMIT,
  },

  platform_spend_limit_created: {
    cases: [low('set a spend limit[ of {limit_usd}] for the whole organisation')],
    shows: ['limit_usd', 'limit_action'],
    advice: AMOUNT,
  },
  platform_spend_limit_updated: {
    cases: [
      high('has the spend limit of the whole organisation ignored', is('ignore', true)),
      low('changed the spend limit of the whole organisation'),
    ],
    shows: ['spend_limit_id', 'ignore'],
    advice: AMOUNT,
  },
  platform_spend_limit_deleted: {
    cases: [high('removed the spend limit of the whole organisation')],
    shows: ['spend_limit_id'],
    advice: LIMIT,
  },
  platform_spend_limit_alert_emails_updated: {
    cases: [low('changed who gets mail about the spend limit')],
    shows: ['alert_emails', 'alerted_roles'],
    advice: 'Check that who has to know is still among them.',
  },
  workspace_spend_limit_created: {
    cases: [low('set a spend limit[ of {limit_usd}] for the workspace[ {workspace_id}]')],
    shows: ['workspace_id', 'limit_usd', 'limit_action'],
    advice: AMOUNT,
  },
  workspace_spend_limit_deleted: {
    cases: [high('removed the spend limit of the workspace[ {workspace_id}]')],
    shows: ['workspace_id', 'spend_limit_id'],
    advice: LIMIT,
  },
  workspace_spend_limit_alert_emails_updated: {
    cases: [low('changed who gets mail about the spend limit of the workspace[ {workspace_id}]')],
    shows: ['workspace_id', 'alert_emails'],
    advice: 'Check that who has to know is still among them.',
  },
  workspace_member_spend_limit_created: {
    cases: [low('set a spend limit[ of {limit_usd}] for {account_id} in the workspace[ {workspace_id}]')],
    shows: ['account_id', 'workspace_id', 'limit_usd', 'limit_action'],
    advice: AMOUNT,
  },
  workspace_member_spend_limit_updated: {
    cases: [low('changed the spend limit of {account_id} in the workspace[ {workspace_id}][ to {new_limit_usd}]')],
    shows: ['account_id', 'workspace_id', 'new_limit_usd'],
    advice: AMOUNT,
  },
  workspace_member_spend_limit_deleted: {
    cases: [medium('removed the spend limit of {account_id} in the workspace[ {workspace_id}]')],
    shows: ['account_id', 'workspace_id', 'spend_limit_id'],
    advice: LIMIT,
  },
  platform_workspace_rate_limit_updated: {
    cases: [low('set a rate limit of the workspace {workspace_id} to {value}[ ({limiter_type})]')],
    shows: ['workspace_id', 'model_group', 'limiter_type', 'value'],
    advice: RATE,
  },
  platform_workspace_rate_limit_deleted: {
    cases: [low('removed a rate limit of the workspace {workspace_id}')],
    shows: ['workspace_id', 'model_group', 'limiter_type'],
    advice: RATE,
  },
  prepaid_auto_recharge_updated: {
    cases: [low('changed the automatic top-up of credits')],
    shows: ['target_amount', 'threshold_amount'],
    advice: AMOUNT,
  },
  prepaid_auto_recharge_disabled: {
    cases: [low('switched the automatic top-up of credits off')],
    shows: [],
    advice: 'When the credits are used up, requests are refused: check that this was meant.',
  },
  prepaid_extra_usage_auto_reload_enabled: {
    cases: [low('switched the automatic top-up for extra usage on')],
    shows: [],
    advice: AMOUNT,
  },
  prepaid_extra_usage_auto_reload_disabled: {
    cases: [low('switched the automatic top-up for extra usage off')],
    shows: [],
    advice: 'When the credits are used up, extra usage stops: check that this was meant.',
  },
  subscription_cancellation_scheduled: {
    cases: [high('cancelled the subscription at the end of its term')],
    shows: [],
    advice: 'Everybody loses access then. If nobody meant this, resume it before the term ends.',
  },
};
