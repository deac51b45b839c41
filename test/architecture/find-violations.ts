import { findCycles } from './find-cycles.ts';
import { COMPOSITION, EDGES, HIDDEN_FROM_THE_BOT, IMPORT_TABLE } from './import-table.ts';
import { folderOf, type Import, importsOf, type Tree, withoutComments } from './scan-source.ts';

/** A rule of the house: what in this tree breaks it, one sentence each. */
type Rule = (tree: Tree) => string[];

const say = ({ from, to }: Import): string => `${from} imports ${to}`;
const pathsOf = (tree: Tree): string[] => Object.keys(tree);
const insideSrc = (path: string): string => path.replace(/^src\//, '');

const isListed = (to: string, allowed: readonly string[]): boolean =>
  allowed.some((entry) => insideSrc(to) === entry || insideSrc(to).startsWith(`${entry}/`));

const isAllowed = ({ from, to, kind }: Import): boolean => {
  const folder = folderOf(from);
  const row = IMPORT_TABLE[folder];
  if (COMPOSITION.includes(folder)) return true;
  if (row === undefined) return false;
  if (kind === 'node') return row.node;
  if (kind === 'package') return row.packages.includes(to);
  return folderOf(to) === folder || isListed(to, row.files);
};

/** `src/commands/cost/view.ts` → `cost`; null for the files that all commands share. */
const commandOf = (path: string): string | null => /^src\/commands\/([^/]+)\//.exec(path)?.[1] ?? null;

const reachesSibling = ({ from, to }: Import): boolean => {
  if (folderOf(from) !== 'commands' || from === 'src/commands/index.ts') return false;
  return commandOf(to) !== null && commandOf(to) !== commandOf(from);
};

/** Where code does something, and the only places where it may. */
const mentions =
  (pattern: RegExp, places: readonly string[]): Rule =>
  (tree) =>
    Object.entries(tree)
      .filter(([path, text]) => !places.includes(folderOf(path)) && pattern.test(withoutComments(text)))
      .map(([path]) => path);

const LISTS = /^src\/(commands|rules|digests)\/([^/]+\/)?index\.ts$/;
const LONGEST = 300;

export const RULES = {
  'every import leads to a file': (tree) =>
    importsOf(tree)
      .filter(({ kind, to }) => kind === 'file' && !(to in tree))
      .map(say),
  'every folder has its row in the import table, and every row its folder': (tree) => {
    const folders = new Set(pathsOf(tree).map(folderOf));
    const rows = [...Object.keys(IMPORT_TABLE), ...COMPOSITION];
    return [...folders].filter((folder) => !rows.includes(folder)).concat(rows.filter((name) => !folders.has(name)));
  },
  'a folder imports only what the table allows': (tree) =>
    importsOf(tree)
      .filter((each) => !isAllowed(each))
      .map(say),
  'nothing imports upward': (tree) =>
    importsOf(tree)
      .filter(({ from, to }) => COMPOSITION.includes(folderOf(to)) && !COMPOSITION.includes(folderOf(from)))
      .map(say),
  'only the composition knows the sandbox': (tree) =>
    importsOf(tree)
      .filter(
        ({ from, to }) => HIDDEN_FROM_THE_BOT.includes(folderOf(to)) && !HIDDEN_FROM_THE_BOT.includes(folderOf(from)),
      )
      .filter(({ from }) => !COMPOSITION.includes(folderOf(from)))
      .map(say),
  'a command knows no other command': (tree) => importsOf(tree).filter(reachesSibling).map(say),
  'nothing imports in a circle': (tree) => findCycles(importsOf(tree)),
  'ports.ts has types only': (tree) =>
    Object.entries(tree)
      .filter(([path]) => path === 'src/ports.ts')
      .flatMap(([, text]) => withoutComments(text).match(/^(export (?!interface|type)|import (?!type)).*/gm) ?? []),
  'no file re-exports, and index.ts is a list or a definition': (tree) =>
    Object.entries(tree)
      .filter(
        ([path, text]) =>
          /^export\s+(type\s+)?[*{]/m.test(withoutComments(text)) || (path.endsWith('/index.ts') && !LISTS.test(path)),
      )
      .map(([path]) => path),
  'no file is longer than 300 lines': (tree) =>
    Object.entries(tree)
      .filter(([, text]) => text.trimEnd().split('\n').length > LONGEST)
      .map(([path]) => path),
  'only config reads the environment': mentions(/\bprocess\s*\.\s*env\b|\bloadEnvFile\b/, ['config']),
  'only an edge asks for the time': mentions(/\bDate\s*\.\s*now\b|\bnew Date\(\s*\)|\bperformance\s*\.\s*now\b/, EDGES),
  'only an edge asks chance': mentions(/\bMath\s*\.\s*random\b|\brandom(UUID|Bytes|Int)\b/, EDGES),
  'only an edge reaches the network': mentions(/(?<![.\w])fetch\s*\(|\bglobalThis\s*\.\s*fetch\b/, EDGES),
} satisfies Record<string, Rule>;
