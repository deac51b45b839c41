import { createPollSchedule, type PollScheduleOptions } from '../../../src/schedule/create-poll-schedule.ts';

/** Knows when polls are due, and runs none: a story says when, on its own clock. */
export const pollByHand = (options: PollScheduleOptions) => ({
  ...createPollSchedule(options),
  start: () => undefined,
  next: () => null,
});
