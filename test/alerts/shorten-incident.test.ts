import { expect, it } from 'vitest';
import { reconcile } from '../../src/alerts/reconcile.ts';
import { shortenIncident } from '../../src/alerts/shorten-incident.ts';
import { viewIncident } from '../../src/alerts/views/view-incident.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { EMPTY_STATE, type LedgerState } from '../../src/domain/ledger-state.ts';
import { limitNearRule } from '../../src/rules/limit-near/index.ts';
import { renderLedger } from '../../src/store/read-ledger.ts';
import { NOW } from '../support/fake-source.ts';
import { incident, minutesLater, stateFinding } from '../support/sample-incident.ts';

const CROWD = 5000;
const near = (index: number): Finding =>
  stateFinding({
    rule: 'limit-near',
    source: 'enterprise',
    subject: `user_01AbCdEfGhIjKlMnOpQr${index} monthly`,
    severity: 'low',
    facts: [`limit:enterprise:user_01AbCdEfGhIjKlMnOpQr${index} monthly`],
    statement: {
      title: `Person Number ${index} (person.number${index}@acme.example) has used at least 90 % of the spend limit`,
      fields: Array.from({ length: 5 }, (_, field) => ({ label: `Field ${field}`, value: 'a value of some length' })),
      advice: 'At the limit, use beyond the plan stops until the period ends.',
      row: [`Person Number ${index}`, '$100.00 monthly', '90 %', '$95.00 (95 %)', 'Acme (Claude Enterprise)'],
    },
  });
const CROWDED = Array.from({ length: CROWD }, (_, index) => near(index));
const rules = new Map([[limitNearRule.id, limitNearRule]]);

const poll = (state: LedgerState, findings: readonly Finding[], minutes: number) =>
  reconcile(
    state,
    [{ rule: limitNearRule, evaluation: { source: 'enterprise', evaluated: true, findings } }],
    rules,
    minutesLater(minutes),
  );
const sizeOf = (state: LedgerState): number => renderLedger({ state, snapshots: {} }).length;

it('five thousand people near their limits take little room, each of them known by its id', () => {
  const opened = poll(poll(EMPTY_STATE, [], 0).state, CROWDED, 5);
  expect(opened.steps[0]?.incident.group?.at(-1)?.statement.row).toHaveLength(5);
  expect(sizeOf(opened.state) / CROWD).toBeLessThan(300);
  expect(sizeOf(poll(EMPTY_STATE, CROWDED, 0).state) / CROWD).toBeLessThan(500);
  const [group] = opened.state.incidents;
  expect(group?.group?.map(({ subject }) => subject)).toEqual(CROWDED.map(({ subject }) => subject));
  expect(poll(opened.state, CROWDED, 10).steps).toEqual([]);
});

it('a message that is written again shows the same', () => {
  const group = Array.from({ length: 100 }, (_, index) => near(index));
  const whole = incident({ finding: near(0), group, also: [near(200), near(201)] });
  const viewing = { rule: limitNearRule, timezone: 'UTC' };
  expect(viewIncident(shortenIncident(whole, NOW), viewing)).toEqual(viewIncident(whole, viewing));
});

it('of a crowd that is over for long only what can be shown is kept', () => {
  const over = incident({ finding: near(0), group: CROWDED, status: 'resolved', endedAt: minutesLater(5) });
  expect(shortenIncident(over, minutesLater(60)).group).toHaveLength(CROWD);
  expect(shortenIncident(over, minutesLater(8 * 24 * 60)).group?.length).toBeLessThan(100);
});

it('what stood before the first look, and ends, leaves nothing behind', () => {
  const known = poll(EMPTY_STATE, CROWDED, 0).state;
  const ended = poll(known, [], 5);
  expect(ended.steps).toEqual([]);
  expect(ended.state.incidents).toEqual([]);
  expect(poll(ended.state, [near(1)], 10).steps).toMatchObject([{ kind: 'opened' }]);
});
