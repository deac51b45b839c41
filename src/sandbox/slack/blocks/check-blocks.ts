import { isList, isObject, type Json, objectsOf } from '../json.ts';
import {
  also,
  type BlockProblem,
  byType,
  type Check,
  flag,
  list,
  number,
  oneOf,
  type Report,
  shape,
  string,
} from './check.ts';
import { chart } from './check-chart.ts';
import { accessory, actionElement, contextElement, inputElement } from './check-elements.ts';
import { richText } from './check-rich-text.ts';
import { countTableCharacters, table } from './check-table.ts';
import { anyText, plainText } from './check-text.ts';
import { LIMITS } from './limits.ts';

export type Surface = 'message' | 'modal' | 'home';

const block_id = string(LIMITS.blockId);

const section = also(
  shape(
    { type: oneOf('section') },
    {
      block_id,
      text: anyText(),
      fields: list(anyText(LIMITS.sectionField), LIMITS.sectionFields),
      accessory,
      expand: flag,
    },
  ),
  (value, pointer, report) => {
    if (value.text === undefined && value.fields === undefined)
      report({ pointer, code: 'missing_field', message: 'needs text or fields' });
  },
);

const image = also(
  shape(
    { type: oneOf('image'), alt_text: string(LIMITS.altText) },
    {
      block_id,
      image_url: string(LIMITS.url),
      title: plainText(LIMITS.imageTitle),
      slack_file: shape({}, { id: string(LIMITS.blockId), url: string(LIMITS.url) }),
    },
  ),
  (value, pointer, report) => {
    if ((value.image_url === undefined) === (value.slack_file === undefined))
      report({ pointer, code: 'missing_field', message: 'needs exactly one of image_url and slack_file' });
  },
);

const everywhere: Readonly<Record<string, Check>> = {
  section,
  image,
  rich_text: richText,
  divider: shape({ type: oneOf('divider') }, { block_id }),
  header: shape({ type: oneOf('header'), text: plainText(LIMITS.header) }, { block_id, level: number(1, 4) }),
  context: shape({ type: oneOf('context'), elements: list(contextElement, LIMITS.contextElements) }, { block_id }),
  actions: shape({ type: oneOf('actions'), elements: list(actionElement, LIMITS.actionsElements) }, { block_id }),
  input: shape(
    { type: oneOf('input'), label: plainText(LIMITS.inputLabel), element: inputElement },
    { block_id, hint: plainText(LIMITS.inputLabel), optional: flag, dispatch_action: flag },
  ),
};

const markdown = shape({ type: oneOf('markdown'), text: string(LIMITS.markdown) }, { block_id });
const alert = shape(
  { type: oneOf('alert'), text: anyText(LIMITS.alert) },
  { block_id, level: oneOf('default', 'info', 'warning', 'error', 'success') },
);

const BLOCKS: Readonly<Record<Surface, Check>> = {
  message: byType({ ...everywhere, markdown, table, data_visualization: chart }, 'block'),
  modal: byType({ ...everywhere, alert }, 'block'),
  home: byType(everywhere, 'block'),
};

const reportRepeats = (names: readonly (readonly [unknown, string])[], what: string, report: Report): void => {
  const seen = new Set<unknown>();
  for (const [name, pointer] of names) {
    if (name !== undefined && seen.has(name))
      report({ pointer, code: 'not_unique', message: `${what} "${String(name)}" already exists` });
    seen.add(name);
  }
};

const reportRepeatedIds = (blocks: readonly Json[], report: Report): void => {
  reportRepeats(
    blocks.map((block, index) => [block.block_id, `/blocks/${index}/block_id`] as const),
    'block_id',
    report,
  );
  blocks.forEach((block, index) => {
    const elements = objectsOf(block.elements);
    reportRepeats(
      elements.map((each, at) => [each.action_id, `/blocks/${index}/elements/${at}/action_id`] as const),
      'action_id',
      report,
    );
  });
};

const reportTotals = (blocks: readonly Json[], report: Report): void => {
  const total = (code: string, what: string, expected: number, got: number): void => {
    if (got <= expected) return;
    const constraint = { type: 'max_total', expected, got };
    report({ pointer: '/blocks', code, message: `at most ${expected} ${what} in a message`, constraint });
  };
  const of = (type: string): readonly Json[] => blocks.filter((block) => block.type === type);
  const characters = of('markdown').reduce((sum, block) => sum + String(block.text).length, 0);
  total('only_one_table_allowed', 'table', LIMITS.tablesPerMessage, of('table').length);
  total('too_many_charts', 'charts', LIMITS.chartsPerMessage, of('data_visualization').length);
  total('too_long', 'characters in tables', LIMITS.tableCharacters, countTableCharacters(blocks));
  total('too_long', 'characters of markdown', LIMITS.markdown, characters);
};

/** What Slack would refuse in these blocks, with pointers into the payload; nothing when it takes them. */
export const findBlockProblems = (value: unknown, surface: Surface): readonly BlockProblem[] => {
  const problems: BlockProblem[] = [];
  const report: Report = (problem) => problems.push(problem);
  list(BLOCKS[surface], LIMITS.blocks[surface], 0)(value, '/blocks', report);
  if (!isList(value)) return problems;
  const blocks = value.filter(isObject);
  reportRepeatedIds(blocks, report);
  reportTotals(blocks, report);
  return problems;
};
