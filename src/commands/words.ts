/** The marks that may hold a word, and how one is written inside such a word: `&#34;`. */
export const QUOTE_MARKS = '"“”„‟«»';
export const writeMark = (mark: string): string => `&#${mark.codePointAt(0)};`;

/** Any opening mark goes with any closing one: keyboards mix them. One that is never closed reaches to the end. */
const DOUBLE_QUOTED = /^["“”„‟«»]([^"“”„‟«»]*)["“”„‟«»]?/;
/** An apostrophe closes only before a space, so that `'Ada's team'` is one name. */
const SINGLE_QUOTED = /^['‘’‚‛](.+?)['‘’‚‛](?=\s|$)/s;
const DASHES = /[‐‑‒–—―−]/g;
const INVISIBLE = /[\u200b\u2060\ufeff]/g;

/** `<@U1|name>`, `<#C1|name>`, `<!date^…>`, or an address that Slack made a link of. */
const ESCAPE = /^<([@#!])?([^<>|]*)(?:\|([^<>]*))?>/;

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const decode = (text: string): string => text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);

const MARKS = new Map([...QUOTE_MARKS].map((mark) => [writeMark(mark), mark]));
/** One pass for both, so that what was escaped twice loses one layer only. */
const decodeQuoted = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|#\d+);/g, (entity) => ENTITIES[entity] ?? MARKS.get(entity) ?? entity);

/** What people's keyboards make of `-` and `..`, put back. */
const plain = (text: string): string => text.replace(DASHES, '-').replaceAll('…', '..');

/** A piece of a word; what was quoted or escaped stands as it was typed. */
interface Piece {
  readonly used: number;
  readonly text: string;
}

const readEscape = (text: string): Piece | null => {
  const [whole, sign, target = '', label] = ESCAPE.exec(text) ?? [];
  if (whole === undefined) return null;
  const shown = sign === undefined ? decode(label ?? target.replace(/^mailto:/, '')) : whole;
  return { used: whole.length, text: shown };
};

const readQuoted = (text: string): Piece | null => {
  const [whole, inside] = DOUBLE_QUOTED.exec(text) ?? SINGLE_QUOTED.exec(text) ?? [];
  return whole === undefined ? null : { used: whole.length, text: decodeQuoted(inside ?? '') };
};

/** Where a quote may open: at the start of a word, or of a filter's value. */
const opens = (word: string): boolean => word === '' || word.endsWith(':');

const readPiece = (text: string, word: string): Piece => {
  const special = readEscape(text) ?? (opens(word) ? readQuoted(text) : null);
  if (special !== null) return special;
  const entity = /^&(?:amp|lt|gt);/.exec(text)?.[0];
  if (entity !== undefined) return { used: entity.length, text: decode(entity) };
  const char = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return { used: char.length, text: plain(char) };
};

/** Lower-case up to and including a filter's colon; a filter's value, an escape and what was quoted keep their case. */
const fold = (word: string, quoted: boolean): string => {
  const filter = /^([a-z-]+:)(.*)$/is.exec(word);
  if (filter !== null) return `${filter[1]?.toLowerCase() ?? ''}${filter[2] ?? ''}`;
  return quoted || word.startsWith('<') ? word : word.toLowerCase();
};

/**
 * What a person typed after the command, as words. Quotes of any language hold spaces (`workspace:"Genomics pipeline"`);
 * typographic dashes are dashes. Words are lower-case; names are not: a filter's value, quoted text and Slack's escapes
 * (`<@U1|ada>`, `<#C1|finance>`) keep their case. Slack's links and entities are undone.
 */
export const readWords = (text: string): readonly string[] => {
  const words: string[] = [];
  for (let rest = text.replace(INVISIBLE, '').trimStart(); rest !== ''; rest = rest.trimStart()) {
    let word = '';
    let quoted = false;
    while (rest !== '' && !/^\s/.test(rest)) {
      quoted ||= word === '' && readQuoted(rest) !== null;
      const piece = readPiece(rest, word);
      word += piece.text;
      rest = rest.slice(piece.used);
    }
    if (word !== '') words.push(fold(word, quoted));
  }
  return words;
};
