import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bold,
  code,
  dateToken,
  escapeText,
  italic,
  link,
  literal,
  mentionChannel,
  mentionGroup,
  mentionUser,
  oneLine,
  shorten,
} from '../../src/blocks/text.ts';
import { toInstant } from '../../src/domain/day.ts';

test('data cannot call anybody: the control characters are escaped, everything else stays', () => {
  expect(escapeText('<!channel> & "Tom\'s" `x` *y*')).toBe('&lt;!channel&gt; &amp; "Tom\'s" `x` *y*');
});

test('what a reader sees of escaped data is the data', () => {
  const read = (mrkdwn: string) => mrkdwn.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (data) => read(escapeText(data)) === data));
});

describe('names', () => {
  test.each(['pipeline_prod_2', 'a*b', 'Ada Lovelace', 'ml-team', '10~20', 'Größe', 'שלום'])(
    '%s stays as it is, because Slack would not format it',
    (name) => expect(literal(name)).toBe(name),
  );

  test.each(['_old_', '*prod*', '~gone~', 'team :fire: one', '>quote', '_open', 'shut*'])(
    '%s becomes code, because Slack would format it',
    (name) => expect(literal(name)).toBe(`\`${escapeText(name)}\``),
  );

  test('a backtick is shown by its look-alike, so that it cannot end the code', () => {
    expect(literal('a`b`c')).toBe('`aˋbˋc`');
    expect(code('x`')).toBe('`xˋ`');
  });

  test('line breaks and disguises of direction do not survive', () => {
    expect(oneLine('  key\r\n\tone\u2028two ')).toBe('key one two');
    expect(oneLine('invoice\u202Egpj.exe\u0000')).toBe('invoicegpj.exe');
    expect(literal('a\nb')).toBe('a b');
  });
});

test('bold and italic take what is already mrkdwn', () => {
  expect(bold(escapeText('<$0.01'))).toBe('*&lt;$0.01*');
  expect(italic('soon')).toBe('_soon_');
});

describe('links', () => {
  test('label and address are safe', () => {
    expect(link('https://example.com/a?b=1&c=2', 'R&D <x>')).toBe(
      '<https://example.com/a?b=1&amp;c=2|R&amp;D &lt;x&gt;>',
    );
    expect(link('https://example.com/|x> <!here>', 'a')).toBe('<https://example.com/%7Cx%3E%20%3C!here%3E|a>');
  });

  test('what is no web address is only its label', () => {
    expect(link('javascript:alert(1)', 'report')).toBe('report');
    expect(link(`https://example.com/${'x'.repeat(3000)}`, 'report')).toBe('report');
  });
});

test('mentions are of ids only', () => {
  expect(mentionUser('U012AB3CD')).toBe('<@U012AB3CD>');
  expect(mentionChannel('C012AB3CD')).toBe('<#C012AB3CD>');
  expect(mentionGroup('S012AB3CD')).toBe('<!subteam^S012AB3CD>');
  expect(mentionUser('U1> <!channel')).toBe('U1&gt; &lt;!channel');
});

test('a moment is shown in the time zone of its reader', () => {
  expect(dateToken(toInstant(1_795_340_000_999), '{date_short} at {time}', '22 Nov <2026>')).toBe(
    '<!date^1795340000^{date_short} at {time}|22 Nov &lt;2026&gt;>',
  );
});

describe('shortening', () => {
  test('says that something is missing and tears no character apart', () => {
    expect(shorten('abcdef', 6)).toBe('abcdef');
    expect(shorten('abcdefg', 6)).toBe('abcde…');
    expect(shorten('ab 👩‍👩‍👧‍👦 family', 10)).toBe('ab…');
  });

  test('keeps the limit and the beginning, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, max) => {
        const short = shorten(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(text.startsWith(short.replace(/…$/, '').trimEnd())).toBe(true);
        expect(short.isWellFormed()).toBe(text.isWellFormed());
      }),
    );
  });
});
