import { describe, expect, it } from 'vitest';
import { type Candidate, matchName, withNamesakes } from '../../src/spend/match-name.ts';

const named = (id: string, name: string, source: Candidate['source'] = 'console'): Candidate => ({ source, id, name });

const workspaces = [named('wrkspc_1', 'Production'), named('wrkspc_2', 'Production EU'), named('wrkspc_3', 'Research')];

describe('what a filter names', () => {
  it('is an id, else a whole name, else the only name with that part', () => {
    expect(matchName('wrkspc_2', workspaces)).toMatchObject({ kind: 'found', ids: [{ id: 'wrkspc_2' }] });
    expect(matchName('production', workspaces)).toMatchObject({ kind: 'found', ids: [{ id: 'wrkspc_1' }] });
    expect(matchName('EU', workspaces)).toMatchObject({ kind: 'found', ids: [{ id: 'wrkspc_2' }] });
  });

  it('lists the candidates of an ambiguous part', () => {
    expect(matchName('prod', workspaces)).toEqual({ kind: 'ambiguous', candidates: ['Production', 'Production EU'] });
  });

  it('tells keys of one name apart by their ids', () => {
    const keys = [named('apikey_1', 'ci'), named('apikey_2', 'ci'), named('apikey_3', 'ci-nightly')];
    expect(matchName('ci', keys)).toEqual({ kind: 'ambiguous', candidates: ['ci (apikey_1)', 'ci (apikey_2)'] });
    expect(matchName('nightly', keys)).toMatchObject({ kind: 'found', ids: [{ id: 'apikey_3' }] });
  });

  it('gives no id beside a name that stands once in the only organisation that has it', () => {
    const models = [
      named('sonnet-5', 'sonnet-5'),
      named('sonnet-5', 'sonnet-5', 'enterprise'),
      named('sonnet-4', 'sonnet-4'),
    ];
    expect(matchName('sonnet', models)).toEqual({ kind: 'ambiguous', candidates: ['sonnet-4', 'sonnet-5'] });
  });

  it('finds one name in both organisations', () => {
    const people = [named('user_1', 'ada@acme.example'), named('user_9', 'Ada@acme.example', 'enterprise')];
    expect(matchName('ada', people)).toEqual({
      kind: 'found',
      name: 'ada@acme.example',
      ids: [
        { source: 'console', id: 'user_1' },
        { source: 'enterprise', id: 'user_9' },
      ],
    });
  });

  it('is an id whatever each organisation calls it: somebody who left one of them is still the same account', () => {
    const people = [named('user_1', 'ada@acme.example'), named('user_1', 'Deleted User', 'enterprise')];
    expect(matchName('user_1', people)).toMatchObject({
      kind: 'found',
      ids: [
        { source: 'console', id: 'user_1' },
        { source: 'enterprise', id: 'user_1' },
      ],
    });
  });

  it('suggests the nearest name, or none', () => {
    expect(matchName('Reserch', workspaces)).toEqual({ kind: 'unknown', nearest: 'Research' });
    expect(matchName('zzz', workspaces)).toEqual({ kind: 'unknown', nearest: null });
    expect(matchName('x', [])).toEqual({ kind: 'unknown', nearest: null });
  });
});

describe('what a name means in a source that had not been looked through', () => {
  it('is what has this very name there', () => {
    const found = matchName('son', [named('sonnet-5', 'sonnet-5')]);
    const others = [named('sonnet-5', 'sonnet-5', 'enterprise'), named('sonnet-4', 'sonnet-4', 'enterprise')];
    expect(withNamesakes(found, others)).toMatchObject({ ids: [{ source: 'console' }, { id: 'sonnet-5' }] });
  });

  it('is what has this very id, where an id was meant: everybody who left has the same name', () => {
    const found = matchName('user_1', [named('user_1', 'Deleted User')]);
    expect(withNamesakes(found, [named('user_2', 'Deleted User', 'enterprise')])).toEqual(found);
  });
});
