import { type Instant, toInstant } from '../domain/day.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { CourierRefusal } from '../ports.ts';
import { changeEntry, divertEntry, holdChannel } from './change-entry.ts';
import { DELETED, describeDetour } from './describe-detour.ts';
import { channelOf, type Target } from './find-target.ts';
import { LONGEST_HOLD_MS } from './is-put-off.ts';
import { judgeRefusal } from './judge-refusal.ts';

/** A refusal proves that this attempt did not arrive. Whether an earlier one did may still be unknown: then the mark stays. */
export type Doubt = 'ends' | 'stays';

interface Refused {
  readonly entry: OutboxEntry;
  readonly target: Target;
  readonly refusal: CourierRefusal;
  readonly doubt: Doubt;
  /** Where it may go instead, in the order in which they are tried. */
  readonly reserves: readonly string[];
  readonly now: Instant;
}

interface Resolution {
  readonly change: (state: LedgerState) => LedgerState;
  /** False when Slack takes nothing from us at all. */
  readonly goesOn: boolean;
}

const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 10 * 60_000;
/** Slack names the seconds; this is for when it does not. */
const RATE_LIMIT_SECONDS = 30;

/** Doubles with every failure, up to ten minutes. */
export const waitAfter = (failures: number, now: Instant): Instant =>
  toInstant(now + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 20)));

const putOff = (entry: OutboxEntry, now: Instant): OutboxEntry => ({
  ...entry,
  failures: entry.failures + 1,
  notBefore: waitAfter(entry.failures, now),
});

/** The next place to try; where there is none left, it waits and then begins again with the first. */
const goElsewhere = (entry: OutboxEntry, channel: string, code: string, { reserves, now }: Refused): OutboxEntry => {
  const because = describeDetour(code, channel);
  const next = reserves[reserves.indexOf(channel) + 1];
  if (next !== undefined) return divertEntry(entry, next, because);
  const stranded = divertEntry(entry, reserves[0] ?? channel, because);
  return { ...stranded, failures: 1, notBefore: toInstant(now + LONGEST_WAIT_MS) };
};

const plainer = (entry: OutboxEntry, now: Instant): OutboxEntry =>
  entry.message.blocks.length === 0
    ? putOff(entry, now)
    : { ...entry, message: { text: entry.message.text, blocks: [] } };

/** What Slack's refusal makes of the outbox. Nothing is ever given up: what can go nowhere stays and is tried again. */
export const resolveRefusal = (refused: Refused): Resolution => {
  const { entry, target, refusal, doubt, now } = refused;
  const channel = channelOf(target);
  const settle = (change: (entry: OutboxEntry) => OutboxEntry) => (state: LedgerState) =>
    changeEntry(state, entry.id, (each) => change(doubt === 'ends' ? { ...each, attempted: null } : each));
  switch (judgeRefusal(refusal.code)) {
    case 'token':
      return { goesOn: false, change: settle((each) => each) };
    case 'slow': {
      const asked = (refusal.retryAfterSeconds ?? RATE_LIMIT_SECONDS) * 1000;
      const until = toInstant(now + Math.min(asked, LONGEST_HOLD_MS));
      return { goesOn: true, change: (state) => holdChannel(settle((each) => each)(state), channel, until) };
    }
    case 'place':
      return { goesOn: true, change: settle((each) => goElsewhere(each, channel, refusal.code, refused)) };
    case 'gone':
      return {
        goesOn: true,
        change: settle((each) => (target.to === 'post' ? putOff(each, now) : divertEntry(each, channel, DELETED))),
      };
    case 'content':
      return { goesOn: true, change: settle((each) => plainer(each, now)) };
    case 'other':
      return { goesOn: true, change: settle((each) => putOff(each, now)) };
  }
};
