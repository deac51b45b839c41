import { svg } from './dom.js';

const RED = '#d64545';
const AMBER = '#e2a32b';
const GREEN = '#2f9e63';
const BLUE = '#3c82d0';
const ORANGE = '#e07b39';
const GREY = '#8b8f98';
const PALE = '#f4f2ee';

const dot = (fill, stroke) => [['circle', { cx: 12, cy: 12, r: 9, fill, stroke }]];
const square = (fill, stroke) => [['rect', { x: 3, y: 3, width: 18, height: 18, rx: 3, fill, stroke }]];
const line = (d, stroke, width = 2.4) => ['path', { d, stroke, fill: 'none', 'stroke-width': width }];
const shape = (d, fill) => ['path', { d, fill }];

const bell = shape('M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6zm-2.5 15a2.5 2.5 0 0 0 5 0z', AMBER);
const axes = line('M4 4v16h16', GREY, 2);
const person = (x) => `M${x} 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6 9c0-4 2.5-7 6-7s6 3 6 7z`;

// Drawn here, so that the page looks the same on a machine without an emoji font.
const ICONS = {
  warning: [
    shape('M12 2.5 23 21.500H1z', AMBER),
    line('M12 9v6', '#3a2a00'),
    ['circle', { cx: 12, cy: 18.2, r: 1.3, fill: '#3a2a00' }],
  ],
  white_check_mark: [...square(GREEN), line('m7 12.5 3.5 3.500L17 8.5', '#fff', 2.8)],
  heavy_check_mark: [line('m4 13 5 5L20 6', GREEN, 3.4)],
  x: [line('m5 5 14 14M19 5 5 19', RED, 3.6)],
  no_entry: [...dot(RED), line('M7 12h10', '#fff', 3.2)],
  information_source: [
    ...square(BLUE),
    line('M12 11v6', '#fff', 2.6),
    ['circle', { cx: 12, cy: 7.4, r: 1.5, fill: '#fff' }],
  ],
  rotating_light: [
    shape('M6 17v-5a6 6 0 0 1 12 0v5z', RED),
    shape('M4 17.500h16V21H4z', GREY),
    line('M12 1.500v2M3 5l1.6 1.600M21 5l-1.6 1.6', RED, 2),
  ],
  bell: [bell],
  no_bell: [bell, line('m4 3 16 18', RED, 2.6)],
  key: [
    ['circle', { cx: 7.5, cy: 12, r: 4, fill: 'none', stroke: AMBER, 'stroke-width': 3 }],
    line('M11.5 12H22v4M17.5 12v3', AMBER, 3),
  ],
  lock: [
    line('M8 11V8a4 4 0 0 1 8 0v3', GREY, 2.4),
    ['rect', { x: 5, y: 10.5, width: 14, height: 10.5, rx: 2.5, fill: AMBER }],
  ],
  moneybag: [
    shape('M8 3h8l-2 4c4 1.5 7 5.5 7 9.5 0 3-2 4.5-5 4.500H8c-3 0-5-1.5-5-4.500C3 12.5 6 8.5 10 7z', AMBER),
    line('M14.5 12.300c-1-1-4.5-1-4.5.900s4.5 1 4.5 3-3.5 2-4.8.800M12 10.500v8.5', '#5c3f00', 1.6),
  ],
  bar_chart: [axes, shape('M7 13h3v5H7zM12 9h3v9h-3zM17 6h3v12h-3z', BLUE)],
  chart_with_upwards_trend: [axes, line('m6 16 4-5 4 3 6-8', RED, 2.6)],
  chart_with_downwards_trend: [axes, line('m6 6 4 5 4-2 6 8', BLUE, 2.6)],
  hourglass_flowing_sand: [shape('M6 2h12v3l-4.5 7 4.5 7v3H6v-3l4.5-7L6 5z', AMBER)],
  bust_in_silhouette: [shape(person(12), GREY)],
  busts_in_silhouette: [shape(person(8), BLUE), shape(person(16), GREY)],
  calendar: [
    ...square(PALE, GREY),
    shape('M3 6a3 3 0 0 1 3-3h12a3 3 0 0 1 3 3v3H3z', RED),
    shape('M7 12h4v4H7z', GREY),
  ],
  eyes: [
    ['ellipse', { cx: 7, cy: 12, rx: 4.5, ry: 6.5, fill: PALE, stroke: GREY }],
    ['ellipse', { cx: 17, cy: 12, rx: 4.5, ry: 6.5, fill: PALE, stroke: GREY }],
    ['circle', { cx: 8.5, cy: 13, r: 2.2, fill: '#222' }],
    ['circle', { cx: 18.5, cy: 13, r: 2.2, fill: '#222' }],
  ],
  red_circle: dot(RED),
  large_red_circle: dot(RED),
  large_orange_circle: dot(ORANGE),
  large_yellow_circle: dot(AMBER),
  large_green_circle: dot(GREEN),
  large_blue_circle: dot(BLUE),
  white_circle: dot(PALE, GREY),
  large_red_square: square(RED),
  large_orange_square: square(ORANGE),
  large_yellow_square: square(AMBER),
  large_green_square: square(GREEN),
  large_blue_square: square(BLUE),
  white_large_square: square(PALE, GREY),
  black_large_square: square('#3a3d44', GREY),
};

/** The page's own signs, in the colour of the text around them. */
const SIGNS = {
  lock: [
    line('M8 11V8a4 4 0 0 1 8 0v3', 'currentColor', 2),
    ['rect', { x: 5.5, y: 11, width: 13, height: 9.5, rx: 2, fill: 'currentColor' }],
  ],
  eye: [
    line('M2 12c4-8 16-8 20 0-4 8-16 8-20 0z', 'currentColor', 2),
    ['circle', { cx: 12, cy: 12, r: 3, fill: 'currentColor' }],
  ],
};

const draw = (parts, attributes) =>
  svg(
    'svg',
    { viewBox: '0 0 24 24', ...attributes },
    parts.map(([tag, shape]) => svg(tag, { 'stroke-linecap': 'round', 'stroke-linejoin': 'round', ...shape })),
  );

/** The drawing of a shortcode, or null. */
export const iconOf = (name) => {
  const parts = ICONS[name];
  return parts === undefined
    ? null
    : draw(parts, { class: 'emoji', role: 'img', 'aria-label': name.replaceAll('_', ' ') });
};

export const signOf = (name) => draw(SIGNS[name], { class: 'emoji', 'aria-hidden': 'true' });
