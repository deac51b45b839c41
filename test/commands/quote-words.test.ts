import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteWords } from '../../src/commands/quote-words.ts';
import { readWords } from '../../src/commands/words.ts';

describe('quoteWords', () => {
  it.each([
    [['30d', 'by', 'workspace,model', 'model:claude-opus-4-8'], '30d by workspace,model model:claude-opus-4-8'],
    [['workspace:Genomics pipeline'], 'workspace:"Genomics pipeline"'],
    [['workspace:R–D', 'R&D'], 'workspace:"R–D" "R&D"'],
    [['user:Ada@Acme.com', 'key:wrkspc_01Ab'], 'user:Ada@Acme.com key:wrkspc_01Ab'],
    [["key:Ada's"], `key:"Ada's"`],
    [['key:the "new" one'], 'key:"the &#34;new&#34; one"'],
  ])('writes %j so that a person can type it', (words, line) => {
    expect(quoteWords(words)).toBe(line);
    expect(readWords(line)).toEqual(words);
  });

  const pieces = fc.constantFrom(
    ...['by', 'Model', 'workspace:', 'user:', ' ', '  ', '"', "'", '“', '”', '«', '„', '–', '…', '&', '&amp;', '&lt;'],
    ...['&#34;', '#34;', 'amp;', '<', '>', '<@U1|ada>', ':', ',', '.', 'é', '漢', '🙂', '\u200b', 'ß', 'İ', '\n'],
  );
  it.each([
    ['anything', fc.string({ unit: 'binary', maxLength: 60 })],
    ['whatever quotes, escapes and colons make', fc.array(pieces, { maxLength: 14 }).map((all) => all.join(''))],
  ])('reads back as the same words: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const words = readWords(text);
        expect(readWords(quoteWords(words))).toEqual(words);
      }),
      { numRuns: 1000 },
    );
  });
});
