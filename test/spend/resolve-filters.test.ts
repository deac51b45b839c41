import { describe, expect, it } from 'vitest';
import { dayOf, plusDays, type Span } from '../../src/domain/day.ts';
import { present } from '../../src/domain/part.ts';
import type { Source } from '../../src/domain/spend.ts';
import type { Named, NamedKind } from '../../src/ports.ts';
import type { NamedFilter } from '../../src/spend/read-filter-word.ts';
import { resolveFilters } from '../../src/spend/resolve-filters.ts';
import { createFakeSource, NOW } from '../support/fake-source.ts';

const TODAY = dayOf(NOW);
const YESTERDAY: Span = { from: plusDays(TODAY, -1), to: TODAY };
const OPUS = { id: 'claude-opus-4-8', name: 'claude-opus-4-8' };
const HAIKU = { id: 'claude-haiku-4-5', name: 'claude-haiku-4-5' };

/** An organisation that used Haiku yesterday, and Opus last a month ago. */
const create = () => {
  const asked: NamedKind[] = [];
  const source = createFakeSource('console', {
    namesOf: async (kind, span) => {
      asked.push(kind);
      const used: readonly Named[] = span.from <= plusDays(TODAY, -30) ? [HAIKU, OPUS] : [HAIKU];
      return present(kind === 'model' ? used : []);
    },
  });
  const resolve = (filter: NamedFilter) => resolveFilters([filter], YESTERDAY, [source], '/claude-cost 7d');
  return { asked, resolve };
};

describe('a filter by what was used', () => {
  it('knows a model that was not used in the period, so that the answer is that nothing was', async () => {
    expect(await create().resolve({ by: 'model', name: 'opus' })).toMatchObject({
      ok: true,
      value: [{ source: 'console', filters: { value: [{ by: 'model', ids: [OPUS.id] }] } }],
    });
  });

  it('takes the one that was used in the period where a part of a name fits older ones too', async () => {
    const { asked, resolve } = create();
    expect(await resolve({ by: 'model', name: 'claude' })).toMatchObject({
      value: [{ filters: { value: [{ by: 'model', ids: [HAIKU.id] }] } }],
    });
    expect(asked).toHaveLength(1);
  });

  it('says which days were looked at when there is no such model', async () => {
    const answer = await create().resolve({ by: 'model', name: 'sonet' });
    expect(answer).toMatchObject({
      error: { why: 'Nothing called `sonet` is among the models of that period and the 90 days before it.' },
    });
  });
});

describe('a filter by what was used in one of two organisations', () => {
  const createUsing = (source: Source, used: (span: Span) => readonly Named[]) =>
    createFakeSource(source, { namesOf: async (_, span) => present(used(span)) });
  const reachesBack = (span: Span): boolean => span.from <= plusDays(TODAY, -30);
  const resolve = (name: string, enterprise: (span: Span) => readonly Named[]) =>
    resolveFilters(
      [{ by: 'model', name }],
      YESTERDAY,
      [createUsing('console', () => [OPUS]), createUsing('enterprise', enterprise)],
      '/claude-cost 7d',
    );

  it('is asked of the other too where only the days before know it: what the period is compared with counts it', async () => {
    expect(await resolve('opus', (span) => (reachesBack(span) ? [HAIKU, OPUS] : [HAIKU]))).toMatchObject({
      value: [
        { source: 'console', filters: { value: [{ ids: [OPUS.id] }] } },
        { source: 'enterprise', filters: { value: [{ ids: [OPUS.id] }] } },
      ],
    });
  });

  it('stays without meaning where the days before do not know it either, whatever else has that part', async () => {
    const older = { id: 'claude-opus-3', name: 'claude-opus-3' };
    expect(await resolve('opus', (span) => (reachesBack(span) ? [older] : []))).toMatchObject({
      value: [
        { source: 'console', filters: { value: [{ ids: [OPUS.id] }] } },
        { source: 'enterprise', filters: { value: [{ ids: [] }] } },
      ],
    });
  });
});

it('a name that is listed whatever was used is looked for once', async () => {
  const { asked, resolve } = create();
  expect(await resolve({ by: 'workspace', name: 'nowhere' })).toMatchObject({
    error: { why: 'Nothing called `nowhere` is among the workspaces that this bot can see.' },
  });
  expect(asked).toEqual(['workspace']);
});
