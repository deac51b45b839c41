import { expect, it } from 'vitest';
import { describeTable } from '../../src/blocks/describe-table.ts';
import { table } from '../../src/blocks/table.ts';

it('tells every cell of a table, its titles and its total, as data', () => {
  const [block] = table({
    columns: [{ title: 'Key' }, { title: 'Spent', align: 'right' }],
    rows: [
      ['ci <deploy>', '$12.50'],
      ['*bold*', '<$0.01'],
      [{ user: 'U0ADA' }, '$3.00'],
    ],
    total: ['Total', '$12.50'],
  });
  if (block === undefined) throw new Error('no table');
  expect(describeTable(block)).toBe(
    [
      '_Key · Spent_',
      '• ci &lt;deploy&gt; · $12.50',
      '• `*bold*` · &lt;$0.01',
      '• <@U0ADA> · $3.00',
      '• Total · $12.50',
    ].join('\n'),
  );
});
