import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actOnIncident } from '../../src/alerts/act-on-incident.ts';
import { reconcile } from '../../src/alerts/reconcile.ts';
import type { Evaluated, Step } from '../../src/alerts/step.ts';
import { type Instant, isoInstant, toInstant } from '../../src/domain/day.ts';
import { EMPTY_STATE, type LedgerState } from '../../src/domain/ledger-state.ts';
import type { IncidentAct } from '../../src/ports.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { NOW } from '../support/fake-source.ts';
import { finding, SETTINGS, stateFinding } from '../support/sample-incident.ts';

const SUBJECTS = ['a', 'b', 'c', 'd'] as const;
const ACTS: readonly IncidentAct[] = [
  { kind: 'acknowledge' },
  { kind: 'snooze', days: 1 },
  { kind: 'snooze', days: 7 },
  { kind: 'expect', why: 'planned' },
];

/** One poll of a story: what is true, what of it can be read, what a person does after it. */
const beat = fc.record({
  standing: fc.subarray([...SUBJECTS]),
  /** A key appears before this poll. */
  appears: fc.boolean(),
  isReadable: fc.boolean(),
  /** The process dies before anything of the poll is on disk. */
  isLost: fc.boolean(),
  restarts: fc.boolean(),
  act: fc.option(fc.record({ on: fc.nat(20), act: fc.constantFrom(...ACTS) })),
  minutes: fc.constantFrom(5, 60, 26 * 60),
});
type Beat = typeof beat extends fc.Arbitrary<infer T> ? T : never;

const ruleOf = (id: string): Rule => {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) throw new Error(id);
  return rule;
};

/** What an observer who sees only what can be read expects to hear of one subject. */
const episodesOf = (subject: string, beats: readonly Beat[]): number => {
  const seen = beats.filter(({ isReadable, isLost }) => isReadable && !isLost);
  return seen.filter(
    ({ standing }, index) =>
      index > 0 && standing.includes(subject as never) && !seen[index - 1]?.standing.includes(subject as never),
  ).length;
};

const play = (beats: readonly Beat[]) => {
  let state: LedgerState = EMPTY_STATE;
  let now: Instant = NOW;
  /** Keys that appeared since the last reading that was remembered. */
  let fresh: string[] = [];
  let since: Instant = NOW;
  const told: Step[] = [];
  const byRule = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));

  beats.forEach((each, index) => {
    now = toInstant(now + each.minutes * 60_000);
    if (each.appears) fresh.push(`key-${index}`);
    if (each.isReadable) {
      const evaluated: readonly Evaluated[] = [
        {
          rule: ruleOf('key-orphaned'),
          evaluation: {
            source: 'console',
            evaluated: true,
            findings: each.standing.map((subject) => stateFinding({ subject, facts: [`key:${subject}`] })),
          },
        },
        {
          rule: ruleOf('key-created'),
          evaluation: {
            source: 'console',
            evaluated: true,
            findings: fresh.map((subject) =>
              finding({ rule: 'key-created', subject, period: isoInstant(since), facts: [`key:${subject}:created`] }),
            ),
          },
        },
      ];
      const { state: next, steps } = reconcile(state, evaluated, byRule, now);
      if (!each.isLost) {
        state = next;
        told.push(...steps);
        fresh = [];
        since = now;
      }
    } else {
      const missing = { source: 'console', evaluated: false, missing: 'API keys' } as const;
      const evaluated = ['key-orphaned', 'key-created'].map((id) => ({ rule: ruleOf(id), evaluation: missing }));
      const { state: next, steps } = reconcile(state, evaluated, byRule, now);
      if (!each.isLost) {
        state = next;
        told.push(...steps);
      }
    }
    if (each.act !== null && state.incidents.length > 0) {
      const incident = state.incidents[each.act.on % state.incidents.length];
      const asked = { act: each.act.act, by: 'U0ADAM', now };
      state = actOnIncident(state, incident?.id ?? '', asked, SETTINGS).state;
    }
    if (each.restarts) state = structuredClone(state);
  });
  return { state, told, unread: fresh };
};

const countOf = (told: readonly Step[], kind: Step['kind'], subject: string): number =>
  told.filter((step) => step.kind === kind && step.incident.finding.subject === subject).length;

it('each episode of a state is opened once and ends at most once, whatever happens in between', () => {
  fc.assert(
    fc.property(fc.array(beat, { minLength: 1, maxLength: 25 }), (beats) => {
      const { told } = play(beats);
      for (const subject of SUBJECTS) {
        const opened = countOf(told, 'opened', subject);
        expect(opened).toBe(episodesOf(subject, beats));
        expect(countOf(told, 'resolved', subject)).toBeLessThanOrEqual(opened);
      }
      const ended = told.filter(({ kind }) => kind === 'resolved').map(({ incident }) => incident.id);
      expect(new Set(ended).size).toBe(ended.length);
    }),
    { numRuns: 200 },
  );
});

it('each event is told once, and never ends with a message', () => {
  fc.assert(
    fc.property(fc.array(beat, { minLength: 1, maxLength: 25 }), (beats) => {
      const { told, unread } = play(beats);
      beats.forEach(({ appears }, index) => {
        const subject = `key-${index}`;
        expect(countOf(told, 'opened', subject)).toBe(appears && !unread.includes(subject) ? 1 : 0);
        expect(countOf(told, 'resolved', subject)).toBe(0);
      });
    }),
    { numRuns: 200 },
  );
});

it('what a person expects is silent until it ends, and then tells nobody', () => {
  fc.assert(
    fc.property(fc.array(beat, { minLength: 1, maxLength: 25 }), (beats) => {
      const { state, told } = play(beats);
      const expected = state.incidents.filter(({ acts }) => acts.some(({ kind }) => kind === 'expected'));
      for (const { id, acts } of expected) {
        const at = acts.find(({ kind }) => kind === 'expected')?.at ?? 0;
        const after = told.filter(({ incident }) => incident.id === id && incident.changedAt > at);
        // Its message says in its place that it is over, once; nobody is notified.
        expect(after.map(({ kind, notes, incident }) => [kind, notes, incident.status])).toEqual(
          after.slice(0, 1).map(() => ['redrawn', [], 'closed']),
        );
      }
    }),
    { numRuns: 100 },
  );
});
