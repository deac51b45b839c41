import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank } from '../../src/domain/ranking.ts';

const rows = (text: string) =>
  text.split(' ').map((part) => {
    const [label = '', size] = part.split(':');
    return { label, size: BigInt(size ?? 0) };
  });

const ranked = (text: string, top: number) => {
  const { shown, other } = rank(rows(text), { sizeOf: (row) => row.size, labelOf: (row) => row.label, top });
  const labels = (list: readonly { readonly label: string }[]) => list.map(({ label }) => label).join('');
  return { shown: labels(shown), other: [...labels(other)].sort().join('') };
};

describe('ranking', () => {
  it('shows the largest and keeps the rest', () => {
    expect(ranked('a:1 b:5 c:3 d:4 e:-2', 2)).toEqual({ shown: 'bd', other: 'ace' });
  });

  it('shows a row that would be left over alone', () => {
    expect(ranked('a:1 b:5 c:3', 2)).toEqual({ shown: 'bca', other: '' });
    expect(ranked('a:1 b:5 c:3', 3)).toEqual({ shown: 'bca', other: '' });
    expect(ranked('a:1 b:5 c:3', 1)).toEqual({ shown: 'b', other: 'ac' });
    expect(ranked('a:1 b:5 c:3', Number.POSITIVE_INFINITY)).toEqual({ shown: 'bca', other: '' });
  });

  it('orders equal sizes by label, whatever order they came in', () => {
    expect(ranked('c:1 a:1 b:1 z:2', 9)).toEqual({ shown: 'zabc', other: '' });
    expect(ranked('b:1 c:1 z:2 a:1', 9)).toEqual({ shown: 'zabc', other: '' });
  });

  it('loses no row, and never leaves one alone', () => {
    const anyRows = fc.array(fc.record({ label: fc.string(), size: fc.double({ noNaN: true }) }));
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 1, max: 12 }), (list, top) => {
        const { shown, other } = rank(list, { sizeOf: (row) => row.size, labelOf: (row) => row.label, top });
        expect(new Set([...shown, ...other])).toEqual(new Set(list));
        expect(shown.length + other.length).toBe(list.length);
        expect(other).not.toHaveLength(1);
        expect(shown.length).toBeLessThanOrEqual(top + 1);
        for (const small of other) expect(shown.every((big) => big.size >= small.size)).toBe(true);
      }),
    );
  });
});
