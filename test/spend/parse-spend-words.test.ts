import { describe, expect, it } from 'vitest';
import { type Day, isoDay, parseIsoDay } from '../../src/domain/day.ts';
import { parseSpendWords } from '../../src/spend/parse-spend-words.ts';

const today = parseIsoDay('2026-11-22') as Day;
const parse = (...words: string[]) => parseSpendWords(words, today, '/claude-cost 30d by workspace');

const meaning = (...words: string[]) => {
  const parsed = parse(...words);
  if (!parsed.ok) throw new Error(`${parsed.error.said}: ${parsed.error.why}`);
  const { period, ...rest } = parsed.value;
  return { ...rest, from: isoDay(period.from), to: isoDay(period.to) };
};

const misread = (...words: string[]) => {
  const parsed = parse(...words);
  if (parsed.ok) throw new Error('understood');
  return parsed.error;
};

const NOTHING = { by: ['workspace', 'model'], filters: [], source: null, top: null, csv: false };

describe('the words of a spend question', () => {
  it('asks for the month to date by workspace and model when nothing is said', () => {
    expect(meaning()).toEqual({ ...NOTHING, from: '2026-11-01', to: '2026-11-23' });
  });

  it('reads any order', () => {
    const expected = {
      by: ['model'],
      filters: [{ by: 'workspace', name: 'Prod' }],
      source: null,
      top: 5,
      csv: true,
      from: '2026-10-23',
      to: '2026-11-22',
    };
    expect(meaning('30d', 'by', 'model', 'workspace:Prod', 'top', '5', 'csv')).toEqual(expected);
    expect(meaning('csv', 'top', '5', 'workspace:Prod', 'by', 'model', '30d')).toEqual(expected);
  });

  it.each([
    ['by', 'workspace,model'],
    ['by', 'workspace,', 'model'],
    ['by', 'workspace', ',model'],
    ['by', 'workspace', ',', 'model'],
    ['by', 'Workspace', 'and', 'Model'],
    ['by', 'workspace', 'by', 'model'],
  ])('takes two dimensions as %s %s %s %s', (...words) => {
    expect(meaning(...words.filter((word) => word !== undefined)).by).toEqual(['workspace', 'model']);
  });

  it('keeps a period after a dimension apart from it', () => {
    expect(meaning('by', 'day', 'last', 'week')).toMatchObject({ by: ['day'], from: '2026-11-09', to: '2026-11-16' });
    expect(meaning('november', 'by', 'key')).toMatchObject({ by: ['key'], from: '2026-11-01' });
  });

  it('keeps the case of names, and takes a name after the colon', () => {
    expect(meaning('workspace:', 'Genomics pipeline').filters).toEqual([
      { by: 'workspace', name: 'Genomics pipeline' },
    ]);
    expect(meaning('KEY:CI', 'key:Deploy').filters).toEqual([
      { by: 'key', name: 'CI' },
      { by: 'key', name: 'Deploy' },
    ]);
  });

  it('asks one source', () => {
    expect(meaning('source:Console').source).toBe('console');
    expect(misread('source:consol')).toMatchObject({ said: 'source:consol', nearest: 'source:console' });
  });

  it.each([
    [['by', 'wrokspace'], 'by wrokspace', 'by workspace'],
    [['yesterdy'], 'yesterdy', 'yesterday'],
    [['modle:opus'], 'modle:opus', 'model:opus'],
    [['cvs'], 'cvs', 'csv'],
  ])('names what it did not understand in %j, and the nearest word', (words, said, nearest) => {
    expect(misread(...words)).toMatchObject({ said, nearest, example: '/claude-cost 30d by workspace' });
  });

  it.each([[['frobnicate']], [['30d', '🤷']], [["'; drop table"]]])('guesses nothing for %j', (words) => {
    expect(misread(...words).nearest).toBeNull();
  });

  it.each([
    [['by'], /one or two of: day, workspace/],
    [['by', 'day,model,key'], /^`by day,model,key` .* two dimensions at most/],
    [['top', '0'], /^`top 0` .* whole number, 1 or more/],
    [['top', 'ten'], /^`top ten` .* whole number, 1 or more/],
    [['top'], /whole number, 1 or more/],
    [['model:'], /a name, a part of one, or an id/],
    [['2026-13'], /2026-13|month/],
    [['today', 'yesterday'], /./],
  ])('says why for %j', (words, why) => {
    expect(misread(...words).why).toMatch(why);
  });
});
