import { describe, expect, it } from 'vitest';
import { actOnIncident } from '../../src/alerts/act-on-incident.ts';
import { followIncident } from '../../src/alerts/follow-incident.ts';
import { queueSteps } from '../../src/alerts/queue-steps.ts';
import { viewOutcome } from '../../src/alerts/views/view-outcome.ts';
import { whatStands } from '../../src/alerts/what-stands.ts';
import type { Instant } from '../../src/domain/day.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { EMPTY_STATE, type LedgerState } from '../../src/domain/ledger-state.ts';
import type { IncidentAct } from '../../src/ports.ts';
import { checkMessage } from '../blocks/check-message.ts';
import { NOW } from '../support/fake-source.ts';
import { incident, minutesLater, SETTINGS, stateFinding } from '../support/sample-incident.ts';

const ACKNOWLEDGE: IncidentAct = { kind: 'acknowledge' };
const SNOOZE: IncidentAct = { kind: 'snooze', days: 1 };
const EXPECT: IncidentAct = { kind: 'expect', why: 'We hired Ada' };

const HERE = { channel: 'C1', ts: '1.000001' };
const EVENT = incident({ message: HERE });
const STATE = incident({ finding: stateFinding(), message: HERE });

const having = (...incidents: readonly Incident[]): LedgerState => ({ ...EMPTY_STATE, sequence: 7, incidents });

const press = (state: LedgerState, act: IncidentAct, by = 'U1', now: Instant = minutesLater(1), id = '7') => {
  const { state: after, outcome } = actOnIncident(state, id, { act, by, now }, SETTINGS);
  const told = viewOutcome(outcome, SETTINGS.timezone);
  expect(checkMessage(told)).toEqual([]);
  const [first] = after.incidents;
  if (first === undefined) throw new Error('the incident is gone');
  return {
    after,
    incident: first,
    told: told.text,
    queued: after.outbox.map(({ kind, message }) => [kind, message.text]),
  };
};

describe('an act on an incident', () => {
  it('acknowledges an event: it is closed, and its message and thread say by whom', () => {
    const { incident: acted, queued, told } = press(having(EVENT), ACKNOWLEDGE);
    expect(acted).toMatchObject({
      status: 'closed',
      endedAt: minutesLater(1),
      acts: [{ kind: 'acknowledged', by: 'U1' }],
    });
    expect(queued).toEqual([
      ['update', expect.stringContaining('Acknowledged: Ada Example')],
      ['thread', '<@U1> acknowledged this (22 Nov 2026, 10:31 CET).'],
    ]);
    expect(told).toMatch(/^Acknowledged, and closed/);
  });

  it('acknowledges a state: it stays open and shows who has it', () => {
    const { incident: acted, after } = press(having(STATE), ACKNOWLEDGE);
    expect(acted).toMatchObject({ status: 'open', endedAt: null });
    expect(JSON.stringify(after.outbox[0]?.message.blocks)).toContain('<@U1> acknowledged this');
  });

  it('snoozes until the day after, and the next poll wakes it on time', () => {
    const { incident: acted, told } = press(having(STATE), SNOOZE, 'U1', NOW);
    const end = minutesLater(24 * 60);
    expect(acted).toMatchObject({ status: 'open', snoozedUntil: end });
    expect(told).toContain('silent until 23 Nov 2026, 10:30 CET');
    const rule = SETTINGS.rules.get('key-orphaned');
    if (rule === undefined) throw new Error('no such rule');
    const evaluation = { source: 'console', evaluated: true, findings: [STATE.finding] } as const;
    const standing = whatStands([{ rule, evaluation }]);
    expect(followIncident(acted, standing, rule, minutesLater(24 * 60 - 1)).kind).toBe('silent');
    expect(followIncident(acted, standing, rule, end)).toMatchObject({
      kind: 'updated',
      incident: { snoozedUntil: null },
      notes: ['The snooze is over, and this still stands.'],
    });
    const unread = whatStands([{ rule, evaluation: { source: 'console', evaluated: false, missing: 'API keys' } }]);
    expect(followIncident(acted, unread, rule, end)).toMatchObject({
      kind: 'updated',
      notes: ['The snooze is over, and whether this still stands cannot be read now.'],
    });
  });

  it('expects a state: it is silent until it ends, and says who knew why', () => {
    const { incident: acted, queued, told } = press(having(STATE), EXPECT);
    expect(acted).toMatchObject({ status: 'known', acts: [{ kind: 'expected', why: 'We hired Ada' }] });
    expect(queued[1]).toEqual(['thread', '<@U1> expected this: We hired Ada (22 Nov 2026, 10:31 CET).']);
    expect(told).toMatch(/^Noted as expected: silent until it ends/);
  });

  it('expects an event: it is closed', () => {
    expect(press(having(EVENT), EXPECT).incident).toMatchObject({ status: 'closed', endedAt: minutesLater(1) });
  });
});

describe('the trail of acts', () => {
  it.each([
    [ACKNOWLEDGE, 'acknowledged alert 7 (key-orphaned)'],
    [SNOOZE, 'snoozed alert 7 (key-orphaned) for 1 day'],
    [EXPECT, 'marked alert 7 (key-orphaned) as expected'],
  ])('has who did what and when, without anybody’s name: %o', (act, what) => {
    expect(press(having(STATE), act).after.audit).toEqual([{ at: minutesLater(1), by: 'U1', what, result: 'done' }]);
  });

  it('has nothing of a press that changed nothing', () => {
    const { after } = press(having(STATE), ACKNOWLEDGE);
    expect(press(after, ACKNOWLEDGE).after.audit).toHaveLength(1);
    expect(press(having(incident({ status: 'known' })), ACKNOWLEDGE).after.audit).toEqual([]);
  });
});

describe('pressed again', () => {
  it.each([
    ['acknowledge', ACKNOWLEDGE, EVENT],
    ['acknowledge', ACKNOWLEDGE, STATE],
    ['snooze', SNOOZE, STATE],
    ['expect', EXPECT, STATE],
  ])('%s by the same person is done once', (_, act, before) => {
    const once = press(having(before), act);
    const twice = press(once.after, act, 'U1', minutesLater(2));
    expect(twice.after).toBe(once.after);
    expect(twice.told).toMatch(/^You have done this already, so nothing was changed: <@U1>/);
  });

  it('by another person: both have it, and each is named', () => {
    const { after } = press(having(STATE), ACKNOWLEDGE, 'U1');
    const both = press(after, ACKNOWLEDGE, 'U2', minutesLater(2));
    expect(both.incident.acts.map(({ by }) => by)).toEqual(['U1', 'U2']);
    expect(both.queued.map(([kind]) => kind)).toEqual(['update', 'thread', 'thread']);
  });

  it('another length of snooze counts, and so does the same one when it is over', () => {
    const { after } = press(having(STATE), SNOOZE);
    const longer = press(after, { kind: 'snooze', days: 7 }, 'U1', minutesLater(2));
    expect(longer.incident.snoozedUntil).toBe(minutesLater(2 + 7 * 24 * 60));
    const awake = having({ ...longer.incident, snoozedUntil: null });
    expect(press(awake, SNOOZE, 'U1', minutesLater(20_000)).incident.acts).toHaveLength(3);
  });
});

describe('pressed late', () => {
  it.each([
    [
      'resolved',
      incident({ status: 'resolved', endedAt: minutesLater(0) }),
      'This ended 22 Nov 2026, 10:30 CET, so nothing was changed.',
    ],
    [
      'closed by time',
      incident({ status: 'closed', endedAt: minutesLater(0) }),
      'This ended 22 Nov 2026, 10:30 CET, so nothing was changed.',
    ],
    ['known before', incident({ status: 'known' }), 'This was there before anybody watched, so nothing was changed.'],
  ])('on one that is %s says so and changes nothing', (_, before, sentence) => {
    const state = having(before);
    for (const act of [ACKNOWLEDGE, SNOOZE, EXPECT]) {
      const { after, told } = press(state, act);
      expect(after).toBe(state);
      expect(told).toContain(sentence);
    }
  });

  it('on one that somebody else closed names them', () => {
    const { after } = press(having(EVENT), ACKNOWLEDGE, 'U1');
    const late = press(after, SNOOZE, 'U2', minutesLater(2));
    expect(late.after).toBe(after);
    expect(late.told).toContain('<@U1> acknowledged this (22 Nov 2026, 10:31 CET), so nothing was changed.');
  });

  it.each(['', '8', '<!channel>', '__proto__'])('on %j, which is no incident, changes nothing', (id) => {
    const state = having(EVENT);
    const { after, told } = press(state, ACKNOWLEDGE, 'U1', NOW, id);
    expect(after).toBe(state);
    expect(told).toContain('I no longer know this incident');
  });
});

it('before its message is posted, gives the post the newest words', () => {
  const before = incident();
  const opened = queueSteps(having(before), [{ kind: 'opened', incident: before, notes: [] }], SETTINGS, NOW);
  const { queued, after } = press(opened, ACKNOWLEDGE);
  expect(queued).toEqual([
    ['post', expect.stringMatching(/^Acknowledged: /)],
    ['thread', expect.stringContaining('<@U1> acknowledged this')],
  ]);
  expect(after.outbox.map(({ envelope }) => envelope.channel)).toEqual(['C9ALERTS', 'C9ALERTS']);
});
