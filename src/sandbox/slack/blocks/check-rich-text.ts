import { byType, type Check, flag, list, number, oneOf, shape, string } from './check.ts';
import { LIMITS } from './limits.ts';

const style = shape({}, { bold: flag, italic: flag, strike: flag, code: flag, underline: flag });
const id = string(LIMITS.blockId);
const many = 10_000;

const inline = byType(
  {
    text: shape({ type: oneOf('text'), text: string(LIMITS.text) }, { style }),
    link: shape({ type: oneOf('link'), url: string(LIMITS.url) }, { text: string(LIMITS.text), unsafe: flag, style }),
    user: shape({ type: oneOf('user'), user_id: id }, { style }),
    channel: shape({ type: oneOf('channel'), channel_id: id }, { style }),
    usergroup: shape({ type: oneOf('usergroup'), usergroup_id: id }, { style }),
    emoji: shape({ type: oneOf('emoji'), name: id }, { unicode: id, style }),
    date: shape(
      { type: oneOf('date'), timestamp: number(0), format: string(LIMITS.text) },
      { url: string(LIMITS.url), fallback: string(LIMITS.text), style },
    ),
    broadcast: shape({ type: oneOf('broadcast'), range: oneOf('here', 'channel', 'everyone') }, { style }),
    color: shape({ type: oneOf('color'), value: id }, { style }),
  },
  'rich text element',
);

const inlines = list(inline, many, 0);
const section = shape({ type: oneOf('rich_text_section'), elements: inlines });
const border = oneOf(0, 1);

const part = byType(
  {
    rich_text_section: section,
    rich_text_list: shape(
      { type: oneOf('rich_text_list'), style: oneOf('bullet', 'ordered'), elements: list(section, many) },
      { indent: number(0, LIMITS.listIndent), offset: number(0), border },
    ),
    rich_text_quote: shape({ type: oneOf('rich_text_quote'), elements: inlines }, { border }),
    rich_text_preformatted: shape(
      { type: oneOf('rich_text_preformatted'), elements: inlines },
      { border, language: id },
    ),
  },
  'rich text part',
);

/** A `rich_text` block, also used as a table's cell. */
export const richText: Check = shape(
  { type: oneOf('rich_text'), elements: list(part, many) },
  { block_id: string(LIMITS.blockId) },
);
