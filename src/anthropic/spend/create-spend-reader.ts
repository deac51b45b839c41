import type { SpendReader, SpendReaderOptions } from './spend-reader.ts';

/** Loaded with the first question: a bot that starts has none yet, and all that reads reports would hold its start up. */
export const createSpendReader = (options: SpendReaderOptions): SpendReader => {
  let opening: Promise<SpendReader> | null = null;
  const open = (): Promise<SpendReader> => {
    opening ??= import('./open-spend-reader.ts').then(({ openSpendReader }) => openSpendReader(options));
    return opening;
  };
  return {
    cost: async (question) => (await open()).cost(question),
    usage: async (question) => (await open()).usage(question),
    freshness: async () => (await open()).freshness(),
    saved: async () => (await opening)?.saved(),
  };
};
