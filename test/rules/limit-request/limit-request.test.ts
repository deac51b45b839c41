import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/day.ts';
import type { LimitRequest } from '../../../src/domain/limit-request.ts';
import { absent, failed, type Part, present } from '../../../src/domain/part.ts';
import { limitRequestRule } from '../../../src/rules/limit-request/index.ts';
import type { LimitRequests } from '../../../src/rules/rule.ts';
import { NOW, unavailable, usd } from '../../support/fake-source.ts';
import { limitOf, requestOf } from '../../support/limits.ts';
import { find, missing, readAloud, tell } from '../find.ts';
import { poll, type Story } from '../observe.ts';

const reading = (parts: Partial<LimitRequests>): Story => ({
  source: 'enterprise',
  parts: { limitRequests: present({ pending: [], mayDecide: true, gone: [], ...parts }) },
});
const pending = (parts: Partial<LimitRequest> = {}, mayDecide: boolean | null = true) =>
  reading({ pending: [requestOf(parts)], mayDecide });

describe('a request for a higher limit', () => {
  it('says who asks, for what, why, and what they have', () => {
    expect(readAloud(limitRequestRule, pending())).toMatchInlineSnapshot(`
      "Ada Example (ada@acme.example) asks for a higher monthly spend limit: $800.00, now $500.00, in Acme Research (Claude Enterprise)
      Who: Ada Example (ada@acme.example)
      Limit now: $500.00 monthly
      Asks for: $800.00 monthly
      Spent: $463.10 (92 %), as of 22 Nov 2026, 09:30 UTC
      Reason: The migration takes longer
      Since: 22 Nov 2026, 08:30 UTC
      Organisation: Acme Research (Claude Enterprise)
      Request id: slir_1
      Press Approve or Deny, or decide it under claude.ai → Organization settings, where several can be decided at once. Whoever asked gets an e-mail from Anthropic.
      Ada Example (ada@acme.example) | $500.00 monthly | $800.00 monthly | $463.10 (92 %), as of 22 Nov 2026, 09:30 UTC | 22 Nov 2026, 08:30 UTC"
    `);
  });

  it('says what the API leaves out', () => {
    expect(readAloud(limitRequestRule, pending({ asked: null, reason: null, limit: null }))).toMatchInlineSnapshot(`
      "Ada Example (ada@acme.example) asks for a higher monthly spend limit, in Acme Research (Claude Enterprise)
      Who: Ada Example (ada@acme.example)
      Limit now: unknown
      Asks for: not said
      Spent: unknown
      Since: 22 Nov 2026, 08:30 UTC
      Organisation: Acme Research (Claude Enterprise)
      Request id: slir_1
      Press Approve or Deny, or decide it under claude.ai → Organization settings, where several can be decided at once. Whoever asked gets an e-mail from Anthropic.
      Ada Example (ada@acme.example) | unknown | not said | unknown | 22 Nov 2026, 08:30 UTC"
    `);
  });

  it.each([
    [{ limit: limitOf({ limit: null }) }, 'spend limit: $800.00, in Acme'],
    [{ asked: null }, 'asks for a higher monthly spend limit, now $500.00, in Acme'],
    [{ email: null, name: null, userId: null }, 'Somebody asks'],
    [{ period: 'weekly' }, 'a higher weekly spend limit'],
  ])('in one line: %o', (parts, words) => {
    expect(tell(limitRequestRule, pending(parts))[0]).toContain(words);
  });

  it('is not told again because something was spent meanwhile', () => {
    const [before] = tell(limitRequestRule, pending());
    const [after] = tell(limitRequestRule, pending({ limit: limitOf({ spent: usd('499') }) }));
    expect(after).toBe(before);
  });

  it.each([
    [true, true],
    [null, true],
    [false, false],
  ])('where the key may decide (%s) it can be decided here: %s', (mayDecide, isHere) => {
    const [found] = find(limitRequestRule, pending({}, mayDecide));
    expect(found?.ask?.requestId).toBe(isHere ? 'slir_1' : undefined);
    expect(found?.statement.advice.includes('write:spend_limits')).toBe(!isHere);
  });
});

describe('a request that waits no more', () => {
  const ended = (request: Part<LimitRequest>) => {
    const [evaluation] = limitRequestRule.evaluate(poll(reading({ gone: [{ id: 'slir_1', request }] })));
    if (evaluation?.evaluated !== true) throw new Error('not evaluated');
    return { how: evaluation.endings?.[0]?.how ?? null, unsure: evaluation.unsure ?? [] };
  };
  const resolved = { resolvedAt: toInstant(NOW - 60_000), resolvedBy: 'Olivia Owner' };

  it.each([
    [{ status: 'approved', ...resolved }, 'Approved 22 Nov 2026, 09:29 UTC by Olivia Owner.'],
    [{ status: 'denied', ...resolved, resolvedBy: null }, 'Denied 22 Nov 2026, 09:29 UTC.'],
    [{ status: 'denied' }, 'Denied.'],
    [{ status: 'pending' }, 'It is no longer listed: whoever asked may have left the organisation.'],
  ] as const)('%o', (parts, how) => {
    expect(ended(present(requestOf(parts)))).toEqual({ how, unsure: [] });
  });

  it('and that nobody knows any longer', () => {
    const gone = { source: 'enterprise', endpoint: '/x', requestId: null, message: '' } as const;
    expect(ended(failed({ kind: 'bad-request', status: 404, ...gone })).how).toContain('no longer exists');
    expect(ended(absent({ kind: 'not-offered' })).how).toContain('no longer exists');
  });

  it('is not said to have ended while nobody can tell how', () => {
    const { how, unsure } = ended(unavailable('enterprise'));
    expect(how).toBeNull();
    expect(unsure).toEqual([{ subject: 'slir_1', missing: expect.stringContaining('Claude Enterprise is having') }]);
  });
});

it('is not evaluated while requests cannot be read, and not at all where there are none', () => {
  const story: Story = { source: 'enterprise', parts: { limitRequests: unavailable('enterprise') } };
  expect(missing(limitRequestRule, story)).toMatch(/^limit requests: Claude Enterprise is having trouble/);
  expect(limitRequestRule.evaluate(poll({ source: 'console' }))).toEqual([]);
});
