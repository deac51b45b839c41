import { describe, expect, it } from 'vitest';
import { queueSteps } from '../../src/alerts/queue-steps.ts';
import type { Step } from '../../src/alerts/step.ts';
import { EMPTY_STATE, type LedgerState } from '../../src/domain/ledger-state.ts';
import { NOW, usd } from '../support/fake-source.ts';
import { finding, incident, minutesLater, SETTINGS } from '../support/sample-incident.ts';

const step = (kind: Step['kind'], parts: Parameters<typeof incident>[0] = {}, notes: readonly string[] = []): Step => ({
  kind,
  incident: incident(parts),
  notes,
});

const queue = (steps: readonly Step[], settings: Partial<LedgerState['settings']> = {}) => {
  const state = { ...EMPTY_STATE, settings: { ...EMPTY_STATE.settings, ...settings } };
  return queueSteps(state, steps, SETTINGS, NOW).outbox.map(({ kind, envelope, message }) => ({
    kind,
    ...envelope,
    text: message.text.split('\n')[0]?.slice(0, 25),
  }));
};

describe('what a poll says', () => {
  it('is a post for what opens, and new words with a line each for what changes, in its order', () => {
    const message = { channel: 'C1', ts: '1.0' };
    expect(
      queue([
        step('updated', { id: '1', message }, ['First note', 'Second note']),
        step('silent', { id: '2' }),
        step('resolved', { id: '3', message, status: 'resolved', endedAt: minutesLater(5) }, ['This has ended.']),
        step('opened', { id: '4' }),
      ]),
    ).toEqual([
      { kind: 'update', channel: 'C1', about: '1', text: 'High: Ada Example (ada@ac' },
      { kind: 'thread', channel: 'C1', about: '1', text: 'First note' },
      { kind: 'thread', channel: 'C1', about: '1', text: 'Second note' },
      { kind: 'update', channel: 'C1', about: '3', text: 'Resolved: Ada Example (ad' },
      { kind: 'thread', channel: 'C1', about: '3', text: 'This has ended.' },
      { kind: 'post', channel: 'C9ALERTS', about: '4', text: 'High: Ada Example (ada@ac' },
    ]);
  });

  it('is new words alone for what ends without a word', () => {
    const closed = {
      id: '5',
      message: { channel: 'C1', ts: '1.0' },
      status: 'closed',
      endedAt: minutesLater(5),
    } as const;
    expect(queue([step('redrawn', closed)])).toEqual([
      { kind: 'update', channel: 'C1', about: '5', text: 'Closed: Ada Example (ada@' },
    ]);
  });

  it('goes where its rule is routed', () => {
    expect(queue([step('opened')], { routes: { 'admin-added': 'C5' } })).toMatchObject([{ channel: 'C5' }]);
    expect(queue([step('opened')], { routes: { 'key-created': 'C5' } })).toMatchObject([{ channel: 'C9ALERTS' }]);
  });

  it('stays where it was told when the route changes', () => {
    const told = step('updated', { message: { channel: 'C1', ts: '1.0' } });
    expect(queue([told], { routes: { 'admin-added': 'C5' } })).toMatchObject([{ channel: 'C1' }]);
  });

  it('goes to the channel of its budget where that has one', () => {
    const budget = {
      id: '1',
      amount: usd('100'),
      period: 'monthly',
      scope: [],
      words: '',
      steps: [50],
      channel: 'C6',
      setBy: 'U1',
      setAt: NOW,
    } as const;
    const [rule] = SETTINGS.rules.values();
    if (rule === undefined) throw new Error('no rules');
    const opened = step('opened', { finding: finding({ rule: 'budget', subject: '1 $100.00 50' }) });
    const other = step('opened', { finding: finding({ rule: 'budget', subject: '11 $100.00 50' }) });
    const settings = { ...SETTINGS, rules: new Map([...SETTINGS.rules, ['budget', rule]]) };
    const state: LedgerState = {
      ...EMPTY_STATE,
      settings: { ...EMPTY_STATE.settings, budgets: [budget], routes: { budget: 'C5' } },
    };
    const { outbox } = queueSteps(
      state,
      [opened, { ...other, incident: { ...other.incident, id: '8' } }],
      settings,
      NOW,
    );
    expect(outbox.map(({ envelope }) => envelope.channel)).toEqual(['C6', 'C5']);
  });
});
