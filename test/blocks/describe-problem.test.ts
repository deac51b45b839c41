import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeAbsence } from '../../src/blocks/describe-absence.ts';
import { describeProblem, withReference } from '../../src/blocks/describe-problem.ts';
import { sourceName } from '../../src/blocks/describe-source.ts';
import { escapeText } from '../../src/blocks/text.ts';
import { toInstant } from '../../src/domain/day.ts';
import type { Absence } from '../../src/domain/part.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { Source } from '../../src/domain/spend.ts';

const NOW = toInstant(Date.parse('2026-11-22T09:15:00Z'));
const at = (source: Source) => ({ source, endpoint: '/v1/organizations/cost_report', requestId: 'req_1' });
const say = (problem: Problem) => describeProblem(problem, NOW, 'Europe/Berlin');

describe('problems', () => {
  test('a refused key', () => {
    expect(say({ kind: 'key-refused', ...at('console') })).toBe(
      'The Claude Console refused the key (401), so nothing can be read from it: put a valid Admin key into `CLAUDE_ADMIN_API_KEY` and restart Claude Ledger.',
    );
    expect(say({ kind: 'key-refused', ...at('enterprise') })).toBe(
      'Claude Enterprise refused the key (401), so nothing can be read from it: put a valid Claude Enterprise key with the scope `read:analytics` into `CLAUDE_CHAT_ADMIN_API_KEY` and restart Claude Ledger.',
    );
  });

  test('a missing scope is named', () => {
    expect(say({ kind: 'scope-missing', ...at('enterprise'), needed: ['read:spend_limits'], message: 'Missing' })).toBe(
      'Claude Enterprise does not show this to a key without the scope `read:spend_limits` (403): create a key that has this scope too, put it into `CLAUDE_CHAT_ADMIN_API_KEY` and restart Claude Ledger.',
    );
    expect(say({ kind: 'scope-missing', ...at('console'), needed: ['a', 'b'], message: '' })).toContain(
      'the scopes `a` and `b` (403)',
    );
  });

  test('a refusal that names no scope is quoted', () => {
    expect(say({ kind: 'scope-missing', ...at('console'), needed: [], message: 'Not for you.' })).toBe(
      'The Claude Console does not let the key read this (403, `Not for you.`): create a key that may read it, put it into `CLAUDE_ADMIN_API_KEY` and restart Claude Ledger.',
    );
  });

  test('a key that is no organisation’s', () => {
    expect(say({ kind: 'not-an-organisation', ...at('console') })).toBe(
      "The key in `CLAUDE_ADMIN_API_KEY` belongs to an individual account, and only organisations have these reports: create a key in your organisation's settings in the Claude Console, put it there instead and restart Claude Ledger.",
    );
  });

  test('a rate limit says when to ask again, in the zone of the bot', () => {
    const limited = (ms: number) => say({ kind: 'rate-limited', ...at('console'), retryAt: toInstant(NOW + ms) });
    expect(limited(41_200)).toBe(
      'The Claude Console has had as many requests as it accepts for now (429), so this could not be read: the next try is possible at 10:15:42 CET, so please ask again then.',
    );
    expect(limited(24 * 3_600_000)).toContain('at 23 Nov 2026, 10:15 CET');
  });

  test('an outage, a network without an answer, and an address that is not the API', () => {
    const down = (status: number | null, cause: string) =>
      say({ kind: 'unavailable', ...at('console'), status, cause });
    expect(down(529, 'Overloaded')).toBe(
      'The Claude Console is having trouble (529, `Overloaded`), so nothing could be read: try again in a few minutes, and if it lasts, look at status.claude.com.',
    );
    expect(down(null, 'ECONNRESET')).toBe(
      'There was no answer from the Claude Console (`ECONNRESET`), so nothing could be read: try again in a few minutes, and if it lasts, check the network, any proxy and `ANTHROPIC_BASE_URL`.',
    );
    expect(down(302, 'redirected')).toBe(
      'The address of the Claude Console leads elsewhere (302, `redirected`), and the key is not sent there: check `ANTHROPIC_BASE_URL` and any proxy.',
    );
  });

  test('a request that was not accepted', () => {
    expect(say({ kind: 'bad-request', ...at('console'), status: 400, message: 'Invalid date range' })).toBe(
      'The Claude Console did not accept the request to `/v1/organizations/cost_report` (400, `Invalid date range`), so there is no answer, and asking again will not change that: try another period or fewer filters, and if it stays, update Claude Ledger.',
    );
  });

  test('pages that are gone before they are read are there again later', () => {
    expect(say({ kind: 'bad-request', ...at('console'), status: 410, message: 'cursor expired' })).toBe(
      'The data of the Claude Console was refreshed again and again while it was being read (410), so there is no answer yet: ask again in a few minutes.',
    );
  });

  test('an answer that is not understood names endpoint and field', () => {
    expect(say({ kind: 'unexpected-reply', ...at('console'), field: 'data[0].amount', expected: 'string' })).toBe(
      'The Claude Console gave an answer that Claude Ledger does not understand (`/v1/organizations/cost_report`: `data[0].amount` should be `string`), so it shows nothing rather than a wrong number: try again later, and if it stays, update Claude Ledger.',
    );
  });

  test('whatever an API says, it is one line that needs no escaping and calls nobody', () => {
    const foreign = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.constant('<!channel> `x` & <@U1>'));
    fc.assert(
      fc.property(foreign, foreign, fc.constantFrom<Source>('console', 'enterprise'), (message, field, source) => {
        for (const sentence of [
          say({ kind: 'scope-missing', ...at(source), needed: [field], message }),
          say({ kind: 'scope-missing', ...at(source), needed: [], message }),
          say({ kind: 'unavailable', ...at(source), status: 500, cause: message }),
          say({ kind: 'bad-request', ...at(source), status: 404, message }),
          say({ kind: 'unexpected-reply', ...at(source), field, expected: message }),
        ]) {
          expect(escapeText(sentence)).toBe(sentence);
          expect(sentence).toMatch(/^[^\n]+\.$/);
        }
      }),
    );
  });
});

test('a reference follows the sentence', () => {
  expect(withReference('It failed.', 'ab12cd')).toBe('It failed. (reference `ab12cd`)');
});

test.each<[Absence, Source, string]>([
  [
    { kind: 'not-offered' },
    'enterprise',
    'Claude Enterprise does not offer this, so there is nothing to show from it.',
  ],
  [
    { kind: 'dimension', dimension: 'key' },
    'console',
    'The classic reports of the Claude Console cannot split this by key; the Usage and Cost Analytics API can, when Anthropic offers it to your organisation.',
  ],
  [
    { kind: 'dimension', dimension: 'channel' },
    'enterprise',
    'The classic reports of Claude Enterprise cannot split this by Slack channel; the Usage and Cost Analytics API can, when Anthropic offers it to your organisation.',
  ],
  [
    { kind: 'complete-days-only' },
    'console',
    'The classic reports of the Claude Console have complete UTC days only, so today is not in them: ask for it tomorrow.',
  ],
  [
    { kind: 'before-first-day', firstDay: '2026-01-01' },
    'enterprise',
    'Claude Enterprise has nothing from before 1 Jan 2026: ask for days from then on.',
  ],
  [
    { kind: 'not-published-yet' },
    'console',
    'The Claude Console has not published these days yet: ask again in a few hours.',
  ],
  [
    { kind: 'nothing-of-that-name' },
    'console',
    'The Claude Console has nothing of that name, so there is nothing to show from it.',
  ],
])('%o in %s is explained', (absence, source, sentence) => {
  expect(describeAbsence(absence, source)).toBe(sentence);
});

test('sources are named beside their numbers', () => {
  expect([sourceName('console'), sourceName('enterprise')]).toEqual(['Claude Console', 'Claude Enterprise']);
});
