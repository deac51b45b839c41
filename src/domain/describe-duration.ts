const MINUTE = 60_000;
const STEPS = [
  { unit: 'day', ms: 24 * 60 * MINUTE },
  { unit: 'hour', ms: 60 * MINUTE },
  { unit: 'minute', ms: MINUTE },
] as const;

/** `3 hours`, `1 day`, `less than a minute`; whole units, rounded down. */
export const describeDuration = (ms: number): string => {
  const step = STEPS.find((each) => ms >= each.ms);
  if (step === undefined) return 'less than a minute';
  const count = Math.floor(ms / step.ms);
  return `${count} ${step.unit}${count === 1 ? '' : 's'}`;
};
