import type { Part } from '../domain/part.ts';
import type { SpendFacts } from '../domain/spend.ts';
import type { SourceHealth } from '../ports.ts';

type Freshness = Pick<SourceHealth, 'generation' | 'refreshedAt'>;

/** Notes, of every answer that passes, which reports gave it and until when they are complete. */
export const noteFreshness = () => {
  let latest: Freshness = { generation: null, refreshedAt: null };
  return {
    read: (): Freshness => latest,
    passing:
      <Q, M>(ask: (question: Q) => Promise<Part<SpendFacts<M>>>) =>
      async (question: Q): Promise<Part<SpendFacts<M>>> => {
        const facts = await ask(question);
        if (facts.state === 'present') {
          const { generation, refreshedAt } = facts.value;
          latest = { generation, refreshedAt: refreshedAt ?? latest.refreshedAt };
        }
        return facts;
      },
  };
};
