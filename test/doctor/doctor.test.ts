import { describe, expect, it } from 'vitest';
import { examine } from '../../src/doctor/examine.ts';
import type { Facts } from '../../src/doctor/facts.ts';
import { isHealthy, renderDoctor } from '../../src/doctor/render-doctor.ts';
import { toInstant } from '../../src/domain/day.ts';
import { absent, failed, present } from '../../src/domain/part.ts';
import type { SourceCheck } from '../../src/ports.ts';
import type { SlackCheck } from '../../src/slack/check-slack.ts';

const SLACK: SlackCheck = {
  bot: { state: 'ok', value: { teamId: 'T1', team: 'Acme', botUserId: 'U0BOT', scopes: [] } },
  missingScopes: [],
  appToken: { state: 'ok', value: null },
};
const CHECK: SourceCheck = {
  organisation: present({ id: 'org', name: 'Acme Research' }),
  generation: present('analytics'),
  clockSkewMs: 400,
};
const WELL: Facts = {
  now: toInstant(Date.parse('2026-11-22T09:30:00Z')),
  timezone: 'UTC',
  node: '24.21.0',
  configuration: { problems: [], notes: [] },
  slack: SLACK,
  sources: [{ source: 'console', check: CHECK }],
  state: { file: './data/ledger.json', content: { kind: 'valid' }, writeProblem: null, openToOthers: false },
};
const withCheck = (check: Partial<SourceCheck>): Facts => ({
  ...WELL,
  sources: [{ source: 'console', check: { ...CHECK, ...check } }],
});
const withSlack = (slack: Partial<SlackCheck>): Facts => ({ ...WELL, slack: { ...SLACK, ...slack } });
const withState = (state: Partial<Facts['state']>): Facts => ({ ...WELL, state: { ...WELL.state, ...state } });

const report = (facts: Facts) => renderDoctor(examine(facts));
const linesThat = (mark: string, facts: Facts) =>
  report(facts)
    .split('\n')
    .filter((line) => line.startsWith(mark));

it('says one line for each thing that is well', () => {
  expect(report(WELL)).toBe(
    [
      'ok    Node                    24.21.0',
      'ok    Configuration           complete',
      'ok    Slack bot token         connected to Acme',
      'ok    Slack scopes            all granted',
      'ok    Slack app token         Socket Mode opens',
      'ok    Claude Console key      accepted by the organisation Acme Research',
      'ok    Claude Console reports  the Usage and Cost Analytics API answers',
      'ok    Clock                   right',
      'ok    State file              ./data/ledger.json',
      '',
    ].join('\n'),
  );
  expect(isHealthy(examine(WELL))).toBe(true);
});

const problem = { source: 'console', endpoint: '/v1/organizations/me', requestId: null } as const;
const refusedKey = failed({ ...problem, kind: 'key-refused' });

describe.each<[string, Facts, RegExp]>([
  ['an old Node', { ...WELL, node: '22.19.0' }, /Node .*22\.19\.0 is too old.*22\.20/],
  [
    'a missing variable',
    { ...WELL, slack: null, configuration: { problems: ['SLACK_BOT_TOKEN is missing'], notes: [] } },
    /Configuration .*SLACK_BOT_TOKEN is missing/,
  ],
  [
    'a dead bot token',
    withSlack({ bot: { state: 'refused', code: 'invalid_auth' }, missingScopes: null }),
    /invalid_auth.*SLACK_BOT_TOKEN/,
  ],
  ['a silent Slack', withSlack({ bot: { state: 'silent' }, missingScopes: null }), /did not answer.*SLACK_API_URL/],
  [
    'a missing scope',
    withSlack({ missingScopes: [{ scope: 'chat:write', reason: 'post' }] }),
    /missing chat:write \(to post\).*slack-manifest\.yml/,
  ],
  [
    'an app token without its scope',
    withSlack({ appToken: { state: 'refused', code: 'missing_scope' } }),
    /Slack app token .*missing_scope.*connections:write/,
  ],
  ['a refused key', withCheck({ organisation: refusedKey, generation: refusedKey }), /key .*401.*CLAUDE_ADMIN_API_KEY/],
  [
    'unreadable reports',
    withCheck({ generation: failed({ ...problem, kind: 'unavailable', status: 529, cause: '' }) }),
    /reports .*529/,
  ],
  ['a clock far off', withCheck({ clockSkewMs: -400_000 }), /Clock .*400 s fast.*NTP/],
  [
    'a broken state file',
    withState({ content: { kind: 'unreadable', problem: 'it is not a JSON object', mend: 'use the backup' } }),
    /ledger\.json cannot be used: it is not a JSON object: use the backup/,
  ],
  ['a read-only folder', withState({ writeProblem: 'EACCES' }), /nothing can be written.*EACCES.*LEDGER_STATE/],
])('with %s', (_, facts, line) => {
  it('fails with one line that says how to mend it', () => {
    const lines = linesThat('FAIL', facts);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(line);
    expect(isHealthy(examine(facts))).toBe(false);
  });
});

describe.each<[string, Facts, RegExp]>([
  ['a note', { ...WELL, configuration: { problems: [], notes: ['X is not used'] } }, /X is not used/],
  ['a Slack that does not tell its scopes', withSlack({ missingScopes: null }), /Slack scopes .*did not say/],
  ['a clock a little off', withCheck({ clockSkewMs: 45_000 }), /45 s slow.*NTP/],
  ['no clock to compare with', withCheck({ clockSkewMs: null }), /could not be compared/],
  ['no reports for the organisation', withCheck({ generation: absent({ kind: 'not-offered' }) }), /not offered/],
  ['a state file that others may read', withState({ openToOthers: true }), /chmod 600/],
])('with %s', (_, facts, line) => {
  it('warns and still works', () => {
    const lines = linesThat('warn', facts);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(line);
    expect(isHealthy(examine(facts))).toBe(true);
  });
});

it('says in plain text what Slack would format', () => {
  expect(report(withCheck({ organisation: refusedKey, generation: refusedKey }))).not.toContain('`');
});

it('says which mode and which reports are active, and that the file is not there yet', () => {
  const http = report(withSlack({ appToken: null }));
  expect(http).toContain('HTTP mode');
  expect(report(withCheck({ generation: present('classic') }))).toContain('leave out Priority Tier and today');
  expect(report(withState({ content: { kind: 'absent' } }))).toContain('./data/ledger.json will be created');
});
