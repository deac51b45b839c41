import type { BenchLine } from './line.ts';
import { measureAcknowledgement } from './measure-acknowledgement.ts';
import { measureCrowd } from './measure-crowd.ts';
import { measureGrowth } from './measure-growth.ts';
import { measureLists } from './measure-lists.ts';
import { measurePolls } from './measure-polls.ts';
import { measureRows } from './measure-rows.ts';
import { measureSaving } from './measure-saving.ts';
import { measureSpend } from './measure-spend.ts';
import { measureStart } from './measure-start.ts';
import type { Scale } from './scale.ts';

const MEASUREMENTS = {
  spend: measureSpend,
  rows: measureRows,
  start: measureStart,
  lists: measureLists,
  polls: measurePolls,
  saving: measureSaving,
  acknowledgement: measureAcknowledgement,
  crowd: measureCrowd,
  growth: measureGrowth,
} satisfies Record<string, (scale: Scale) => Promise<BenchLine[]>>;

export type Measurement = keyof typeof MEASUREMENTS;

export const isMeasurement = (name: string): name is Measurement => Object.hasOwn(MEASUREMENTS, name);

export const MEASUREMENT_NAMES: readonly string[] = Object.keys(MEASUREMENTS);

/** One after the other, so that none takes the processor from another. All of them where none is named. */
export const measureAll = async (scale: Scale, only: readonly Measurement[]): Promise<BenchLine[]> => {
  const lines: BenchLine[] = [];
  for (const [name, measure] of Object.entries(MEASUREMENTS)) {
    if (only.length === 0 || only.some((each) => each === name)) lines.push(...(await measure(scale)));
  }
  return lines;
};
