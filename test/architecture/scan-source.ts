import { posix } from 'node:path';

/** Source files by their path from the project's root: real ones, or an example. */
export type Tree = Readonly<Record<string, string>>;

export interface Import {
  readonly from: string;
  /** A path of the tree, a package's name, or `node:…`. */
  readonly to: string;
  readonly kind: 'file' | 'package' | 'node';
  readonly typeOnly: boolean;
}

const STATIC = /^[ \t]*(?:import|export)\b(?<clause>[^'"`;]*?\bfrom)?\s*['"](?<specifier>[^'"]+)['"]/gm;
const DYNAMIC = /\bimport\s*\(\s*(?:['"`](?<specifier>[^'"`]+)['"`])?/g;

/** The code without its comments; `://` of an address in a string is no comment. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const resolve = (from: string, specifier: string): Pick<Import, 'to' | 'kind'> => {
  if (specifier.startsWith('.')) return { to: posix.join(posix.dirname(from), specifier), kind: 'file' };
  if (specifier.startsWith('node:')) return { to: specifier, kind: 'node' };
  return { to: packageOf(specifier), kind: 'package' };
};

const importsOfFile = ([from, text]: readonly [string, string]): Import[] => {
  const code = withoutComments(text);
  const found = [...code.matchAll(STATIC), ...code.matchAll(DYNAMIC)];
  return found.map(({ groups }) => ({
    from,
    ...resolve(from, groups?.specifier ?? './(computed)'),
    typeOnly: /^\s*type\b/.test(groups?.clause ?? ''),
  }));
};

/** Every static, re-exporting and dynamic import of the tree. A computed one leads to `(computed)`, which exists nowhere. */
export const importsOf = (tree: Tree): Import[] => Object.entries(tree).flatMap(importsOfFile);

/** `src/commands/cost/view.ts` → `commands`, `src/app.ts` → `app.ts`, `manifest/build.ts` → `manifest`. */
export const folderOf = (path: string): string => {
  const [top = '', inside = ''] = path.split('/');
  return top === 'src' ? inside : top;
};
