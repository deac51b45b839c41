import { expect, it } from 'vitest';
import { renderTable } from '../../src/report/render-table.ts';

it('aligns columns, numbers to the right, and shows what is missing as a dash', () => {
  const rows = [
    { workspace: 'Production', amount: '12.5' },
    { workspace: null, amount: '-3' },
  ];
  expect(renderTable('Claude cost', { command: 'cost', rows, footnotes: ['A note.'] })).toBe(
    [
      'Claude cost',
      ['workspace   amount', '----------  ------', 'Production    12.5', '–               -3'].join('\n'),
      'A note.\n',
    ].join('\n\n'),
  );
});

it('keeps a row on its line and the terminal to itself, whatever a name holds', () => {
  const rows = [{ name: 'two\nlines\u001b[31m\u0007', note: 'a\u202eb' }];
  const lines = renderTable('Keys', { command: 'keys', rows, footnotes: [] }).split('\n');
  expect(lines.slice(2, 5)).toEqual(['name           note', '-------------  ----', 'two lines[31m  ab']);
});
