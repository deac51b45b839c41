import type { Dice } from '../../src/sandbox/organisation/dice.ts';
import { begin, end, type Happening } from './happen.ts';
import { createToldLedger } from './keep-ledger.ts';
import { ALERTS, type SoakWorld } from './open-world.ts';

const BEGINNINGS = 0.35;
const ENDINGS = 0.3;
const MOST_AT_ONCE = 3;

interface Happenings {
  /** At times something begins in the organisation, and at times something ends that was told of. */
  happen(): void;
  /** Looks at what the alert channel says. */
  read(): void;
  count(): number;
  complaints(): readonly string[];
}

/** What happens in the organisation, beside a ledger of what must be told of it. */
export const createHappenings = ({ claude, slack, now }: SoakWorld, dice: Dice): Happenings => {
  const ledger = createToldLedger();
  const standing = new Set<string>();
  let begun = 0;
  const apply = ({ name, change, isTold }: Happening): void => {
    claude.change(change);
    if (isTold) ledger.expect(name);
  };
  return {
    happen: () => {
      if (dice.chance(BEGINNINGS)) {
        for (let more = dice.int(1, MOST_AT_ONCE); more > 0; more -= 1) {
          begun += 1;
          const beginning = begin(claude.company(), dice, begun, now());
          standing.add(beginning.name);
          apply(beginning);
        }
      }
      // Only what was told of may end: what comes and goes between two polls is nobody's to tell.
      const endable = ledger.told().filter((name) => standing.has(name));
      if (endable.length === 0 || !dice.chance(ENDINGS)) return;
      const name = dice.pick(endable);
      standing.delete(name);
      apply(end(claude.company(), name, now()));
    },
    read: () => ledger.read(slack.messages(ALERTS)),
    count: ledger.expected,
    complaints: ledger.complaints,
  };
};
