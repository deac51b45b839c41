import { describe, expect, it } from 'vitest';
import { plusDays } from '../../../src/domain/day.ts';
import { DIMENSIONS, type Dimension, type Filter, type Source } from '../../../src/domain/spend.ts';
import { COMPANY, TODAY, WATERMARK } from '../../sandbox/claude/ask.ts';
import { truthOfCost } from '../../sandbox/truth.ts';
import { type Setting, startStory } from '../kit/start-story.ts';
import { type Case, day, expectExactCost, expectExactUsage } from './expect-exact.ts';

/*
 * What the story must show: whatever is asked, of whichever organisation, from either generation of reports, the
 * answer is what the company's own facts add up to: not one micro-cent and not one token is lost or counted twice.
 */

const MTD = { from: day('2026-11-01'), to: day('2026-11-23') };
const WEEK = { from: plusDays(TODAY, -7), to: TODAY };
const PAIRS: readonly (readonly Dimension[])[] = [
  ['workspace', 'model'],
  ['day', 'model'],
  ['model', 'key'],
  ['user', 'product'],
  ['service', 'workspace'],
  ['token', 'tier'],
  ['day', 'workspace'],
];
const EVERY: readonly (readonly Dimension[])[] = [...DIMENSIONS.map((dimension) => [dimension]), ...PAIRS];
/** Tokens have no service and no type: both are columns of a usage report. */
const hasTokens = (by: readonly Dimension[]): boolean => !by.includes('service') && !by.includes('token');
const OF_USAGE = EVERY.filter(hasTokens);

const BOTH: readonly Source[] = ['console', 'enterprise'];
const workspace = (name: string) => COMPANY.console.workspaces.find((each) => each.name === name)?.id ?? '';
const [key] = COMPANY.console.apiKeys;
/** The first member of the Console who used something this month. */
const spenders = truthOfCost(COMPANY, { source: 'console', span: MTD, by: ['user'], until: WATERMARK });
const person = COMPANY.console.members.find(({ id }) => spenders.has(id));

const asking = (by: readonly Dimension[], sources: readonly Source[], rest: Partial<Case> = {}): Case => ({
  words: ['mtd', 'by', by.join(',')],
  span: MTD,
  by,
  sources,
  ...rest,
});

const SINGLE = DIMENSIONS.map((dimension) => [dimension] as const);

describe.each<[string, Setting, readonly Source[], readonly (readonly Dimension[])[]]>([
  ['both organisations', { keys: 'both' }, BOTH, EVERY],
  ['the Console alone', { keys: 'console' }, ['console'], SINGLE],
  ['Claude Enterprise alone', { keys: 'enterprise' }, ['enterprise'], SINGLE],
])('%s', (_, setting, sources, splits) => {
  it('costs exactly what the facts say, by every dimension', async () => {
    const story = await startStory(setting);
    for (const by of splits) await expectExactCost(story, asking(by, sources));
  });

  it('uses exactly what the facts say, by every dimension that tokens have', async () => {
    const story = await startStory(setting);
    for (const by of splits.filter(hasTokens)) await expectExactUsage(story, asking(by, sources));
  });
});

const FILTERS: readonly (readonly [word: string, filter: Filter, sources: readonly Source[]])[] = [
  ['workspace:Production', { by: 'workspace', ids: [workspace('Production')] }, ['console']],
  ['workspace:"R&D <staging>"', { by: 'workspace', ids: [workspace('R&D <staging>')] }, ['console']],
  ['model:opus', { by: 'model', ids: ['claude-opus-4-8'] }, BOTH],
  ['product:claude_code', { by: 'product', ids: ['claude_code'] }, BOTH],
  ['key:none', { by: 'key', ids: [null] }, BOTH],
  [`key:${key?.id}`, { by: 'key', ids: [key?.id ?? ''] }, ['console']],
  [`user:${person?.id}`, { by: 'user', ids: [person?.id ?? ''] }, BOTH],
];

it('a filter takes exactly its part out of every breakdown', async () => {
  const story = await startStory();
  for (const [word, filter, sources] of FILTERS) {
    for (const by of [['model'], ['day'], ['workspace', 'key']] as const) {
      const words = [...asking(by, BOTH).words, word.replaceAll('"', '')];
      await expectExactCost(story, asking(by, sources, { words, filters: [filter] }));
    }
    const words = ['mtd', 'by', 'model', word.replaceAll('"', '')];
    await expectExactUsage(story, asking(['model'], sources, { words, filters: [filter] }));
  }
});

describe('from the classic reports', () => {
  const COST = EVERY.filter((by) => by.every((each) => !['key', 'user', 'product', 'channel'].includes(each)));
  const USAGE = OF_USAGE.filter((by) => by.every((each) => !['product', 'channel', 'user'].includes(each)));
  const classic = (by: readonly Dimension[]) =>
    asking(by, ['console'], { span: { ...MTD, to: TODAY }, generation: 'classic' });

  it('complete days without Priority Tier are as exact', async () => {
    const story = await startStory({ keys: 'console', generation: 'classic' });
    for (const by of COST) await expectExactCost(story, classic(by));
    for (const by of USAGE) await expectExactUsage(story, classic(by));
  });

  it('what they cannot split is said, and no number stands in its place', async () => {
    const story = await startStory({ keys: 'console', generation: 'classic' });
    for (const dimension of ['key', 'user', 'product', 'channel']) {
      const { code, out, err } = await story.report('cost', '7d', 'by', dimension, '--format', 'json');
      expect(code).toBe(1);
      expect(err).toMatch(/^The classic reports of the Claude Console cannot split this by .*\.\n$/);
      expect(JSON.parse(out)).toMatchObject({ total: null, previousTotal: null, rows: [] });
    }
  });

  it('people are named, and can be asked for, by their addresses', async () => {
    const story = await startStory({ keys: 'console', generation: 'classic' });
    const rowsOf = async (...words: readonly string[]) =>
      JSON.parse((await story.report('usage', '30d', 'by', 'user', ...words, '--format', 'json')).out).rows;
    const people = (await rowsOf()).filter((row: { actorType: string }) => row.actorType === 'user');
    const members = new Map(COMPANY.console.members.map(({ id, email }) => [id, email]));
    expect(people.length).toBeGreaterThan(0);
    for (const { user, userId } of people) expect(user).toBe(members.get(userId) ?? userId);
    const [first] = people.filter(({ userId }: { userId: string }) => members.has(userId));
    expect(await rowsOf(`user:${first.user}`)).toEqual([first]);
  });

  it('Claude Enterprise stands beside them with its own reports', async () => {
    const story = await startStory({ generation: 'classic' });
    const words = ['7d', 'by', 'model'];
    await expectExactCost(story, { words, span: WEEK, by: ['model'], sources: BOTH, generation: 'classic' });
  });
});
