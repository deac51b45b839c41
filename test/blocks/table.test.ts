import type { TableBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitMessage } from '../../src/blocks/compose-message.ts';
import { fitRows, table } from '../../src/blocks/table.ts';
import { checkMessage } from './check-message.ts';

const COLUMNS = [
  { title: 'Workspace', wrap: true },
  { title: 'Amount', align: 'right' },
] as const;

const cellsOf = (block: TableBlock | undefined): string[][] =>
  (block?.rows ?? []).map((row) =>
    row.map((cell) => /"text":"((?:[^"\\]|\\.)*)"/.exec(JSON.stringify(cell))?.[1] ?? ''),
  );

const problemsOf = (blocks: TableBlock[]) => splitMessage({ text: 'x', blocks: [blocks] }).flatMap(checkMessage);

describe('table', () => {
  test('has its titles first, its total last and in bold, its numbers to the right', () => {
    const [block] = table({ columns: COLUMNS, rows: [['Prod', '$1.00']], total: ['Total', '$1.00'] });
    expect(cellsOf(block)).toEqual([
      ['Workspace', 'Amount'],
      ['Prod', '$1.00'],
      ['Total', '$1.00'],
    ]);
    expect(block?.column_settings).toEqual([
      { align: 'left', is_wrapped: true },
      { align: 'right', is_wrapped: false },
    ]);
    expect(JSON.stringify(block?.rows[2])).toContain('"bold":true');
    expect(JSON.stringify(block?.rows[1])).not.toContain('"bold":true');
  });

  test('shows a dash where there is nothing to show', () => {
    expect(cellsOf(table({ columns: COLUMNS, rows: [['', ' \n']] })[0])[1]).toEqual(['–', '–']);
  });

  test('goes on in further tables with the same titles and one total, and leaves no row out', () => {
    const rows = Array.from({ length: 250 }, (_, index) => [`name ${index}`, `$${index}.00`]);
    const blocks = table({ columns: COLUMNS, rows, total: ['Total', '$31,125.00'] });
    expect(blocks.flatMap((block) => cellsOf(block).slice(1))).toEqual([...rows, ['Total', '$31,125.00']]);
    expect(blocks.map((block) => cellsOf(block)[0])).toEqual(blocks.map(() => ['Workspace', 'Amount']));
    expect(problemsOf(blocks)).toEqual([]);
  });

  test('mentions people among plain names, as many as surely fit', () => {
    const rows = Array.from({ length: 98 }, (_, index) => [
      index === 1 ? 'a…@acme.example' : { user: `U${index}` },
      '$1.00',
    ]);
    const blocks = table({ columns: COLUMNS, rows, total: ['Total', '$98.00'] });
    expect(blocks.map(({ rows: all }) => all.length)).toEqual([95, 6]);
    expect(blocks[0]?.rows[1]?.[0]).toEqual({
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U0' }] }],
    });
    expect(blocks[0]?.rows[2]?.[0]).toEqual({ type: 'raw_text', text: 'a…@acme.example' });
    expect(problemsOf(blocks)).toEqual([]);
  });

  test('a very long name is shortened visibly, and its row stays', () => {
    const [block] = table({ columns: COLUMNS, rows: [['n'.repeat(20_000), '$1.00']], total: ['t'.repeat(20_000), ''] });
    expect(cellsOf(block)[1]?.[0]).toMatch(/^n+…$/);
    expect(cellsOf(block)[1]?.[1]).toBe('$1.00');
    expect(problemsOf(block === undefined ? [] : [block])).toEqual([]);
  });

  test('refuses what Slack cannot show', () => {
    expect(() => table({ columns: [], rows: [] })).toThrow(RangeError);
    expect(() => table({ columns: Array.from({ length: 21 }, () => ({ title: 'x' })), rows: [] })).toThrow(RangeError);
    expect(() => table({ columns: COLUMNS, rows: [['only one']] })).toThrow(RangeError);
  });
});

describe('fitRows', () => {
  const folding = {
    columns: COLUMNS,
    total: ['Total', '1'],
    toRow: ({ name, cents }: { name: string; cents: number }) => [name, String(cents)],
    foldRest: (rest: readonly { name: string; cents: number }[]) => [
      `Other (${rest.length})`,
      String(rest.reduce((sum, { cents }) => sum + cents, 0)),
    ],
  };
  const items = (count: number, name = 'n') =>
    Array.from({ length: count }, (_, index) => ({ name, cents: index + 1 }));

  test('few rows stay as they are', () => {
    expect(fitRows({ shown: items(2), other: [] }, folding)).toEqual([
      ['n', '1'],
      ['n', '2'],
    ]);
    expect(fitRows({ shown: [], other: [] }, folding)).toEqual([]);
  });

  test('the others are one row after the shown ones', () => {
    expect(fitRows({ shown: items(1), other: items(3) }, folding)).toEqual([
      ['n', '1'],
      ['Other (3)', '6'],
    ]);
    expect(fitRows({ shown: [], other: items(3) }, folding)).toEqual([['Other (3)', '6']]);
  });

  test('whatever the names, the rows are one table and add up to every item', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.string({ unit: 'grapheme', maxLength: 400 }), cents: fc.nat(1e6) }), {
          maxLength: 130,
        }),
        fc.nat(130),
        fc.nat(3),
        (all, top, stretch) => {
          const named = all.map(({ name, cents }) => ({ name: name.repeat(stretch * 3), cents }));
          const rows = fitRows({ shown: named.slice(0, top), other: named.slice(top) }, folding);
          const blocks = table({ ...folding, rows });
          expect(blocks).toHaveLength(1);
          expect(problemsOf(blocks)).toEqual([]);
          const sum = rows.reduce((total, row) => total + Number(row[1]), 0);
          expect(sum).toBe(all.reduce((total, { cents }) => total + cents, 0));
        },
      ),
      { numRuns: 40 },
    );
  });
});
