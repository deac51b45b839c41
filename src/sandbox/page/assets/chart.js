import { findTicks, labelStride, longNumber, shortNumber } from './chart-scale.js';
import { h, svg } from './dom.js';

const HEIGHT = 236;
const TOP = 10;
const RIGHT = 10;

/** Positions of a chart of this width: `x` by category, `y` by value. */
const layOut = (chart, width) => {
  const { categories, x_label, y_label } = chart.axis_config;
  const values = chart.series.flatMap((series) => series.data.map((point) => point.value));
  const ticks = findTicks(values);
  const left = 14 + Math.max(...ticks.map((tick) => shortNumber(tick).length)) * 7 + (y_label ? 18 : 0);
  const bottom = HEIGHT - (x_label ? 42 : 24);
  const band = (width - left - RIGHT) / categories.length;
  const low = ticks[0];
  const high = ticks.at(-1);
  return {
    categories,
    ticks,
    left,
    bottom,
    band,
    width,
    x: (index) => left + band * (index + 0.5),
    y: (value) => bottom - ((value - low) / (high - low)) * (bottom - TOP),
  };
};

const valueAt = (series, category) => series.data.find((point) => point.label === category)?.value ?? 0;

const drawAxes = (chart, at) => {
  const stride = labelStride(at.categories, at.band);
  const { x_label, y_label } = chart.axis_config;
  const middle = (TOP + at.bottom) / 2;
  return [
    at.ticks.map((tick) => [
      svg('line', {
        class: tick === 0 ? 'axis' : 'grid',
        x1: at.left,
        x2: at.width - RIGHT,
        y1: at.y(tick),
        y2: at.y(tick),
      }),
      svg('text', { class: 'tick', x: at.left - 8, y: at.y(tick) + 4, 'text-anchor': 'end' }, shortNumber(tick)),
    ]),
    at.categories.map(
      (label, index) =>
        index % stride === 0 &&
        svg('text', { class: 'tick', x: at.x(index), y: at.bottom + 17, 'text-anchor': 'middle' }, label),
    ),
    x_label &&
      svg(
        'text',
        { class: 'axis-label', x: (at.left + at.width) / 2, y: HEIGHT - 5, 'text-anchor': 'middle' },
        x_label,
      ),
    y_label &&
      svg(
        'text',
        { class: 'axis-label', x: 12, y: middle, 'text-anchor': 'middle', transform: `rotate(-90 12 ${middle})` },
        y_label,
      ),
  ];
};

const drawBars = (chart, at) => {
  const count = chart.series.length;
  const bar = Math.min(34, (at.band * 0.72) / count);
  return chart.series.map((series, order) =>
    at.categories.map((category, index) => {
      const value = valueAt(series, category);
      const x = at.x(index) + (order - count / 2) * bar + (count > 1 ? 0.5 : 0);
      const y = Math.min(at.y(value), at.y(0));
      const height = Math.abs(at.y(value) - at.y(0));
      const size = { width: Math.max(1, bar - (count > 1 ? 1 : 0)), height, rx: Math.min(3, height / 2) };
      return svg('rect', { class: `fill-${order}`, x, y, ...size });
    }),
  );
};

const drawLines = (chart, at) =>
  chart.series.toReversed().map((series) => {
    const order = chart.series.indexOf(series);
    const points = at.categories.map((category, index) => [at.x(index), at.y(valueAt(series, category))]);
    const path = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
    const [first, last] = [points[0], points.at(-1)];
    const filled = chart.type === 'area' || chart.series.length === 1;
    return [
      filled &&
        svg('polygon', { class: `area fill-${order}`, points: `${first[0]},${at.y(0)} ${path} ${last[0]},${at.y(0)}` }),
      svg('polyline', { class: `line stroke-${order}`, points: path }),
      points.map(([x, y]) => svg('circle', { class: `dot stroke-${order}`, cx: x, cy: y, r: 3 })),
    ];
  });

const drawHovers = (at, show) =>
  at.categories.map((category, index) =>
    svg('rect', {
      class: 'hover',
      x: at.left + at.band * index,
      y: TOP,
      width: at.band,
      height: at.bottom - TOP,
      onpointerenter: () => show(category, at.x(index)),
    }),
  );

const drawAll = (chart, width, show) => {
  const at = layOut(chart, width);
  return svg(
    'svg',
    { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, 'aria-hidden': 'true' },
    drawAxes(chart, at),
    chart.type === 'bar' ? drawBars(chart, at) : drawLines(chart, at),
    drawHovers(at, show),
  );
};

const legend = (chart) =>
  h(
    'div',
    { class: 'legend' },
    chart.series.map(({ name }, order) => h('span', {}, h('i', { class: `key back-${order}` }), name)),
  );

/** The same numbers for those who cannot see the drawing. */
const spoken = (title, chart) => {
  const head = h(
    'tr',
    {},
    h('td', {}),
    chart.series.map(({ name }) => h('th', {}, name)),
  );
  const rows = chart.axis_config.categories.map((category) =>
    h(
      'tr',
      {},
      h('th', {}, category),
      chart.series.map((series) => h('td', {}, longNumber(valueAt(series, category)))),
    ),
  );
  return h('div', { class: 'unseen' }, h('table', {}, h('caption', {}, title), head, rows));
};

/** A native chart block, redrawn crisply whenever its width changes. */
export const renderChart = ({ title, chart }) => {
  const tip = h('div', { class: 'tip', hidden: true });
  const canvas = h('div', { class: 'canvas' });
  const show = (category, x) => {
    const lines = chart.series.map((series, order) =>
      h(
        'div',
        {},
        h('i', { class: `key back-${order}` }),
        `${series.name} `,
        h('b', {}, longNumber(valueAt(series, category))),
      ),
    );
    tip.replaceChildren(h('strong', {}, category), ...lines);
    tip.hidden = false;
    const half = tip.offsetWidth / 2;
    tip.style.left = `${Math.min(Math.max(x, half), canvas.clientWidth - half)}px`;
  };
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(canvas.clientWidth);
    if (width === drawn || width < 40) return;
    drawn = width;
    canvas.replaceChildren(drawAll(chart, width, show), tip);
  }).observe(canvas);
  canvas.addEventListener('pointerleave', () => {
    tip.hidden = true;
  });
  return h('figure', { class: 'chart' }, h('figcaption', {}, title), canvas, legend(chart), spoken(title, chart));
};
