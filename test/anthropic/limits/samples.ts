/** A pending request as the API sends it. */
export const pendingRequest = (id: string, more: object = {}) => ({
  id,
  type: 'spend_limit_increase_request',
  actor: { type: 'user_actor', user_id: 'user_1', email_address: 'ada@acme.test', name: 'Ada Example', deleted: false },
  created_at: '2026-11-20T10:00:00.123456Z',
  period: 'monthly',
  resolved_at: null,
  resolved_by: null,
  spend_summary: {
    actor: { type: 'user_actor', user_id: 'user_1', email_address: 'ada@acme.test', name: 'Ada Example' },
    scope: { type: 'user', user_id: 'user_1' },
    amount: '50000',
    currency: 'USD',
    period: 'monthly',
    period_to_date_spend: '49950.5',
    source: { type: 'seat_tier', seat_tier: 'premium' },
    spend_limit_id: 'spl_1',
  },
  status: 'pending',
  ...more,
});

export const approvedRequest = (id: string, more: object = {}) =>
  pendingRequest(id, {
    status: 'approved',
    resolved_at: '2026-11-22T09:00:00Z',
    resolved_by: { type: 'scoped_api_key_actor', scoped_api_key_id: 'apikey_1' },
    spend_summary: null,
    spend_limit: { id: 'spl_2', type: 'spend_limit', amount: '75000' },
    ...more,
  });
