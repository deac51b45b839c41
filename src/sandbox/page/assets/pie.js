import { longNumber } from './chart-scale.js';
import { h, svg } from './dom.js';

const CIRCLE = 100;

/** A pie chart as a ring: each segment is a dash of one circle whose length is 100. */
export const renderPie = ({ title, chart }) => {
  const total = chart.segments.reduce((sum, segment) => sum + segment.value, 0);
  let turned = 25;
  const arcs = chart.segments.map((segment, order) => {
    const share = (segment.value / total) * CIRCLE;
    const arc = svg('circle', {
      class: `arc stroke-${order}`,
      cx: 21,
      cy: 21,
      r: 15.9155,
      'stroke-dasharray': `${share} ${CIRCLE - share}`,
      'stroke-dashoffset': turned,
    });
    turned -= share;
    return arc;
  });
  const entries = chart.segments.map(({ label, value }, order) =>
    h('span', {}, h('i', { class: `key back-${order}` }), `${label} `, h('b', {}, longNumber(value))),
  );
  return h(
    'figure',
    { class: 'chart' },
    h('figcaption', {}, title),
    h(
      'div',
      { class: 'pie' },
      svg('svg', { viewBox: '0 0 42 42', 'aria-hidden': 'true' }, arcs),
      h('div', { class: 'legend' }, entries),
    ),
  );
};
