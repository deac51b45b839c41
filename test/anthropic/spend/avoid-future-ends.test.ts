import { describe, expect, it } from 'vitest';
import { avoidFutureEnds } from '../../../src/anthropic/spend/avoid-future-ends.ts';
import { type Instant, parseInstant } from '../../../src/domain/day.ts';
import { failureOf } from './fake-api.ts';

const at = (text: string): Instant => parseInstant(text) ?? expect.fail(text);

/** An API that refuses what `isRefused` says; `asked` are the ends that it was asked for. */
const create = (now: string, isRefused: (end: Instant) => boolean, status = 400) => {
  const asked: unknown[] = [];
  const transport = avoidFutureEnds(
    {
      get: async ({ path, query }) => {
        asked.push(query?.ending_at);
        if (isRefused(at(String(query?.ending_at)))) throw failureOf(path, status);
        return { body: query?.ending_at, requestId: null };
      },
    },
    { now: () => at(now) },
  );
  const ask = (from: string, to: string) =>
    transport.get({ path: '/report', query: { starting_at: from, ending_at: to, limit: 1000 } });
  return { asked, ask };
};

const NOW = '2026-11-22T14:20:30Z';
const isFuture = (end: Instant): boolean => end > at(NOW);

describe('a range that ends in the future', () => {
  it('is asked as it is while the API takes it', async () => {
    const { asked, ask } = create(NOW, () => false);
    await ask('2026-11-01T00:00:00Z', '2026-11-23T00:00:00Z');
    expect(asked).toEqual(['2026-11-23T00:00:00Z']);
  });

  it('ends with the last full hour where the API refuses the future, the next time at once', async () => {
    const { asked, ask } = create(NOW, isFuture);
    expect(await ask('2026-11-01T00:00:00Z', '2026-11-23T00:00:00Z')).toMatchObject({ body: '2026-11-22T14:00:00Z' });
    await ask('2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z');
    expect(asked).toEqual(['2026-11-23T00:00:00Z', '2026-11-22T14:00:00Z', '2026-11-22T14:00:00Z']);
  });

  it('ends now in the first hour of the day, when no hour of it is full', async () => {
    const { ask } = create('2026-11-22T00:20:30Z', (end) => end > at('2026-11-22T00:20:30Z'));
    expect(await ask('2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z')).toMatchObject({ body: '2026-11-22T00:20:30Z' });
  });

  it('keeps the first refusal where the end was not what is wrong, and asks nothing twice for other failures', async () => {
    const refusing = create(NOW, () => true);
    await expect(refusing.ask('2026-11-01T00:00:00Z', '2026-11-23T00:00:00Z')).rejects.toMatchObject({
      problem: { kind: 'bad-request' },
    });
    const down = create(NOW, () => true, 500);
    await expect(down.ask('2026-11-01T00:00:00Z', '2026-11-23T00:00:00Z')).rejects.toMatchObject({
      problem: { kind: 'unavailable' },
    });
    expect(down.asked).toHaveLength(1);
  });

  it('leaves a range of the past alone, refused or not', async () => {
    const { asked, ask } = create(NOW, () => true);
    await expect(ask('2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z')).rejects.toMatchObject({
      problem: { kind: 'bad-request' },
    });
    expect(asked).toHaveLength(1);
  });
});
