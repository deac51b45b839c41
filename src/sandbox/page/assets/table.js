import { h } from './dom.js';
import { renderRichText } from './rich-text.js';

const SHORT = 12;

const contentOf = (cell) => (cell.type === 'rich_text' ? renderRichText(cell) : cell.text);

const row = (cells, settings, tag) =>
  h(
    'tr',
    {},
    cells.map((cell, column) => {
      const set = settings[column] ?? {};
      const align = `align-${set.align ?? 'left'}`;
      const scope = tag === 'th' ? 'col' : undefined;
      return h(tag, { class: set.is_wrapped ? `${align} wrapped` : align, scope }, contentOf(cell));
    }),
  );

/** The first row is the header. A long table starts short and opens on request. */
export const renderTable = (block) => {
  const settings = block.column_settings ?? [];
  const [head, ...rows] = block.rows;
  const body = h(
    'tbody',
    {},
    rows.slice(0, SHORT).map((cells) => row(cells, settings, 'td')),
  );
  const more = h(
    'button',
    {
      type: 'button',
      class: 'more',
      onclick: () => {
        body.append(...rows.slice(SHORT).map((cells) => row(cells, settings, 'td')));
        more.remove();
      },
    },
    `Show all ${rows.length} rows`,
  );
  return h(
    'div',
    { class: 'table-box' },
    h(
      'div',
      { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': 'Table' },
      h('table', {}, h('thead', {}, row(head, settings, 'th')), body),
    ),
    rows.length > SHORT && more,
  );
};
