import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPages, describePage, pageRows } from '../../src/commands/page-rows.ts';

const rows = (count: number) => Array.from({ length: count }, (_, index) => index);
const described = (count: number, number: number, size?: number) => {
  const page = pageRows(rows(count), number, size);
  return page === null ? 'none' : describePage(page);
};

describe('pages', () => {
  it('says where a page stands', () => {
    expect(described(25, 1)).toBeNull();
    expect(described(26, 2)).toBe('Row 26 of 26, page 2 of 2.');
    expect(described(50_000, 2000)).toBe('Rows 49,976–50,000 of 50,000, page 2,000 of 2,000.');
    expect(described(7, 2, 3)).toBe('Rows 4–6 of 7, page 2 of 3.');
  });

  it('has one page without rows, and none after the last', () => {
    expect(pageRows([], 1)).toMatchObject({ rows: [], count: 1, total: 0 });
    expect(described(0, 2)).toBe('none');
    expect(described(26, 3)).toBe('none');
  });

  it('shows every row on exactly one page', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 40 }), (count, size) => {
        const pages = Array.from({ length: countPages(count, size) }, (_, index) =>
          pageRows(rows(count), index + 1, size),
        );
        expect(pages.flatMap((page) => page?.rows ?? [Number.NaN])).toEqual(rows(count));
      }),
    );
  });
});
