import type { StoredMessage } from '../../src/sandbox/slack/state/create-timeline.ts';

/** What must be told, and what the alert channel has told. */
export interface ToldLedger {
  /** From now on one more alert must name this. */
  expect(name: string): void;
  /** Takes note of the messages that are new since the last time. */
  read(messages: readonly StoredMessage[]): void;
  /** What has been told as often as it must be. */
  told(): readonly string[];
  /** The difference, a sentence each. */
  complaints(): readonly string[];
  readonly expected: () => number;
}

/** Without those who could be asked about it. */
const wordsOf = ({ text, blocks }: StoredMessage): string =>
  `${text}${JSON.stringify(blocks).replaceAll(/\*Ask\*[^"]*/g, '')}`;

const NAMES = /(?:admin|member|key|invite|workspace)-\d{5}-/g;

/** Alerts open with a message of their own; replies below it tell what became of it. */
export const createToldLedger = (): ToldLedger => {
  const due = new Map<string, number>();
  const told = new Map<string, number>();
  const seen = new Set<string>();
  return {
    expect: (name) => {
      due.set(name, (due.get(name) ?? 0) + 1);
    },
    read: (messages) => {
      for (const message of messages) {
        if (message.threadTs !== null || seen.has(message.ts)) continue;
        seen.add(message.ts);
        for (const name of new Set(wordsOf(message).match(NAMES) ?? [])) told.set(name, (told.get(name) ?? 0) + 1);
      }
    },
    told: () => [...due].filter(([name, count]) => told.get(name) === count).map(([name]) => name),
    complaints: () =>
      [...new Set([...due.keys(), ...told.keys()])]
        .filter((name) => due.get(name) !== told.get(name))
        .map(
          (name) => `${name} was told ${told.get(name) ?? 0} times, and should have been ${due.get(name) ?? 0} times`,
        ),
    expected: () => [...due.values()].reduce((total, count) => total + count, 0),
  };
};
