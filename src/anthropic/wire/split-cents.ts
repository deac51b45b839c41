const ZERO = 48;
const MINUS = 45;

/** More whole cents than this would leave what a double counts exactly as millionths of a dollar. */
const MOST_CENTS = 1e11;
const DECIMALS = 16;

/** The number that `count` decimals from a place on spell, zeros where the text ends; NaN where one is no digit. */
const readDecimals = (text: string, from: number, count: number): number => {
  let value = 0;
  for (let place = from; place < from + count; place += 1) {
    const digit = place < text.length ? text.charCodeAt(place) - ZERO : 0;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

/**
 * Splits a decimal string of cents into millionths of a dollar, millionths of those, and the rest (10⁻¹⁸ $): decimals are
 * cut where the digits are, so that nothing is rounded. Fills the first three places of `parts`; false, with whatever in
 * them, for a text that is no such string or too long for this.
 */
export const splitCents = (text: string, parts: number[]): boolean => {
  const isNegative = text.charCodeAt(0) === MINUS;
  const start = isNegative ? 1 : 0;
  const point = text.indexOf('.', start);
  const end = point === -1 ? text.length : point;
  const decimals = point === -1 ? 0 : text.length - point - 1;
  if (end === start || end - start > 12 || decimals > DECIMALS || (point !== -1 && decimals === 0)) return false;
  const cents = readDecimals(text, start, end - start);
  const millionths = cents * 1e4 + readDecimals(text, end + 1, 4);
  const trillionths = readDecimals(text, end + 5, 6);
  const rest = readDecimals(text, end + 11, 6);
  if (Number.isNaN(millionths + trillionths + rest) || cents > MOST_CENTS) return false;
  // Zero has no sign.
  parts[0] = isNegative ? 0 - millionths : millionths;
  parts[1] = isNegative ? 0 - trillionths : trillionths;
  parts[2] = isNegative ? 0 - rest : rest;
  return true;
};
