import { LIMITS } from '../../src/blocks/limits.ts';
import type { Message } from '../../src/blocks/message.ts';

/** Slack's own number; the kit stays well below it. */
const TABLE_CHARACTERS = 10_000;

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const textOf = (node: unknown): string => (isNode(node) && typeof node.text === 'string' ? node.text : '');

/** Every object below a node, itself included. */
const nodesIn = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return isNode(value) ? [value, ...Object.values(value).flatMap(nodesIn)] : [];
};

const between = (what: string, size: number, least: number, most: number): string[] =>
  size < least || size > most ? [`${what}: ${size} is not between ${least} and ${most}`] : [];

const different = (what: string, ids: readonly unknown[]): string[] => {
  const named = ids.filter((id) => id !== undefined);
  return new Set(named).size === named.length ? [] : [`${what}: not unique`];
};

/** The tokens that the bot itself writes. `<!channel>` and its like are never among them. */
const TOKEN =
  /<(?:[@#][A-Z0-9]+|!subteam\^[A-Z0-9]+|!date\^\d+\^[^<>|]+\|[^<>]+|https?:\/\/[^<>|\s]+(?:\|[^<>]+)?|mailto:[^<>|\s]+(?:\|[^<>]+)?)>/g;

const checkMrkdwn = (what: string, text: string): string[] =>
  /[<>&]/.test(text.replace(TOKEN, '').replace(/&(?:amp|lt|gt);/g, '')) ? [`${what}: unescaped data in "${text}"`] : [];

const checkText = (what: string, node: unknown, most: number): string[] => {
  const text = textOf(node);
  const mrkdwn = isNode(node) && node.type === 'mrkdwn';
  return [
    ...between(`${what} text`, text.length, 1, most),
    ...(text.trim() === '' ? [`${what}: blank text`] : []),
    ...(mrkdwn ? checkMrkdwn(what, text) : []),
    ...(mrkdwn && node.verbatim !== true && /@(?:channel|here|everyone)\b/.test(text)
      ? [`${what}: "${text}" would notify people`]
      : []),
  ];
};

const checkButton = (button: Node): string[] => {
  const what = `button "${textOf(button.text)}"`;
  const { confirm } = button;
  return [
    ...checkText(what, button.text, LIMITS.button.text),
    ...between(`${what} action_id`, String(button.action_id ?? '').length, 1, LIMITS.id),
    ...between(`${what} value`, String(button.value ?? '').length, 0, LIMITS.button.value),
    ...(isNode(confirm)
      ? [
          ...checkText(`${what} confirm title`, confirm.title, LIMITS.confirm.title),
          ...checkText(`${what} confirm text`, confirm.text, LIMITS.confirm.text),
          ...checkText(`${what} confirm`, confirm.confirm, LIMITS.confirm.button),
          ...checkText(`${what} deny`, confirm.deny, LIMITS.confirm.button),
        ]
      : []),
  ];
};

const checkTable = (block: Node): string[] => {
  const rows: unknown[][] = Array.isArray(block.rows) ? block.rows.filter(Array.isArray) : [];
  const width = rows[0]?.length ?? 0;
  return [
    ...between('table rows', rows.length, 1, LIMITS.table.rows),
    ...between('table columns', width, 1, LIMITS.table.columns),
    ...(rows.every((row) => row.length === width) ? [] : ['table: not rectangular']),
    ...rows.flat().flatMap((cell) => {
      const says = (node: Node): boolean =>
        textOf(node).trim() !== '' || (node.type === 'user' && Boolean(node.user_id));
      return nodesIn(cell).some(says) ? [] : ['table: empty cell'];
    }),
  ];
};

const checkChart = (block: Node): string[] => {
  const chart = isNode(block.chart) ? block.chart : {};
  const axis = isNode(chart.axis_config) ? chart.axis_config : {};
  const categories: unknown[] = Array.isArray(axis.categories) ? axis.categories : [];
  const series = listOf(chart.series);
  const labels = [...categories, ...series.map(({ name }) => name)];
  return [
    ...between('chart title', String(block.title ?? '').length, 1, LIMITS.chart.title),
    ...between('chart y_label', String(axis.y_label ?? '–').length, 1, LIMITS.chart.axisLabel),
    ...between('chart series', series.length, 1, LIMITS.chart.series),
    ...between('chart points', categories.length, 1, LIMITS.chart.points),
    ...labels.flatMap((label) => between(`chart label "${label}"`, String(label).length, 1, LIMITS.chart.label)),
    ...different('chart categories', categories),
    ...different(
      'chart series',
      series.map(({ name }) => name),
    ),
    ...series.flatMap(({ data }) => {
      const points = listOf(data);
      const complete =
        points.length === categories.length &&
        points.every(({ label, value }, index) => label === categories[index] && Number.isFinite(value));
      return complete ? [] : ['chart: a series without one finite value for every category'];
    }),
  ];
};

const CHECKS: Readonly<Record<string, (block: Node) => string[]>> = {
  header: (block) => checkText('header', block.text, LIMITS.header),
  section: (block) => [
    ...(block.text === undefined ? [] : checkText('section', block.text, LIMITS.section)),
    ...(block.fields === undefined ? [] : between('fields', listOf(block.fields).length, 1, LIMITS.fields.count)),
    ...listOf(block.fields).flatMap((field) => checkText('field', field, LIMITS.fields.text)),
    ...(block.text === undefined && block.fields === undefined ? ['section: neither text nor fields'] : []),
  ],
  context: (block) => [
    ...between('context elements', listOf(block.elements).length, 1, LIMITS.context.count),
    ...listOf(block.elements)
      .filter(({ type }) => type !== 'image')
      .flatMap((element) => checkText('context', element, LIMITS.context.text)),
  ],
  actions: (block) => [
    ...between('actions', listOf(block.elements).length, 1, LIMITS.actions),
    ...different(
      'action_ids of one block',
      listOf(block.elements).map((element) => element.action_id),
    ),
  ],
  table: checkTable,
  data_visualization: checkChart,
};

const characters = (value: unknown): number =>
  nodesIn(value).reduce((sum, node) => sum + (typeof node.text === 'string' ? node.text.length : 0), 0);

/**
 * What Slack, or a person who reads it, would hold against a message: limits, a fallback text that says nothing, data that acts
 * as markup, tables that are not rectangular, ids that are not unique, charts that cannot be drawn. Empty when all is well.
 */
export const checkMessage = ({ text, blocks }: Message): string[] => {
  const tables = blocks.filter(({ type }) => type === 'table');
  return [
    ...checkText('fallback', { type: 'mrkdwn', text, verbatim: true }, LIMITS.message.text),
    ...between('blocks', blocks.length, 0, LIMITS.message.blocks),
    ...between('charts', blocks.filter(({ type }) => type === 'data_visualization').length, 0, LIMITS.message.charts),
    ...between('tables', tables.length, 0, LIMITS.message.tables),
    ...between('characters in tables', characters(tables), 0, TABLE_CHARACTERS),
    ...between('characters', characters(blocks), 0, LIMITS.message.characters),
    ...different(
      'block_ids',
      blocks.map(({ block_id }) => block_id),
    ),
    ...blocks.flatMap(({ block_id }) => between('block_id', (block_id ?? '–').length, 1, LIMITS.id)),
    ...blocks.flatMap((block) => CHECKS[block.type]?.({ ...block }) ?? []),
    ...nodesIn(blocks)
      .filter(({ type }) => type === 'button')
      .flatMap(checkButton),
  ];
};
