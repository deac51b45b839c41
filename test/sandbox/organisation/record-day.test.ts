import { describe, expect, it } from 'vitest';
import { dayOf, toInstant } from '../../../src/domain/day.ts';
import { recordDay } from '../../../src/sandbox/organisation/record-day.ts';
import { type NOISE, SECURITY, UNHEARD } from '../../../src/sandbox/organisation/recorded-types.ts';
import { COMPANY, NOW, TODAY } from '../claude/ask.ts';

const COUNT = 20_000;
const LATE = { share: 0.02, minutes: 50 };
const recorded = recordDay({ day: TODAY, count: COUNT, security: 40, unheard: 12, late: LATE });
const company = recorded(COMPANY, NOW);
const { feed } = company;
const among = (kinds: typeof NOISE) => {
  const types = new Set(kinds.map(({ type }) => type));
  return feed.filter(({ type }) => types.has(type));
};

describe('a recorded day', () => {
  it('has as many activities as it should, each with an id of its own, all on that day', () => {
    expect(feed).toHaveLength(COUNT);
    expect(new Set(feed.map(({ id }) => id)).size).toBe(COUNT);
    expect(new Set(feed.map(({ at }) => dayOf(at)))).toEqual(new Set([TODAY]));
  });

  it('is mostly noise, and exactly as much of the rest as was asked for', () => {
    expect(among(SECURITY)).toHaveLength(40);
    expect(among(UNHEARD)).toHaveLength(12);
    const chats = feed.filter(({ type }) => type.startsWith('claude_chat_'));
    expect(chats.length / COUNT).toBeGreaterThan(0.5);
    const signIns = feed.filter(({ type }) => type.startsWith('sso_login_'));
    expect(signIns.length / COUNT).toBeGreaterThan(0.02);
    expect(signIns.length / COUNT).toBeLessThan(0.08);
    expect(new Set(feed.map(({ type }) => type)).size).toBeGreaterThan(20);
  });

  it('happens in office hours, and tells little of it late', () => {
    const hours = feed.map(({ at }) => new Date(at).getUTCHours());
    expect(hours.filter((hour) => hour >= 8 && hour < 19).length / COUNT).toBeGreaterThan(0.8);
    const late = feed.filter(({ visibleAt }) => visibleAt !== null);
    expect(late.length / COUNT).toBeGreaterThan(0.015);
    expect(late.length / COUNT).toBeLessThan(0.025);
    const delays = late.map(({ at, visibleAt }) => (visibleAt ?? at) - at);
    expect(Math.min(...delays)).toBeGreaterThan(0);
    expect(Math.max(...delays)).toBeLessThanOrEqual(50 * 60_000);
  });

  it('is done by the people, and names their keys', () => {
    const people = new Set([...COMPANY.console.members, ...COMPANY.enterprise.members].map(({ id }) => id));
    const named = feed.flatMap(({ actor }) => (actor.type === 'user_actor' ? [String(actor.user_id)] : []));
    expect(named.every((id) => people.has(id))).toBe(true);
    const keys = new Set(COMPANY.console.apiKeys.map(({ id }) => id));
    const made = feed.filter(({ type }) => type === 'platform_api_key_created');
    expect(made.every(({ fields }) => keys.has(String(fields.api_key_id)))).toBe(true);
    expect(new Set(feed.map(({ actor }) => actor.type)).size).toBeGreaterThanOrEqual(5);
    expect(company.console).toBe(COMPANY.console);
  });

  it('is the same for the same seed, whenever it is loaded, and another for another one', () => {
    const few = { day: TODAY, count: 50 };
    const again = (seed: string, at: number) => recordDay({ ...few, seed })(COMPANY, toInstant(at)).feed;
    expect(again('a', NOW)).toEqual(again('a', NOW + 1));
    expect(again('a', NOW).map(({ id }) => id)).not.toEqual(again('b', NOW).map(({ id }) => id));
  });
});
