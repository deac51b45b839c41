/** Units joined into as few texts as possible, each at most `max` long. */
const pack = (units: readonly string[], glue: string, max: number): string[] => {
  const texts: string[] = [];
  let current: string | null = null;
  for (const unit of units) {
    const longer: string = current === null ? unit : current + glue + unit;
    if (longer.length > max && current !== null) texts.push(current);
    current = longer.length > max ? unit : longer;
  }
  return current === null ? texts : [...texts, current];
};

/** Links, mentions, entities and words: what a line may be broken between, but not inside. */
const ATOM = /<[^<>\n]*>|&(?:amp|lt|gt);|\s+|[^\s<&]+|./gsu;

const breakLine = (line: string, max: number): string[] => {
  if (line.length <= max) return [line];
  const atoms = line.match(ATOM) ?? [];
  return pack(
    atoms.flatMap((atom) => (atom.length <= max ? [atom] : pack(Array.from(atom), '', max))),
    '',
    max,
  );
};

/**
 * The whole mrkdwn text as texts of at most `max` characters: broken between lines where possible, else between words,
 * never inside a link, a mention or an entity. Blank texts are left out: Slack refuses them.
 */
export const splitText = (text: string, max: number): string[] => {
  if (text.length <= max) return text.trim() === '' ? [] : [text];
  const lines = text.split('\n').flatMap((line) => breakLine(line, max));
  return pack(lines, '\n', max).filter((part) => part.trim() !== '');
};
