import { renderChart } from './chart.js';
import { h } from './dom.js';
import { renderElement } from './elements.js';
import { safeImage } from './images.js';
import { plain, renderMrkdwn, renderText } from './mrkdwn.js';
import { renderPie } from './pie.js';
import { renderRichText } from './rich-text.js';
import { renderTable } from './table.js';

const section = (block, press) =>
  h(
    'div',
    { class: 'section' },
    h(
      'div',
      { class: 'section-words' },
      block.text && h('div', { class: 'text' }, renderText(block.text)),
      block.fields &&
        h(
          'div',
          { class: 'fields' },
          block.fields.map((field) => h('div', { class: 'text' }, renderText(field))),
        ),
    ),
    block.accessory && h('div', { class: 'accessory' }, renderElement(block.accessory, pressIn(block, press))),
  );

/** Pressed here: other blocks may have a button of the same name. */
const pressIn = (block, press) => (pressed) => press({ blockId: block.block_id, ...pressed });

const contextPart = (element) =>
  element.type === 'image'
    ? h('img', { class: 'tiny', src: safeImage(element.image_url), alt: element.alt_text })
    : h('span', { class: 'text' }, renderText(element));

const image = (block) =>
  h(
    'figure',
    { class: 'picture' },
    block.title && h('figcaption', {}, plain(block.title)),
    h('img', { src: safeImage(block.image_url), alt: block.alt_text }),
  );

const RENDERERS = {
  section,
  image,
  header: (block) => h('h3', { class: 'header-block' }, renderText(block.text)),
  divider: () => h('hr'),
  context: (block) => h('div', { class: 'context' }, block.elements.map(contextPart)),
  actions: (block, press) =>
    h(
      'div',
      { class: 'actions' },
      block.elements.map((element) => renderElement(element, pressIn(block, press))),
    ),
  rich_text: renderRichText,
  markdown: (block) => h('div', { class: 'text' }, renderMrkdwn(block.text)),
  table: renderTable,
  data_visualization: (block) => (block.chart.type === 'pie' ? renderPie(block) : renderChart(block)),
};

/** Blocks of a message or of the App Home. Modals with inputs have their own form. */
export const renderBlocks = (blocks, press) => blocks.map((block) => RENDERERS[block.type]?.(block, press) ?? null);
