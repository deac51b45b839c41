import { describe, expect, it } from 'vitest';
import { describePoll } from '../../src/alerts/describe-poll.ts';
import { reconcile } from '../../src/alerts/reconcile.ts';
import type { Evaluated } from '../../src/alerts/step.ts';
import { toInstant } from '../../src/domain/day.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { EMPTY_STATE, type LedgerState } from '../../src/domain/ledger-state.ts';
import { rules } from '../../src/rules/index.ts';
import type { Evaluation, Rule } from '../../src/rules/rule.ts';
import { NOW } from '../support/fake-source.ts';
import { finding, stateFinding } from '../support/sample-incident.ts';

const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));

type Unsure = Extract<Evaluation, { evaluated: true }>['unsure'];

/** All that some rules of the Console found in one poll. */
const found = (
  ids: readonly Finding['rule'][],
  findings: readonly Finding[],
  unsure: Unsure = [],
): readonly Evaluated[] =>
  ids.map((id) => {
    const rule = byId.get(id);
    if (rule === undefined) throw new Error(id);
    const own = findings.filter((each) => each.rule === id);
    return { rule, evaluation: { source: 'console', evaluated: true, findings: own, unsure } };
  });

/** Polls every five minutes; `kind: title` of what each of them says. */
const tell = (initial: LedgerState, ...polls: readonly (readonly Evaluated[])[]) => {
  let state = initial;
  return polls.map((evaluated, index) => {
    const next = reconcile(state, evaluated, byId, toInstant(NOW + index * 300_000));
    state = next.state;
    return next.steps.map(({ kind, incident }) => `${kind}: ${incident.finding.statement.title}`);
  });
};

const say = (title: string): Finding['statement'] => ({ title, fields: [], advice: 'Look.', row: [] });
const step = (count: number, parts: Partial<Finding> = {}): Finding =>
  stateFinding({
    rule: 'budget',
    subject: `b1 1000 ${count}`,
    period: '2026-11',
    severity: count >= 100 ? 'high' : 'medium',
    facts: ['budget:b1:2026-11'],
    statement: say(`${count} %`),
    ...parts,
  });
const BASELINE = found(['budget'], []);

describe('steps of a budget', () => {
  it('that are reached together are one message, of the highest, for as long as any of them stands', () => {
    const jump = found(['budget'], [step(100), step(80), step(50)]);
    const lower = found(['budget'], [step(80), step(50)]);
    expect(tell(EMPTY_STATE, BASELINE, jump, jump, lower, jump, BASELINE)).toEqual([
      [],
      ['opened: 100 %'],
      [],
      [],
      [],
      ['resolved: 100 %'],
    ]);
  });

  it('that are reached one after the other are a message each', () => {
    expect(tell(EMPTY_STATE, BASELINE, found(['budget'], [step(50)]), found(['budget'], [step(80), step(50)]))).toEqual(
      [[], ['opened: 50 %'], ['opened: 80 %']],
    );
  });

  it('say nothing of an amount that moves on, and do of a higher severity', () => {
    const later = step(80, { statement: say('81 %') });
    const worse = step(80, { statement: say('99 %'), severity: 'high' });
    const polls = [step(80), later, worse].map((each) => found(['budget'], [each]));
    expect(tell(EMPTY_STATE, BASELINE, ...polls)).toEqual([[], ['opened: 80 %'], [], ['updated: 99 %']]);
  });

  it('neither end nor open while their budget cannot be judged, though others can', () => {
    const other = step(50, { subject: 'b2 500 50', facts: ['budget:b2:2026-11'], statement: say('other') });
    const blind = found(['budget'], [other], [{ subject: 'b1 1000 50', missing: 'spend' }]);
    expect(tell(EMPTY_STATE, BASELINE, found(['budget'], [step(50)]), blind, BASELINE)).toEqual([
      [],
      ['opened: 50 %'],
      ['opened: other'],
      ['resolved: 50 %', 'resolved: other'],
    ]);
  });

  it('of the next month are told again, and those of the last one end', () => {
    const next = step(50, { period: '2026-12', facts: ['budget:b1:2026-12'], statement: say('December') });
    expect(tell(EMPTY_STATE, BASELINE, found(['budget'], [step(50)]), found(['budget'], [next]))).toEqual([
      [],
      ['opened: 50 %'],
      ['resolved: 50 %', 'opened: December'],
    ]);
  });
});

it('a fact that two rules see is one message, of the more severe', () => {
  const facts = ['member:console:user_01:role:admin'];
  const both = [
    finding({ facts, statement: say('now an admin') }),
    finding({ rule: 'role-changed', severity: 'low', facts, statement: say('another role') }),
  ];
  expect(tell(EMPTY_STATE, found(['admin-added', 'role-changed'], both))).toEqual([['opened: now an admin']]);
});

it.each([
  ['nine are nine messages', 9, 9],
  ['ten are one', 10, 1],
])('of one rule in one poll %s', (_, count, messages) => {
  const keys = Array.from({ length: count }, (_each, index) =>
    finding({
      rule: 'key-created',
      subject: `apikey_${index}`,
      facts: [`key:${index}`],
      statement: say(`key ${index}`),
    }),
  );
  const [, told] = tell(EMPTY_STATE, found(['key-created'], []), found(['key-created'], keys));
  expect(told).toHaveLength(messages);
  if (messages === 1) expect(told).toEqual([`opened: ${count} new API keys`]);
});

const states = (...indices: readonly number[]) =>
  found(
    ['key-orphaned'],
    indices.map((index) =>
      stateFinding({ subject: `apikey_${index}`, facts: [], statement: { ...say('key'), row: [`key ${index}`] } }),
    ),
  );
const upTo = (count: number) => states(...Array.from({ length: count }, (_, index) => index));

it('a group says which of it have ended', () => {
  const opened = reconcile(reconcile(EMPTY_STATE, upTo(0), byId, NOW).state, upTo(12), byId, NOW).state;
  const notesOf = (evaluated: readonly Evaluated[]) =>
    reconcile(opened, evaluated, byId, NOW).steps.flatMap(({ notes }) => notes);
  expect(notesOf(upTo(10))).toEqual(['10 orphaned API keys', 'Ended: key 10 and key 11.']);
  expect(notesOf(states(0, 11))[1]).toBe('Ended: key 1, key 2, key 3, key 4, key 5 and 5 more.');
});

it('a group says how many are left, and ends when none is', () => {
  const [, opened, fewer, none] = tell(EMPTY_STATE, upTo(0), upTo(12), upTo(11), upTo(0));
  expect(opened).toEqual([expect.stringMatching(/^opened: 12 /)]);
  expect(fewer).toEqual([expect.stringMatching(/^updated: 11 /)]);
  expect(none).toEqual([expect.stringMatching(/^resolved: 11 /)]);
});

describe('unusual spend', () => {
  const anomaly = (day: string, title: string): Finding =>
    stateFinding({
      rule: 'spend-anomaly',
      subject: 'total',
      period: '2026-11-20',
      facts: ['spend:console:2026-11-20', `spend:console:2026-11-20:peak:${day}`],
      statement: say(title),
    });
  const none = found(['spend-anomaly'], []);
  const told = (...findings: readonly Finding[]) => {
    let { state } = reconcile(EMPTY_STATE, none, byId, NOW);
    return findings.map((each, index) => {
      const next = reconcile(state, found(['spend-anomaly'], [each]), byId, toInstant(NOW + index * 300_000));
      state = next.state;
      return next.steps.map(({ kind, incident, notes }) => [kind, incident.finding.statement.title, ...notes]);
    });
  };

  it('that goes beyond its peak is told in the thread, and numbers that are restated in the message alone', () => {
    const first = anomaly('2026-11-20', '$900 on 20 Nov');
    const restated = anomaly('2026-11-20', '$905 on 20 Nov');
    const worse = anomaly('2026-11-22', '$1,900 on 22 Nov');
    expect(told(first, restated, restated, worse)).toEqual([
      [['opened', '$900 on 20 Nov']],
      [['redrawn', '$905 on 20 Nov']],
      [],
      [['updated', '$1,900 on 22 Nov', '$1,900 on 22 Nov']],
    ]);
  });
});

it('what stood before its rule first looked is known, and told when it comes back', () => {
  const stands = found(['key-orphaned'], [stateFinding({ statement: say('left') })]);
  const gone = found(['key-orphaned'], []);
  expect(tell(EMPTY_STATE, stands, stands, gone, stands)).toEqual([[], [], [], ['opened: left']]);
});

it('a muted rule is silent; a state that outlasts the mute is told then', () => {
  const mute = { rule: 'key-orphaned' as const, until: toInstant(NOW + 700_000), by: 'U0ADAM', at: NOW };
  const muted = { ...EMPTY_STATE, settings: { ...EMPTY_STATE.settings, mutes: [mute] } };
  const stands = found(['key-orphaned'], [stateFinding({ statement: say('left') })]);
  expect(tell(muted, found(['key-orphaned'], []), stands, stands, stands)).toEqual([[], [], [], ['opened: left']]);
});

describe('what ends without a word', () => {
  const expectedBy = (incident: LedgerState['incidents'][number]): LedgerState['incidents'][number] => ({
    ...incident,
    status: 'known',
    acts: [{ kind: 'expected', by: 'U0ADAM', at: NOW, until: null, why: 'planned' }],
  });
  const at = (minutes: number) => toInstant(NOW + minutes * 60_000);
  const gone = found(['key-orphaned'], []);
  const stands = found(['key-orphaned'], [stateFinding({ statement: say('left') })]);
  const kinds = ({ steps }: ReturnType<typeof reconcile>) =>
    steps.map(({ kind, notes, incident }) => [kind, incident.status, notes]);

  it('is redrawn in its place: a state that somebody expected', () => {
    const opened = reconcile(reconcile(EMPTY_STATE, gone, byId, at(0)).state, stands, byId, at(5)).state;
    const expected = { ...opened, incidents: opened.incidents.map(expectedBy) };
    const ended = reconcile(expected, gone, byId, at(10));
    expect(kinds(ended)).toEqual([['redrawn', 'closed', []]]);
    expect(describePoll({ baseline: false, steps: ended.steps }, gone).resolved).toMatchObject([
      { subject: 'apikey_01' },
    ]);
    expect(kinds(reconcile(ended.state, gone, byId, at(15)))).toEqual([]);
  });

  it('is redrawn in its place: an event that nobody answered for seven days', () => {
    const opened = reconcile(EMPTY_STATE, found(['admin-added'], [finding()]), byId, at(0)).state;
    const nothing = found(['admin-added'], []);
    expect(kinds(reconcile(opened, nothing, byId, at(7 * 24 * 60 - 1)))).toEqual([]);
    expect(kinds(reconcile(opened, nothing, byId, at(7 * 24 * 60)))).toEqual([['redrawn', 'closed', []]]);
  });

  it('waits for seven days more after a snooze, which is said to be over', () => {
    const opened = reconcile(EMPTY_STATE, found(['admin-added'], [finding()]), byId, at(0)).state;
    const act = { kind: 'snoozed', by: 'U0ADAM', at: at(24 * 60), until: at(8 * 24 * 60), why: null } as const;
    const incidents = opened.incidents.map((each) => ({ ...each, acts: [act], snoozedUntil: act.until }));
    const nothing = found(['admin-added'], []);
    const snoozed = { ...opened, incidents };
    expect(kinds(reconcile(snoozed, nothing, byId, at(7 * 24 * 60)))).toEqual([]);
    const awake = reconcile(snoozed, nothing, byId, at(8 * 24 * 60));
    expect(kinds(awake)).toEqual([['updated', 'open', ['The snooze is over, and nobody has answered this yet.']]]);
    expect(kinds(reconcile(awake.state, nothing, byId, at(15 * 24 * 60)))).toEqual([['redrawn', 'closed', []]]);
  });

  it('was never said where it stood before the first look', () => {
    const known = reconcile(EMPTY_STATE, stands, byId, at(0)).state;
    expect(kinds(reconcile(known, gone, byId, at(5)))).toEqual([]);
  });
});
