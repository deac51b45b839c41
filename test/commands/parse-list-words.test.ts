import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseListWords } from '../../src/commands/parse-list-words.ts';
import { quoteWords } from '../../src/commands/quote-words.ts';
import { readWords } from '../../src/commands/words.ts';

const VOCABULARY = { flags: ['active', 'stale'], filters: ['role'], example: '/claude-list stale' } as const;
const read = (text: string) => parseListWords(readWords(text), VOCABULARY);
const meaningOf = (text: string) => {
  const parsed = read(text);
  if (!parsed.ok) throw new Error(parsed.error.said);
  return parsed.value;
};

describe('the words of a list', () => {
  it('come in any order', () => {
    const asked = { flags: ['stale'], filters: [{ by: 'role', value: 'admin' }], source: 'console', text: ['ada'] };
    expect(meaningOf('STALE role:admin source:Console ada page 3 csv')).toMatchObject({ ...asked, page: 3, csv: true });
    expect(meaningOf('csv page 3 ada Source:console role: admin stale')).toMatchObject({
      ...asked,
      page: 3,
      csv: true,
    });
  });

  it('ask for everything when there are none', () => {
    expect(meaningOf('')).toEqual({ flags: [], filters: [], source: null, text: [], page: 1, csv: false, again: [] });
  });

  it('count once, and the last page counts', () => {
    expect(meaningOf('stale active stale page 2 page 4')).toMatchObject({ flags: ['stale', 'active'], page: 4 });
  });

  it('are kept for asking again, without the page and the file', () => {
    expect(quoteWords(meaningOf('page 2 "Ada L" role:"a b" csv stale').again)).toBe('"Ada L" role:"a b" stale');
  });

  it.each([
    ['role:', null, '`role:` needs a value.'],
    ['page', null, '`page` needs a number from 1.'],
    ['page 0', null, '`page` needs a number from 1.'],
    ['page 1.5', null, '`page` needs a number from 1.'],
    ['rle:admin', 'role:admin', null],
    ['source:konsole', 'source:console', null],
    ['source:', null, '`source:` needs `console` or `enterprise`.'],
  ])('are refused in %j', (text, nearest, why) => {
    expect(read(text)).toMatchObject({ ok: false, error: { nearest, why, example: '/claude-list stale' } });
  });

  it('mean the same when they are asked again', () => {
    const word = fc.constantFrom('stale', 'active', 'ada', 'x y', 'role:admin', 'role:a b', 'source:console', 'csv');
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const { csv: _, ...asked } = meaningOf(quoteWords(words));
        expect(meaningOf(quoteWords(asked.again))).toMatchObject(asked);
      }),
    );
  });
});
