import { type BenchLine, isWithin } from './line.ts';
import type { Scale } from './scale.ts';

/** On what it was measured: milliseconds of two machines do not compare. */
interface Machine {
  readonly node: string;
  readonly platform: string;
  readonly processors: number;
}

/** What `--json` prints: `{"machine":{…},"scale":{…},"lines":[{"name":"start","ratio":1.4,"within":true,…}]}`. */
export const buildDocument = (machine: Machine, scale: Scale, lines: readonly BenchLine[]) => ({
  machine,
  scale,
  lines: lines.map((line) => ({ ...line, within: isWithin(line) })),
});
