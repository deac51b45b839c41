import { bold, escapeText } from '../../blocks/text.ts';
import type { CacheSavings } from '../../domain/cache-savings.ts';
import { hitRate } from '../../spend/view-hit-rate.ts';
import type { Caching } from './read-caching.ts';
import { shown, sizeShown } from './show-money.ts';

const describeSavings = (savings: CacheSavings | null): string => {
  if (savings === null) return '';
  const { saved, isWhole } = savings;
  if (saved < 0n)
    return `, and writing to it cost ${isWhole ? 'about ' : ''}${sizeShown(saved)} more than reading from it saved`;
  return `, which saved ${isWhole ? 'about' : 'at least'} ${bold(shown(saved))}`;
};

/** Nothing where there was no input, or where it is not known. */
export const viewCaching = ({ total, savings }: Caching): readonly string[] =>
  total === null
    ? []
    : [
        `${bold('Caching')}: ${bold(escapeText(hitRate(total)))} of all input came out of the cache${describeSavings(savings)}.`,
      ];
