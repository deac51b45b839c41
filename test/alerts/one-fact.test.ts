import { describe, expect, it } from 'vitest';
import { reconcile } from '../../src/alerts/reconcile.ts';
import type { Evaluated } from '../../src/alerts/step.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { EMPTY_STATE, type LedgerState } from '../../src/domain/ledger-state.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { NOW } from '../support/fake-source.ts';
import { finding, minutesLater } from '../support/sample-incident.ts';

const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));
const FACT = 'member:console:user_01:role:admin';
const say = (title: string) => ({ title, fields: [], advice: '', row: [] });

/** What a rule says of the same person becoming an admin, at one time or another. */
const sees = (rule: Finding['rule'], when: string, parts: Partial<Finding> = {}): Finding =>
  finding({ rule, period: when, facts: [FACT], statement: say(`${rule} ${when}`), ...parts });

/** Polls every five minutes; what each of them says of which incident. */
const tell = (settings: Partial<LedgerState['settings']>, ...polls: readonly (readonly Finding[])[]) => {
  let state: LedgerState = { ...EMPTY_STATE, settings: { ...EMPTY_STATE.settings, ...settings } };
  return polls.map((findings, index) => {
    const evaluated = findings.map((each): Evaluated => {
      const rule = byId.get(each.rule);
      if (rule === undefined) throw new Error(each.rule);
      return { rule, evaluation: { source: 'console', evaluated: true, findings: [each] } };
    });
    const next = reconcile(state, evaluated, byId, minutesLater(index * 5));
    state = next.state;
    return next.steps.map(({ kind, incident, notes }) => [kind, incident.finding.statement.title, ...notes]);
  });
};

describe('what happens again within days', () => {
  it('is one new incident, also for rules that had nothing to say the first time', () => {
    const joined = [sees('admin-added', 'Monday'), sees('member-added', 'Monday', { severity: 'low' })];
    const promoted = [sees('admin-added', 'Tuesday'), sees('role-changed', 'Tuesday', { severity: 'low' })];
    expect(tell({}, joined, promoted)).toEqual([
      [['opened', 'admin-added Monday']],
      [['opened', 'admin-added Tuesday']],
    ]);
  });

  it('takes in what the feed tells of it later', () => {
    const again = [[sees('admin-added', 'Monday')], [sees('admin-added', 'Tuesday')]];
    expect(tell({}, ...again, [sees('activity', 'Tuesday')])[2]).toEqual([
      ['updated', 'admin-added Tuesday', 'activity Tuesday'],
    ]);
  });
});

describe('a muted rule', () => {
  const mutes = [{ rule: 'activity' as const, until: null, by: 'U0ADAM', at: NOW }];
  const own = sees('key-created', 'Monday', { severity: 'medium' });
  const fromFeed = sees('activity', 'Monday');

  it('does not silence another one that sees the same, though it is the more severe', () => {
    expect(tell({ mutes }, [fromFeed, own])).toEqual([[['opened', 'key-created Monday']]]);
  });

  it('does not silence another one that sees the same later', () => {
    expect(tell({ mutes }, [fromFeed], [own])).toEqual([[], [['opened', 'key-created Monday']]]);
  });
});
