import { describe, expect, it } from 'vitest';
import { dayOf, plusDays } from '../../src/domain/day.ts';
import { isExpiring, isOrphaned, isStale, keyUseSpan, lastUsedOf } from '../../src/domain/key-state.ts';
import { NOW } from '../support/fake-source.ts';
import { apiKey, at } from '../support/organisation.ts';

const TODAY = dayOf(NOW);
const useOf = (days: Readonly<Record<string, number>>, span = keyUseSpan(TODAY)) => ({
  span,
  readAt: NOW,
  lastUsed: new Map(Object.entries(days).map(([id, ago]) => [`apikey_${id}`, plusDays(TODAY, -ago)])),
});

describe('last use', () => {
  it('is looked for in ninety complete days and today', () => {
    expect(keyUseSpan(TODAY)).toEqual({ from: TODAY - 90, to: TODAY + 1 });
  });

  it('is a day, never, or not known', () => {
    expect(lastUsedOf(apiKey('a'), useOf({ a: 3 }), NOW)).toBe(TODAY - 3);
    expect(lastUsedOf(apiKey('b'), useOf({ a: 3 }), NOW)).toBe('never');
    expect(lastUsedOf(apiKey('a'), null, NOW)).toBeNull();
  });

  it('is never only where the history reaches back to the first day, or to the creation', () => {
    const short = useOf({}, { from: plusDays(TODAY, -10), to: TODAY });
    expect(lastUsedOf(apiKey('old'), short, NOW)).toBeNull();
    expect(lastUsedOf(apiKey('new', { createdAt: at('2026-11-12') }), short, NOW)).toBe('never');
    expect(lastUsedOf(apiKey('new', { createdAt: at('2026-11-11') }), short, NOW)).toBeNull();
  });
});

describe('stale', () => {
  const isStaleKey = (parts: Parameters<typeof apiKey>[1], lastUsed: Parameters<typeof isStale>[1]) =>
    isStale(apiKey('a', parts), lastUsed, NOW);

  it('is active and unused for ninety days', () => {
    expect(isStaleKey({}, 'never')).toBe(true);
    expect(isStaleKey({}, plusDays(TODAY, -90))).toBe(false);
    expect(isStaleKey({ status: 'inactive' }, 'never')).toBe(false);
  });

  it('is no key that is younger than that', () => {
    expect(isStaleKey({ createdAt: at('2026-08-24') }, 'never')).toBe(true);
    expect(isStaleKey({ createdAt: at('2026-08-25') }, 'never')).toBe(false);
  });

  it('is not known where the last use is not', () => {
    expect(isStaleKey({}, null)).toBeNull();
    expect(isStaleKey({ status: 'archived' }, null)).toBe(false);
  });
});

describe('orphaned', () => {
  const members = new Set(['user_ada']);

  it('is active, and its creator has left', () => {
    expect(isOrphaned(apiKey('a'), members)).toBe(false);
    expect(isOrphaned(apiKey('a', { createdBy: { id: 'user_left', type: 'user' } }), members)).toBe(true);
    expect(isOrphaned(apiKey('a', { createdBy: { id: 'user_left', type: 'user' }, status: 'expired' }), members)).toBe(
      false,
    );
  });

  it('is no key of a service account, or without a creator', () => {
    expect(isOrphaned(apiKey('a', { createdBy: { id: 'svac_1', type: 'service_account' } }), members)).toBe(false);
    expect(isOrphaned(apiKey('a', { createdBy: null }), members)).toBe(false);
    expect(isOrphaned(apiKey('a', { createdBy: null }), null)).toBe(false);
  });

  it('is not known without the members', () => {
    expect(isOrphaned(apiKey('a'), null)).toBeNull();
  });
});

describe('expiring', () => {
  it.each([
    [null, 'active', false],
    ['2026-11-22T09:30:00Z', 'active', false],
    ['2026-11-22T09:30:01Z', 'active', true],
    ['2026-12-06T09:30:00Z', 'active', true],
    ['2026-12-06T09:30:01Z', 'active', false],
    ['2026-11-25T00:00:00Z', 'inactive', false],
  ])('ends at %s while %s: %s', (expiresAt, status, expected) => {
    expect(isExpiring(apiKey('a', { status, expiresAt: expiresAt === null ? null : at(expiresAt) }), NOW)).toBe(
      expected,
    );
  });
});
