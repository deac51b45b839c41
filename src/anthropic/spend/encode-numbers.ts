import { z } from 'zod';

/**
 * A column of numbers as text: one number where all are the same, else the bytes of the narrowest kind that holds them
 * all, as this machine orders them. Spelled in digits, tens of thousands of numbers would take longer than adding them up.
 */
export const encodedNumbersSchema = z.union([
  z.object({ each: z.number() }),
  z.object({ int32: z.string() }),
  z.object({ float64: z.string() }),
]);

export type EncodedNumbers = z.output<typeof encodedNumbersSchema>;

type Numbers = Int32Array | Float64Array;

const spellBytes = ({ buffer, byteOffset, byteLength }: Numbers): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

export const encodeNumbers = (numbers: Numbers): EncodedNumbers => {
  const each = numbers[0] ?? 0;
  if (numbers.every((value) => value === each)) return { each };
  const narrow = numbers instanceof Int32Array ? numbers : new Int32Array(numbers);
  const isNarrow = narrow.every((value, row) => value === numbers[row]);
  return isNarrow ? { int32: spellBytes(narrow) } : { float64: spellBytes(numbers) };
};

/** The bytes in memory of their own: numbers may not begin just anywhere in another one's. */
const readBytes = (text: string): ArrayBuffer => new Uint8Array(Buffer.from(text, 'base64')).buffer;

/** Null when there are not `size` numbers: then it is not what `encodeNumbers` wrote. */
export const decodeNumbers = (encoded: EncodedNumbers, size: number): Float64Array | null => {
  if ('each' in encoded) return new Float64Array(size).fill(encoded.each);
  const bytes = readBytes('int32' in encoded ? encoded.int32 : encoded.float64);
  const width = 'int32' in encoded ? Int32Array.BYTES_PER_ELEMENT : Float64Array.BYTES_PER_ELEMENT;
  if (bytes.byteLength !== size * width) return null;
  return 'int32' in encoded ? new Float64Array(new Int32Array(bytes)) : new Float64Array(bytes);
};
