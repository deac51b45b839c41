import { dayOf, type Instant, isoDay, toInstant } from '../../src/domain/day.ts';
import type { StoredMessage } from '../../src/sandbox/slack/state/create-timeline.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Of the day, in UTC. */
const DUE_MS = 9 * HOUR_MS;
/** It may wait for its data, and for a Slack that is out of order. */
const PATIENCE_MS = 10 * HOUR_MS;

/** The digests of a channel against the mornings on which one was due: each has one, the last ones may still wait. */
export const expectDigests = (messages: readonly StoredMessage[], from: Instant, to: Instant) => {
  const posted = messages.filter(({ threadTs }) => threadTs === null).map(({ ts }) => toInstant(Number(ts) * 1000));
  const complaints: string[] = [];
  let count = 0;
  for (let dueAt = Math.floor(from / DAY_MS) * DAY_MS + DUE_MS; dueAt < to; dueAt += DAY_MS) {
    if (dueAt <= from) continue;
    const found = posted.filter((at) => at >= dueAt && at < dueAt + DAY_MS).length;
    count += found;
    const mayWait = to - dueAt < PATIENCE_MS;
    if (found > 1 || (found === 0 && !mayWait))
      complaints.push(`${found} digests came for the morning of ${isoDay(dayOf(toInstant(dueAt)))}`);
  }
  if (count < posted.length) complaints.push(`${posted.length - count} digests came that were not due`);
  return { count, complaints };
};
