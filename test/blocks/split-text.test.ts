import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitText } from '../../src/blocks/split-text.ts';
import { escapeText } from '../../src/blocks/text.ts';

test('breaks between lines where it can', () => {
  expect(splitText('one\ntwo\nthree', 8)).toEqual(['one\ntwo', 'three']);
});

test('breaks a long line between words, a long word inside', () => {
  expect(splitText('alpha beta gamma', 11)).toEqual(['alpha beta ', 'gamma']);
  expect(splitText('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
});

test('keeps links, mentions and entities whole', () => {
  expect(splitText('see <https://example.com|the long label> now', 38)).toEqual([
    'see ',
    '<https://example.com|the long label> ',
    'now',
  ]);
  expect(splitText('aa&amp;bb', 6)).toEqual(['aa', '&amp;', 'bb']);
});

test('a blank text is no text', () => {
  expect(splitText(' \n ', 10)).toEqual([]);
  expect(
    splitText(`a\n${' '.repeat(20)}\nb`, 4)
      .join('')
      .replace(/\s/g, ''),
  ).toBe('ab');
});

test('nothing but white space is lost, every part is within the limit, entities stay whole', () => {
  const visible = (text: string) => text.replace(/\s/g, '');
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 12 }),
      fc.integer({ min: 10, max: 50 }),
      (lines, max) => {
        const text = escapeText(lines.join('\n'));
        const parts = splitText(text, max);
        expect(visible(parts.join(''))).toBe(visible(text));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(max);
          expect(part.replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
        }
      },
    ),
  );
});
