import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from './architecture/find-violations.ts';
import { COMPOSITION, IMPORT_TABLE } from './architecture/import-table.ts';
import { importsOf, type Tree } from './architecture/scan-source.ts';

const ROOT = new URL('..', import.meta.url);

const readTree = (): Tree =>
  Object.fromEntries(
    globSync(['src/**/*.ts', 'manifest/**/*.ts'], { cwd: ROOT.pathname }).map((path) => {
      const posixPath = path.replaceAll(sep, '/');
      return [posixPath, readFileSync(new URL(posixPath, ROOT), 'utf8')];
    }),
  );

describe('the house', () => {
  const tree = readTree();

  it('is there to be looked at', () => {
    expect(Object.keys(tree)).toEqual(
      expect.arrayContaining(['src/ports.ts', 'src/domain/money.ts', 'manifest/build.ts']),
    );
    expect(importsOf(tree).length).toBeGreaterThan(Object.keys(tree).length);
  });

  it.each(Object.entries(RULES))('%s', (_, rule) => {
    expect(rule(tree)).toEqual([]);
  });
});

it('sees an import in each of its forms, and none in a comment', () => {
  const text = `
import 'node:fs';
import type { A } from '../domain/a.ts';
import {
  b,
  type C,
} from "./b.ts";
export { d } from './d.ts';
export * from './e.ts';
import f, * as g from '@scope/package/deep';
const h = await import('./h.ts');
type I = import(
  './i.ts'
).I;
const j = await import(name);
// import { k } from './k.ts';
/** import { l } from './l.ts'; */
export const from = 'm';
`;
  const seen = importsOf({ 'src/blocks/x.ts': text });
  expect(seen.map(({ to }) => to)).toEqual([
    'node:fs',
    'src/domain/a.ts',
    'src/blocks/b.ts',
    'src/blocks/d.ts',
    'src/blocks/e.ts',
    '@scope/package',
    'src/blocks/h.ts',
    'src/blocks/i.ts',
    'src/blocks/(computed)',
  ]);
  expect(seen.filter(({ typeOnly }) => typeOnly).map(({ to }) => to)).toEqual(['src/domain/a.ts']);
});

const ONE_OF_EACH: Tree = Object.fromEntries(
  [...Object.keys(IMPORT_TABLE), ...COMPOSITION].map((name) => {
    const path = name.endsWith('.ts') ? `src/${name}` : `src/${name}/a.ts`;
    return [name === 'manifest' ? 'manifest/a.ts' : path, ''];
  }),
);

/** For every rule the smallest trees that break it, and one that comes close and does not. */
const EXAMPLES: Record<keyof typeof RULES, { readonly bad: readonly Tree[]; readonly good: Tree }> = {
  'every import leads to a file': {
    bad: [{ 'src/domain/a.ts': `import './b.ts';` }, { 'src/domain/a.ts': 'await import(name);' }],
    good: { 'src/domain/a.ts': `import './b.ts';`, 'src/domain/b.ts': '' },
  },
  'every folder has its row in the import table, and every row its folder': {
    bad: [{ ...ONE_OF_EACH, 'src/unheard-of/a.ts': '' }, { 'src/domain/a.ts': '' }],
    good: ONE_OF_EACH,
  },
  'a folder imports only what the table allows': {
    bad: [
      { 'src/domain/a.ts': `import type { Log } from '../ports.ts';` },
      { 'src/domain/a.ts': `import { z } from 'zod';` },
      { 'src/blocks/a.ts': `import {\n  readFileSync,\n} from 'node:fs';` },
      { 'src/commands/cost/a.ts': `import { App } from '@slack/bolt';` },
      { 'src/commands/cost/a.ts': `import { a } from '../../anthropic/a.ts';` },
      { 'src/commands/cost/a.ts': `const a = await import('../../store/a.ts');` },
      { 'src/slack/a.ts': `import { a } from '../anthropic/a.ts';` },
      { 'src/slack/a.ts': `import { commands } from '../commands/index.ts';` },
      { 'src/anthropic/a.ts': `export { hideSecret } from '../config/secret.ts';` },
      { 'src/new-folder/a.ts': `import { a } from '../domain/a.ts';` },
    ],
    good: {
      'src/slack/a.ts': `import type { Command } from '../commands/command.ts';\nimport { App } from '@slack/bolt';`,
      'src/app.ts': `import { a } from './anthropic/a.ts';`,
    },
  },
  'nothing imports upward': {
    bad: [
      { 'src/commands/status/a.ts': `import { createApp } from '../../app.ts';` },
      { 'src/slack/a.ts': `import type { App } from '../main.ts';` },
    ],
    good: { 'src/main.ts': `import { createApp } from './app.ts';` },
  },
  'only the composition knows the sandbox': {
    bad: [{ 'src/slack/a.ts': `import { a } from '../sandbox/a.ts';` }],
    good: { 'src/main.ts': `import('./sandbox/a.ts')`, 'src/sandbox/a.ts': `import './b.ts';` },
  },
  'a command knows no other command': {
    bad: [
      { 'src/commands/cost/a.ts': `import { a } from '../usage/a.ts';` },
      { 'src/commands/words.ts': `import { a } from './usage/a.ts';` },
    ],
    good: {
      'src/commands/index.ts': `import { cost } from './cost/index.ts';`,
      'src/commands/cost/index.ts': `import { defineCommand } from '../command.ts';\nimport { view } from './view.ts';`,
    },
  },
  'nothing imports in a circle': {
    bad: [
      {
        'src/domain/a.ts': `import './b.ts';`,
        'src/domain/b.ts': `import './c.ts';`,
        'src/domain/c.ts': `import './a.ts';`,
      },
      { 'src/domain/a.ts': `import './a.ts';` },
    ],
    good: {
      'src/domain/a.ts': `import './b.ts';\nimport './c.ts';`,
      'src/domain/b.ts': `import './c.ts';`,
      'src/domain/c.ts': `import type { A } from './a.ts';`,
    },
  },
  'ports.ts has types only': {
    bad: [
      { 'src/ports.ts': 'export const now = 1;' },
      { 'src/ports.ts': `import { a } from './domain/a.ts';` },
      { 'src/ports.ts': `export default {};` },
    ],
    good: { 'src/ports.ts': `import type { A } from './domain/a.ts';\nexport type B = A;\nexport interface C {}` },
  },
  'no file re-exports, and index.ts is a list or a definition': {
    bad: [
      { 'src/domain/all.ts': `export * from './money.ts';` },
      { 'src/domain/all.ts': `export type {\n  Money,\n} from './money.ts';` },
      { 'src/domain/all.ts': `import type { Money } from './money.ts';\nexport type { Money };` },
      { 'src/domain/index.ts': 'export const a = 1;' },
    ],
    good: {
      'src/commands/index.ts': 'export const commands = [];',
      'src/commands/cost/index.ts': 'export const cost = {};',
    },
  },
  'no file is longer than 300 lines': {
    bad: [{ 'src/domain/a.ts': 'a\n'.repeat(301) }],
    good: { 'src/domain/a.ts': 'a\n'.repeat(300) },
  },
  'only config reads the environment': {
    bad: [{ 'src/main.ts': 'const a = process.env.A;' }, { 'src/log/a.ts': `const { A } = process\n  .env;` }],
    good: { 'src/config/a.ts': 'process.env', 'src/log/a.ts': '// process.env is read elsewhere' },
  },
  'only an edge asks for the time': {
    bad: [
      { 'src/domain/a.ts': 'Date.now()' },
      { 'src/commands/cost/a.ts': 'new Date( )' },
      { 'src/spend/a.ts': 'performance.now()' },
    ],
    good: { 'src/app.ts': 'Date.now()', 'src/domain/a.ts': 'new Date(now)' },
  },
  'only an edge asks chance': {
    bad: [{ 'src/blocks/a.ts': 'Math.random()' }, { 'src/spend/a.ts': `import { randomUUID } from 'node:crypto';` }],
    good: { 'src/store/a.ts': 'randomUUID()', 'src/domain/a.ts': 'random()' },
  },
  'only an edge reaches the network': {
    bad: [{ 'src/commands/cost/a.ts': 'await fetch(url)' }, { 'src/spend/a.ts': 'const get = globalThis.fetch;' }],
    good: { 'src/anthropic/a.ts': 'await fetch(url)', 'src/domain/a.ts': 'prefetch(a); store.fetch(b);' },
  },
};

describe.each(Object.entries(RULES))('the rule "%s"', (name, rule) => {
  const { bad, good } = EXAMPLES[name as keyof typeof RULES];

  it.each(bad.map((tree) => [Object.values(tree).at(-1)?.slice(0, 60).replaceAll('\n', ' '), tree] as const))(
    'bites: %s',
    (_, tree) => {
      expect(rule(tree).length).toBeGreaterThan(0);
    },
  );

  it('leaves alone what is right', () => {
    expect(rule(good)).toEqual([]);
  });
});
