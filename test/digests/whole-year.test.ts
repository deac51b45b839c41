import { expect, it } from 'vitest';
import { weekdayOf } from '../../src/domain/calendar.ts';
import { type Day, dayOf, daysOf, isoDay, plusDays } from '../../src/domain/day.ts';
import { nextSlot } from '../../src/domain/digest-slots.ts';
import type { Subscription } from '../../src/domain/subscription.ts';
import type { Courier } from '../../src/ports.ts';
import { createMortal, Killed } from '../delivery/kit/mortal.ts';
import { at, stateWith, subscription } from './kit/sample-subscription.ts';
import { startDigests } from './kit/start-digests.ts';

/*
 * A year of an installation: it looks every minute around the times at which something is due, and again and again a
 * process is killed, before or after a save, before or after a call to Slack.
 */

const MINUTE = 60_000;
const YEAR = { from: dayOf(at('2026-01-01T00:00:00Z')), to: dayOf(at('2027-01-01T00:00:00Z')) };
const START = '2025-12-30T12:00:00Z';

const since = at('2025-12-01T00:00:00Z');
const SUBSCRIPTIONS: readonly Subscription[] = [
  subscription({ id: 'd1', cadence: { kind: 'daily' }, hour: 2, minute: 10, since }),
  subscription({ id: 'd2', cadence: { kind: 'weekly', weekday: 7 }, hour: 1, minute: 40, since }),
  subscription({ id: 'd3', cadence: { kind: 'monthly', day: 31 }, hour: 9, minute: 0, since }),
  subscription({ id: 'd4', cadence: { kind: 'weekly', weekday: 1 }, hour: 2, minute: 10, channel: 'C2', since }),
];

/** When the clocks skip `02:10`: then a digest comes at the first moment after. */
const GAPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Europe/Berlin': { '2026-03-29': '03:00' },
  'America/New_York': { '2026-03-08': '03:00' },
  'Asia/Kolkata': {},
  'Australia/Lord_Howe': { '2026-10-04': '02:30' },
};

/** Told by the calendar alone. */
const isDueOn = ({ cadence }: Subscription, date: Day): boolean => {
  if (cadence.kind === 'daily') return true;
  if (cadence.kind === 'weekly') return weekdayOf(date) === cadence.weekday - 1;
  return isoDay(plusDays(date, 1)).endsWith('-01');
};

/** Repeatable chance. */
const createChance = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};

const pad = (value: number): string => String(value).padStart(2, '0');

it.each(Object.entries(GAPS).map(([zone, gaps], index) => ({ zone, gaps, seed: index + 1 })))(
  'in $zone every digest comes once, at its local minute',
  async ({ zone, gaps, seed }) => {
    const chance = createChance(seed);
    const bot = startDigests({ state: stateWith(...SUBSCRIPTIONS), now: START, timezone: zone });
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    const lateness: number[] = [];
    const courier: Courier = {
      ...bot.slack.courier,
      post: (channel, message, marker) => {
        lateness.push(bot.clock.now() - at(message.text.split(' ')[1] ?? ''));
        return bot.slack.courier.post(channel, message, marker);
      },
    };

    /** One look; of some processes it is the last. */
    const look = async (mayDie: boolean): Promise<void> => {
      if (mayDie && chance(3) === 0) {
        const mortal = createMortal(bot.store, courier, chance(9));
        await bot
          .newProcess(mortal.store, mortal.courier)
          .sendDue()
          .catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error;
          });
      } else await bot.newProcess(bot.store, courier).sendDue();
    };

    // What was due before the year is not its business.
    await look(false);
    bot.slack.deleteAll();
    lateness.length = 0;
    while (bot.clock.now() < at('2027-01-01T20:00:00Z')) {
      const due = Math.min(...SUBSCRIPTIONS.map((each) => nextSlot(each, bot.clock.now(), zone).dueAt));
      bot.clock.advance(due - bot.clock.now() - MINUTE);
      // The minute before, the minute itself, and two more in which a process that was killed is replaced.
      for (let minute = 0; minute < 4; minute += 1) {
        await look(minute !== 3);
        bot.clock.advance(MINUTE);
      }
    }

    const expected = SUBSCRIPTIONS.flatMap(({ id, hour, minute, ...terms }) =>
      daysOf(YEAR)
        .filter((date) => isDueOn({ id, hour, minute, ...terms }, date))
        .map((date) => {
          const asked = `${pad(hour)}:${pad(minute)}`;
          const gap = asked === '02:10' ? gaps[isoDay(date)] : undefined;
          return `${id} ${isoDay(date)} ${gap ?? asked}`;
        }),
    );
    const inYear = bot.slack.messages().map(({ text }) => {
      const [id, dueAt = ''] = text.split(' ');
      return `${id} ${clock.format(at(dueAt))}`;
    });
    expect(inYear.filter((line) => line.includes(' 2026-')).toSorted()).toEqual(expected.toSorted());
    for (const { id } of SUBSCRIPTIONS)
      expect(bot.store.read().digests.filter((record) => record.subscription === id).length).toBeLessThanOrEqual(40);
    // Nobody was early; who was late had been killed, and the next process came a minute later.
    expect(Math.min(...lateness)).toBe(0);
    expect(Math.max(...lateness)).toBeLessThan(4 * MINUTE);
    expect(lateness.filter((late) => late === 0).length).toBeGreaterThan(expected.length / 2);
  },
);
