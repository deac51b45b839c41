import { describe, expect, it } from 'vitest';
import { alertsCommand } from '../../../src/commands/alerts/index.ts';
import { accessTo } from '../../../src/commands/command.ts';
import { RULE_IDS } from '../../../src/domain/finding.ts';
import { rules } from '../../../src/rules/index.ts';
import { askCommand, misaskCommand } from '../../support/ask-command.ts';
import { createFakeSource, NOW } from '../../support/fake-source.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { hoursAgo, incident, stateWith } from './sample-incidents.ts';

const ADA = { userId: 'UADA', teamId: 'T1', email: null };

const sitDown = (initial = stateWith([])) => {
  const state = createMemoryStore(initial);
  const sources = [createFakeSource('console')];
  return {
    state,
    ask: (text: string, how: Parameters<typeof askCommand>[3] = {}) =>
      askCommand(alertsCommand, text, sources, { caller: ADA, state, ...how }),
    misask: (text: string, how: Parameters<typeof askCommand>[3] = {}) =>
      misaskCommand(alertsCommand, text, sources, { caller: ADA, state, ...how }),
  };
};

describe('/claude-alerts', () => {
  const open = stateWith([
    incident('1', { openedAt: hoursAgo(30) }),
    incident('2', { status: 'known' }),
    incident('3', { status: 'resolved', endedAt: hoursAgo(1) }),
    incident(
      '4',
      {
        acts: [
          { kind: 'acknowledged', by: 'UADA', at: hoursAgo(1), until: null, why: null },
          { kind: 'snoozed', by: 'UBOB', at: hoursAgo(1), until: hoursAgo(-23), why: null },
        ],
        message: { channel: 'C0OPS', ts: '1.2' },
      },
      {
        rule: 'admin-added',
        severity: 'high',
        statement: { title: 'Ada <ada@acme.example> is an admin', fields: [], advice: '', row: [] },
      },
    ),
    incident('5', { openedAt: hoursAgo(50) }),
  ]);

  it('lists what is open by severity and age, with who did what', async () => {
    const { shown, said, share, document } = await sitDown(open).ask('');
    expect(shown).toMatchInlineSnapshot(`
      "# Open alerts

      *3* alerts: 1 high, 2 medium.

      *4*   :red_circle: high   Ada &lt;ada@acme.example&gt; is an admin
      \`admin-added\` · since 22 Nov 2026, 07:30 UTC (2 hours ago) · acknowledged by <@UADA> 22 Nov 2026, 08:30 UTC · snoozed by <@UBOB> 22 Nov 2026, 08:30 UTC until 23 Nov 2026, 08:30 UTC · <#C0OPS>

      *5*   :large_orange_circle: medium   API key 5 is not used
      \`key-stale\` · since 20 Nov 2026, 07:30 UTC (2 days ago)

      *1*   :large_orange_circle: medium   API key 1 is not used
      \`key-stale\` · since 21 Nov 2026, 03:30 UTC (1 day ago)

      ~ 1 more stands since before the first look, or is expected: watched in silence until it ends."
    `);
    expect(said).toContain('*3* alerts: 1 high, 2 medium.');
    expect(share).toBeNull();
    expect(document.rows.map(({ id, status }) => [id, status])).toEqual([
      ['4', 'open'],
      ['5', 'open'],
      ['1', 'open'],
      ['2', 'known'],
    ]);
    expect(document.rows[0]).toMatchObject({
      rule: 'admin-added',
      severity: 'high',
      openedAt: '2026-11-22T07:30:00Z',
      acts: ['acknowledged by UADA 2026-11-22T08:30:00Z', 'snoozed by UBOB 2026-11-22T08:30:00Z'],
      channel: 'C0OPS',
    });
  });

  it('says so when nothing is open', async () => {
    expect((await sitDown().ask('open')).shown).toContain('No alert is open.');
    expect((await sitDown().ask('history')).shown).toContain('No alert has ended yet.');
  });

  it('keeps what has ended, the newest end first, with how and why', async () => {
    const ended = stateWith([
      incident('1', { status: 'resolved', endedAt: hoursAgo(9) }),
      incident('2', {
        status: 'closed',
        endedAt: hoursAgo(1),
        acts: [{ kind: 'expected', by: 'UADA', at: hoursAgo(1), until: null, why: 'load *test*' }],
      }),
      incident('3'),
    ]);
    expect((await sitDown(ended).ask('history')).shown).toMatchInlineSnapshot(`
      "# Past alerts

      *2* alerts: 2 medium. The newest end is first.

      *2*   :large_orange_circle: medium   API key 2 is not used
      \`key-stale\` · 22 Nov 2026, 07:30 UTC, closed 22 Nov 2026, 08:30 UTC · expected by <@UADA> 22 Nov 2026, 08:30 UTC (\`load *test*\`)

      *1*   :large_orange_circle: medium   API key 1 is not used
      \`key-stale\` · 22 Nov 2026, 07:30 UTC, resolved 22 Nov 2026, 00:30 UTC"
    `);
  });

  it('shows thirty ended ones on a page, and how to see more', async () => {
    const ended = stateWith(
      Array.from({ length: 65 }, (_, index) =>
        incident(String(index), { status: 'resolved', endedAt: hoursAgo(index) }),
      ),
    );
    const { ask, misask } = sitDown(ended);
    const first = await ask('history');
    expect(first.more).toBe('history page 2');
    expect(first.shown).toContain('Rows 1–30 of 65, page 1 of 3.');
    expect(first.document.rows).toHaveLength(65);
    const last = await ask('history page 3');
    expect(last.shown).toContain('API key 64 is not used');
    expect(last.more).toBeNull();
    expect((await misask('history page 4')).why).toContain('This list has 3 pages.');
    expect((await ask('history csv')).csv?.text.split('\r\n')).toHaveLength(67);
  });
});

describe('what people did', () => {
  const act = (what: string, hours: number, result = 'done') => ({ at: hoursAgo(hours), by: 'UADA', what, result });
  const past = {
    ...stateWith([incident('1', { status: 'resolved', endedAt: hoursAgo(3) }), incident('2')]),
    audit: [
      act('set budget b1: $500.00 monthly', 5),
      act('routed key-stale to C0SEC', 2),
      act('approval of limit request slir_1 with $800.00', 1, 'not done: the key was refused'),
    ],
  };

  it('stands in the history, among what has ended, the newest first', async () => {
    const { shown, document } = await sitDown(past).ask('history');
    expect(shown).toMatchInlineSnapshot(`
      "# Past alerts

      *1* alert: 1 medium. *3* acts by people. The newest is first.

      :bust_in_silhouette: <@UADA>   approval of limit request slir_1 with $800.00
      22 Nov 2026, 08:30 UTC · not done: the key was refused

      :bust_in_silhouette: <@UADA>   routed key-stale to <#C0SEC>
      22 Nov 2026, 07:30 UTC · done

      *1*   :large_orange_circle: medium   API key 1 is not used
      \`key-stale\` · 22 Nov 2026, 07:30 UTC, resolved 22 Nov 2026, 06:30 UTC

      :bust_in_silhouette: <@UADA>   set budget b1: $500.00 monthly
      22 Nov 2026, 04:30 UTC · done"
    `);
    expect(document.rows).toHaveLength(1);
    expect(document.acts).toEqual([
      {
        at: '2026-11-22T08:30:00Z',
        by: 'UADA',
        what: 'approval of limit request slir_1 with $800.00',
        result: 'not done: the key was refused',
      },
      expect.objectContaining({ what: 'routed key-stale to C0SEC' }),
      expect.objectContaining({ what: 'set budget b1: $500.00 monthly' }),
    ]);
  });

  it('is paged with it, and attached whole', async () => {
    const many = { ...past, audit: Array.from({ length: 64 }, (_, index) => act(`act ${index}`, 100 - index)) };
    const { ask } = sitDown(many);
    const first = await ask('history');
    expect(first.shown).toContain('Rows 1–30 of 65, page 1 of 3.');
    expect(first.shown).toContain('*1* alert: 1 medium. *64* acts by people. The newest is first.');
    expect((await ask('history csv')).csv?.text.split('\r\n')).toHaveLength(67);
  });

  it('is not part of what is open', async () => {
    const { shown, document } = await sitDown(past).ask('open');
    expect(shown).not.toContain('budget b1');
    expect(document).not.toHaveProperty('acts');
  });

  it.each([
    ['mute key-stale 7d', 'muted key-stale for 7d'],
    ['mute key-stale', 'muted key-stale until it is unmuted'],
    ['unmute key-stale', 'unmuted key-stale'],
    ['route budget <#C0FIN|finance>', 'routed budget to C0FIN'],
    ['route budget default', 'routed budget to the alert channel'],
    ['sensitivity high', 'set sensitivity high'],
  ])('%s is remembered', async (words, what) => {
    const { ask, state } = sitDown();
    await ask(words);
    expect(state.read().audit).toEqual([{ at: NOW, by: 'UADA', what, result: 'done' }]);
    expect((await ask('history')).shown).toContain(':bust_in_silhouette: <@UADA>');
  });

  it('holds nothing of words that were not understood', async () => {
    const { misask, state } = sitDown();
    await misask('mute key-stal');
    expect(state.read().audit).toEqual([]);
  });
});

describe('/claude-alerts rules', () => {
  it('lists every rule with when it fires, how severe it is and where it goes', async () => {
    const state = stateWith([], {
      routes: { 'admin-added': 'C0SEC' },
      mutes: [
        { rule: 'key-stale', until: null, by: 'UADA', at: NOW },
        { rule: 'key-created', until: hoursAgo(1), by: 'UADA', at: hoursAgo(30) },
      ],
    });
    const { shown, document, share } = await sitDown(state).ask('rules');
    for (const { id, policy } of rules) {
      expect(shown).toContain(`*${id}*`);
      expect(document.rows).toContainEqual(expect.objectContaining({ rule: id, policy }));
    }
    expect(shown).toMatch(/\*admin-added\*.*:red_circle: high · on · → <#C0SEC>/);
    expect(shown).toMatch(/\*key-stale\*.*:no_bell: muted by <@UADA> until it is unmuted/);
    expect(shown).toMatch(/\*key-created\*.* · on · /);
    expect(share).toBe('rules');
  });

  it('are those that can be muted and routed', () => {
    expect(rules.map(({ id }) => id).toSorted()).toEqual([...RULE_IDS].toSorted());
  });
});

describe('changes of what is told', () => {
  it.each([
    ['mute key-stale 7d', { mutes: [{ rule: 'key-stale', until: hoursAgo(-7 * 24), by: 'UADA', at: NOW }] }],
    ['mute key-stale', { mutes: [{ rule: 'key-stale', until: null, by: 'UADA', at: NOW }] }],
    ['route budget <#C0FIN|finance>', { routes: { budget: 'C0FIN' } }],
    ['Route Budget to <#C0FIN|finance>', { routes: { budget: 'C0FIN' } }],
    ['to <#C0FIN|finance> budget route', { routes: { budget: 'C0FIN' } }],
    ['7d MUTE key-stale', { mutes: [{ rule: 'key-stale', until: hoursAgo(-7 * 24), by: 'UADA', at: NOW }] }],
    ['sensitivity high', { sensitivity: 'high' }],
  ])('%s', async (words, settings) => {
    const { ask, state } = sitDown();
    await ask(words);
    expect(state.read().settings).toEqual({ ...stateWith([]).settings, ...settings });
  });

  it.each(['mute key-stale off', 'unmute key-stale'])('%s ends a mute', async (words) => {
    const { ask, state } = sitDown();
    await ask('mute key-stale 7d');
    await ask('mute key-stale 30d');
    expect(state.read().settings.mutes).toHaveLength(1);
    expect((await ask(words)).said).toBe('*key-stale* is on again.');
    expect(state.read().settings.mutes).toEqual([]);
    expect((await ask(words)).said).toBe('*key-stale* was not muted: it is on.');
  });

  it('takes a route back', async () => {
    const { ask, state } = sitDown(stateWith([], { routes: { budget: 'C0FIN', 'key-stale': 'C0SEC' } }));
    await ask('route budget default');
    expect(state.read().settings.routes).toEqual({ 'key-stale': 'C0SEC' });
  });

  it('says what follows', async () => {
    const { ask } = sitDown();
    expect((await ask('mute key-stale 7d')).said).toMatchInlineSnapshot(
      `"*key-stale* is muted until 29 Nov 2026, 09:30 UTC. Meanwhile its new findings are not told. What still stands afterwards is told then; the rest is in \`/claude-alerts history\`."`,
    );
    expect((await ask('route key-stale <#C0SEC|sec>')).said).toMatchInlineSnapshot(
      `"New alerts of *key-stale* go to <#C0SEC> from now on. Those that are open stay where they are."`,
    );
  });

  it.each([
    ['outsider', 'I am not a member of <#C0SEC>, so nothing was changed: type `/invite @Claude Ledger` there'],
    ['unseen', 'Slack does not show me <#C0SEC>, so nothing was changed: type `/invite @Claude Ledger` there'],
    ['archived', '<#C0SEC> is archived, so nothing was changed'],
  ] as const)('routes nothing to a channel where it could not post: %s', async (standing, words) => {
    const { ask, state } = sitDown();
    const before = state.read();
    const { said, problems } = await ask('route key-stale <#C0SEC|sec>', { standingIn: async () => standing });
    expect(said).toContain(words);
    expect(problems).toEqual([said]);
    expect(state.read()).toBe(before);
  });

  it('warns of a channel that people of another company read', async () => {
    const { ask, state } = sitDown();
    const { said } = await ask('route key-stale <#C0SEC|sec>', { standingIn: async () => 'shared' });
    expect(said).toContain('shared with another company');
    expect(state.read().settings.routes).toEqual({ 'key-stale': 'C0SEC' });
  });

  it('needs somebody who is known', async () => {
    const { misask, state } = sitDown();
    const before = state.read();
    for (const words of ['mute key-stale', 'unmute key-stale', 'route budget default', 'sensitivity low'])
      expect((await misask(words, { caller: null })).why).toContain('Settings are changed in Slack');
    expect(state.read()).toBe(before);
  });

  it.each([
    ['', 'viewer'],
    ['open', 'viewer'],
    ['history', 'viewer'],
    ['rules', 'viewer'],
    ['test 90d', 'viewer'],
    ['Mute key-stale', 'admin'],
    ['key-stale 7d mute', 'admin'],
    ['unmute key-stale', 'admin'],
    ['route budget default', 'admin'],
    ['sensitivity low', 'admin'],
  ])('"%s" needs a %s', (words, need) => {
    expect(accessTo(alertsCommand, words.split(' '))).toBe(need);
  });

  it.each([
    ['mute key-stal', { said: 'key-stal', nearest: 'key-stale' }],
    ['mute 7d key-stal', { said: 'key-stal', nearest: 'key-stale' }],
    ['mute', { why: expect.stringContaining('`mute` needs a rule') }],
    ['mute key-stale 0d', { why: expect.stringContaining('`1d` to `365d`') }],
    ['mute key-stale 7d 8d', { said: '8d' }],
    ['route budget #finance', { why: expect.stringContaining('Slack did not tell me which channel') }],
    ['route budget', { why: expect.stringContaining('`route` needs a channel') }],
    ['sensitivity loud', { why: '`sensitivity` is `low`, `normal` or `high`.' }],
    ['test 91d', { why: '`test` replays `1d` to `90d`.' }],
    ['histry', { nearest: 'history' }],
    ['history tomorrow', { said: 'tomorrow' }],
    ['rules all', { said: 'all' }],
  ])('explains what is wrong with %s, and changes nothing', async (words, error) => {
    const { misask, state } = sitDown();
    const before = state.read();
    expect(await misask(words)).toMatchObject(error);
    expect(state.read()).toBe(before);
  });
});
