import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWords } from '../../src/commands/words.ts';

describe('readWords', () => {
  it.each([
    ['', []],
    ['   ', []],
    ['30D by Model', ['30d', 'by', 'model']],
    ['7d\u00a0by\u00a0day', ['7d', 'by', 'day']],
    ['by workspace,model top 5 csv', ['by', 'workspace,model', 'top', '5', 'csv']],
  ])('splits %j', (text, words) => {
    expect(readWords(text)).toEqual(words);
  });

  it.each([
    ['workspace:"Genomics pipeline" 7d', ['workspace:Genomics pipeline', '7d']],
    ['workspace:“Genomics pipeline” 7d', ['workspace:Genomics pipeline', '7d']],
    ['„Équipe Données” mtd', ['Équipe Données', 'mtd']],
    ["workspace:'Ada’s team' mtd", ['workspace:Ada’s team', 'mtd']],
    ["workspace:'Ada's team' mtd", ['workspace:Ada’s team'.replace('’', "'"), 'mtd']],
    ["o'brien", ["o'brien"]],
    ['workspace:"never closed 7d', ['workspace:never closed 7d']],
    ['"R–D"', ['R–D']],
  ])('lets quotes hold spaces in %j', (text, words) => {
    expect(readWords(text)).toEqual(words);
  });

  it('takes typographic dashes for dashes and an ellipsis for two dots', () => {
    expect(readWords('2026–11–01..2026—11−15 last‑week')).toEqual(['2026-11-01..2026-11-15', 'last-week']);
    expect(readWords('2026-11-01…2026-11-15')).toEqual(['2026-11-01..2026-11-15']);
  });

  it('keeps the case of names and ids, not of words', () => {
    expect(readWords('WORKSPACE:wrkspc_01Ab BY Key user:Ada@Acme.com')).toEqual([
      'workspace:wrkspc_01Ab',
      'by',
      'key',
      'user:Ada@Acme.com',
    ]);
  });

  it("keeps Slack's mentions and undoes its links and entities", () => {
    expect(readWords('Weekly <#C1|Finance Team> for <@U1|Ada Lovelace>')).toEqual([
      'weekly',
      '<#C1|Finance Team>',
      'for',
      '<@U1|Ada Lovelace>',
    ]);
    expect(readWords('user:<mailto:Ada@acme.com|Ada@acme.com> "R&amp;D" a&lt;b')).toEqual([
      'user:Ada@acme.com',
      'R&D',
      'a<b',
    ]);
  });

  it('loses no letter of whatever is typed without quotes, marks and spaces', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcxyz0189.,:;!?#@_+é漢🙂'), minLength: 1 });
    fc.assert(
      fc.property(fc.array(letters), (words) => {
        expect(readWords(words.join(' ')).join('')).toBe(words.join(''));
      }),
    );
  });

  it('reads anything without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const word of readWords(text)) expect(word).not.toBe('');
      }),
    );
  });
});
