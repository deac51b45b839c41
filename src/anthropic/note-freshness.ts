import type { Part } from '../domain/part.ts';
import type { SpendFacts } from '../domain/spend.ts';
import type { SourceHealth } from '../ports.ts';

/** Which reports answer, and until when their data is complete. */
export type Freshness = Pick<SpendFacts<unknown>, 'generation' | 'refreshedAt'>;

/** Notes, of every answer that passes, which reports gave it and until when they are complete. */
export const noteFreshness = () => {
  let latest: Pick<SourceHealth, keyof Freshness> = { generation: null, refreshedAt: null };
  const note = ({ generation, refreshedAt }: Freshness): void => {
    latest = { generation, refreshedAt: refreshedAt ?? latest.refreshedAt };
  };
  return {
    read: () => latest,
    note,
    passing:
      <Q, M>(ask: (question: Q) => Promise<Part<SpendFacts<M>>>) =>
      async (question: Q): Promise<Part<SpendFacts<M>>> => {
        const facts = await ask(question);
        if (facts.state === 'present') note(facts.value);
        return facts;
      },
  };
};
