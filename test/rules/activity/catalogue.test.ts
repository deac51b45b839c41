import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../src/domain/activity-feed.ts';
import { CATALOGUE } from '../../../src/rules/activity/catalogue.ts';
import { fillWords } from '../../../src/rules/activity/fill-words.ts';
import { NOISY_TYPES, QUIET_TYPES } from '../../../src/rules/activity/quiet-types.ts';
import { HOLE } from '../find.ts';
import { activity, findIn, updates } from './activities.ts';

/** Each documented type with the fields that belong to it, a line each. */
const DOCUMENTED = new Map(
  readFileSync(new URL('./documented-types.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [type = '', fields = ''] = line.split('\t');
      return [type, new Set(fields.split(' '))] as const;
    }),
);

/** Delivered, and in no list of types. */
const UNLISTED = ['anthropic_access', 'cmek_preserve', 'rbac_role_grant_updated'];

const placeholders = (words: string): readonly string[] =>
  [...words.matchAll(/\{([^}]+)\}/g)].flatMap(([, fields = '']) => fields.split('|'));

describe('the catalogue of activities', () => {
  it('knows every documented type: it is told or quiet, never both', () => {
    expect(DOCUMENTED.size).toBe(467);
    const sorted = [...DOCUMENTED.keys()].map((type) => [type, CATALOGUE.has(type), QUIET_TYPES.has(type)]);
    expect(sorted.filter(([, told, quiet]) => told === quiet)).toEqual([]);
  });

  it('invents no type', () => {
    const known = [...CATALOGUE.keys(), ...QUIET_TYPES];
    expect(known.filter((type) => !DOCUMENTED.has(type)).toSorted()).toEqual(UNLISTED);
  });

  it('speaks only of fields that the type has, and shows no more than a message has room for', () => {
    const told = [...CATALOGUE].filter(([type]) => !UNLISTED.includes(type));
    const wrong = told.flatMap(([type, { cases, shows }]) => {
      const fields = [...cases.flatMap(({ words }) => placeholders(words)), ...shows];
      const has = new Set([...(DOCUMENTED.get(type) ?? []), 'update_names']);
      return fields.filter((field) => !has.has(field)).map((field) => `${type}: ${field}`);
    });
    expect(wrong).toEqual([]);
    expect([...CATALOGUE].filter(([, { shows }]) => shows.length > 4)).toEqual([]);
  });

  it('asks the feed to leave out what is frequent, and nothing that is told', () => {
    expect(NOISY_TYPES.length).toBeGreaterThan(30);
    expect(NOISY_TYPES.filter((type) => CATALOGUE.has(type))).toEqual([]);
    expect(NOISY_TYPES).toContain('claude_chat_viewed');
    expect(NOISY_TYPES).not.toContain('compliance_api_accessed');
  });
});

describe('whatever the catalogue tells', () => {
  const cases = [...CATALOGUE].flatMap(([type, entry]) => entry.cases.map((each) => ({ type, ...each })));

  it('reads like this', () => {
    const lines = cases.map(({ type, severity, words }) => {
      const full = fillWords(words, (field) => `<${field}>`);
      const bare = fillWords(words, () => null);
      return `${severity.padEnd(6)} ${type}\n  ${full}${full === bare ? '' : `\n  ${bare}`}`;
    });
    expect(lines.join('\n')).toMatchSnapshot();
  });

  it('has no hole and no JSON in it, whatever its fields are', () => {
    const values: readonly (readonly [string, (field: string) => Activity['fields'][string]])[] = [
      ['texts', (field) => (field === 'updates' ? updates('name', 'old', null) : field)],
      ['nulls', () => null],
      ['objects', () => ({ type: 'chat', id: 'chat_1', more: { deep: [1] } })],
      ['lists', () => ['a', 'b', { x: 1 }, ['c']]],
      ['numbers', () => 7],
      ['switches', () => false],
    ];
    const said = values.flatMap(([, give]) =>
      [...DOCUMENTED].flatMap(([type, fields]) => {
        const given = Object.fromEntries([...fields].map((field) => [field, give(field)]));
        return findIn([activity(type, given)]).map(({ statement: { title, fields: shown, row } }) =>
          [title, ...row, ...shown.map(({ value }) => value)].join(' '),
        );
      }),
    );
    expect(said.length).toBeGreaterThan(500);
    expect(said.filter((text) => HOLE.test(text) || /[{}[\]"]/.test(text) || text.includes('  '))).toEqual([]);
  });
});
