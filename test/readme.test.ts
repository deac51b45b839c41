import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/commands/index.ts';
import { claudeVariables, commonVariables, slackVariables } from '../src/config/variables.ts';
import { DIMENSIONS } from '../src/domain/spend.ts';
import { rules } from '../src/rules/index.ts';
import { APP_SCOPES, BOT_SCOPES } from '../src/slack/scopes.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const README = read('README.md');

/** The cells of a table's rows whose first cell is code, by that code: the table that stands under the heading. */
const tableUnder = (heading: string): Map<string, readonly string[]> => {
  const section = README.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const rows = section
    .split('\n')
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')));
  return new Map(
    rows.flatMap(([before, first = '', ...cells]) => {
      const code = /^`([^`]+)`/.exec(first)?.[1];
      return before === '' && code !== undefined ? [[code, cells] as const] : [];
    }),
  );
};

const VARIABLES = { ...slackVariables.shape, ...claudeVariables.shape, ...commonVariables.shape };

/** What the configuration says without the variable; null where it has no single value of its own. */
const defaultOf = (name: keyof typeof VARIABLES): string | null => {
  const parsed = VARIABLES[name].safeParse(undefined);
  const isValue = typeof parsed.data === 'string' || typeof parsed.data === 'number';
  return parsed.success && isValue ? String(parsed.data) : null;
};

describe('the README', () => {
  it('lists every command as it is, and no other', () => {
    const table = tableUnder('Commands');
    expect([...table.keys()]).toEqual(commands.map(({ name, usage }) => `/claude-${name} ${usage}`.trim()));
    expect([...table.values()].map(([summary]) => summary)).toEqual(commands.map(({ summary }) => summary));
  });

  it('lists every alert rule as it is, in its order, and no other', () => {
    const rows = [...tableUnder('Alerts')].map(([id, [policy, severity]]) => ({ id, policy, severity }));
    expect(rows).toEqual(rules.map(({ id, policy, severity }) => ({ id, policy, severity })));
  });

  it('names every dimension', () => {
    const bullet = /^- \*\*by DIM\*\*: one or two of ([^.]*?), as in/m.exec(README)?.[1] ?? '';
    expect([...bullet.matchAll(/`(\w+)`/g)].map(([, word]) => word)).toEqual([...DIMENSIONS]);
  });

  it('lists every variable of the environment with its default, and no other', () => {
    const table = tableUnder('Configuration');
    expect([...table.keys()].sort()).toEqual(Object.keys(VARIABLES).sort());
    for (const name of Object.keys(VARIABLES) as (keyof typeof VARIABLES)[]) {
      const value = defaultOf(name);
      if (value !== null) expect(table.get(name)?.[1], name).toBe(`\`${value}\``);
    }
  });

  it('gives a reason for every Slack scope, and names no other', () => {
    const asked = [...BOT_SCOPES, ...APP_SCOPES].map(({ scope }) => scope);
    expect([...tableUnder('Security').keys()].sort()).toEqual(asked.sort());
  });

  it('names only scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...README.matchAll(/npm run (\w+)/g)].map(([, script = '']) => script);
    expect(named.length).toBeGreaterThan(3);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });
});

it.each(['README.md', '.github/CONTRIBUTING.md'])('the links of %s lead somewhere', (document) => {
  const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(0);
  const base = new URL(`../${document}`, import.meta.url);
  expect(links.filter((path) => !existsSync(new URL(path, base)))).toEqual([]);
});

it('.env.example has a line for every variable, with its default', () => {
  const lines = [...read('.env.example').matchAll(/^#?([A-Z_]+)=(.*)$/gm)];
  expect(lines.map(([, name]) => name).sort()).toEqual(Object.keys(VARIABLES).sort());
  for (const [, name = '', value = ''] of lines) {
    expect([value, name]).toEqual([defaultOf(name as keyof typeof VARIABLES) ?? '', name]);
  }
});
