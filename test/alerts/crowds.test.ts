import { describe, expect, it } from 'vitest';
import { describePoll } from '../../src/alerts/describe-poll.ts';
import { queueSteps } from '../../src/alerts/queue-steps.ts';
import { reconcile } from '../../src/alerts/reconcile.ts';
import type { Evaluated } from '../../src/alerts/step.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { EMPTY_STATE, type LedgerState } from '../../src/domain/ledger-state.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { NOW, usd } from '../support/fake-source.ts';
import { finding, minutesLater, SETTINGS, stateFinding } from '../support/sample-incident.ts';

const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));
const SOURCES = ['console', 'enterprise', 'ledger'] as const;

const evaluate = (ids: readonly Finding['rule'][], findings: readonly Finding[]): readonly Evaluated[] =>
  ids.flatMap((id) =>
    SOURCES.map((source): Evaluated => {
      const rule = byId.get(id);
      if (rule === undefined) throw new Error(id);
      const own = findings.filter((each) => each.rule === id && each.source === source);
      return { rule, evaluation: { source, evaluated: true, findings: own } };
    }),
  );

/** A poll that finds these after one that found nothing: its messages, and what the terminal shows. */
const poll = (findings: readonly Finding[], settings: Partial<LedgerState['settings']> = {}) => {
  const ids = [...new Set(findings.map(({ rule }) => rule))];
  const initial = { ...EMPTY_STATE, settings: { ...EMPTY_STATE.settings, ...settings } };
  const first = reconcile(initial, evaluate(ids, []), byId, NOW).state;
  const { state, steps } = reconcile(first, evaluate(ids, findings), byId, minutesLater(5));
  const { outbox } = queueSteps(state, steps, SETTINGS, minutesLater(5));
  return {
    messages: outbox.map(({ envelope, message }) => ({ channel: envelope.channel, message })),
    document: describePoll({ baseline: false, steps }, []),
  };
};

const many = (count: number, make: (index: number) => Finding): readonly Finding[] =>
  Array.from({ length: count }, (_, index) => make(index));

const ask = (index: number) => ({
  requestId: `slir_${index}`,
  person: `Person ${index}`,
  period: 'monthly',
  asked: usd('800'),
  current: null,
});
const request = (index: number, parts: Partial<Finding> = {}): Finding =>
  stateFinding({ rule: 'limit-request', source: 'enterprise', subject: `slir_${index}`, facts: [], ...parts });

describe('a dozen requests for a higher limit', () => {
  it('have their own buttons each, where they may be decided here', () => {
    const { messages } = poll(many(12, (index) => request(index, { ask: ask(index) })));
    expect(messages).toHaveLength(12);
    for (const { message } of messages) expect(JSON.stringify(message.blocks)).toMatch(/"Approve".*"Deny"/);
  });

  it('are one table, where they are decided elsewhere', () => {
    expect(poll(many(12, (index) => request(index))).messages).toHaveLength(1);
  });
});

describe('changes among members in one poll', () => {
  const joined = finding({ rule: 'member-added', severity: 'low', subject: 'user_1' });
  const left = finding({ rule: 'member-removed', source: 'enterprise', severity: 'low', subject: 'user_2' });

  it('are one message, whichever organisation they are of', () => {
    const { messages, document } = poll([joined, left]);
    expect(messages.map(({ message }) => message.text)).toEqual([expect.stringContaining('2 changes among members')]);
    expect(JSON.stringify(messages[0]?.message.blocks)).toContain('Claude Console and Claude Enterprise');
    expect(document.opened).toMatchObject([
      {
        subject: 'group',
        group: [
          { rule: 'member-added', source: 'console', subject: 'user_1' },
          { rule: 'member-removed', source: 'enterprise', subject: 'user_2' },
        ],
      },
    ]);
  });

  it('go where people want each of them', () => {
    const { messages } = poll([joined, left], { routes: { 'member-removed': 'C2LEAVERS' } });
    expect(messages.map(({ channel }) => channel).toSorted()).toEqual(['C2LEAVERS', 'C9ALERTS']);
  });
});

it('a crowd goes to the channel that its budgets have', () => {
  const common = { period: 'monthly', scope: [], words: '', steps: [50], setBy: 'U1', setAt: NOW } as const;
  const budgets = many(12, (index) => stateFinding({ subject: `b${index}` })).map(({ subject: id }) => ({
    ...common,
    id,
    amount: usd('100'),
    channel: 'C3TEAM',
  }));
  const step = (index: number): Finding =>
    stateFinding({ rule: 'budget', subject: `b${index} 100 50`, period: '2026-11', facts: [`budget:b${index}`] });
  expect(poll(many(12, step), { budgets }).messages.map(({ channel }) => channel)).toEqual(['C3TEAM']);
});
