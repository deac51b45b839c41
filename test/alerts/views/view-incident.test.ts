import { describe, expect, it } from 'vitest';
import { viewingOf } from '../../../src/alerts/queue-steps.ts';
import { viewDetails } from '../../../src/alerts/views/view-details.ts';
import { viewIncident } from '../../../src/alerts/views/view-incident.ts';
import type { Act, Incident } from '../../../src/domain/incident.ts';
import { checkMessage } from '../../blocks/check-message.ts';
import { usd } from '../../support/fake-source.ts';
import { readMessage } from '../../support/read-message.ts';
import { finding, incident, minutesLater, SETTINGS, stateFinding } from '../../support/sample-incident.ts';

const act = (parts: Partial<Act> = {}): Act => ({
  kind: 'acknowledged',
  by: 'U1',
  at: minutesLater(5),
  until: null,
  why: null,
  ...parts,
});

const buttonsOf = (message: ReturnType<typeof viewIncident>): string[] =>
  message.blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) =>
          element.type === 'button' ? [`${element.text.text}=${element.value}`] : [],
        )
      : [],
  );

const show = (shown: Incident) => {
  const message = viewIncident(shown, viewingOf(shown, SETTINGS));
  expect(checkMessage(message)).toEqual([]);
  return { text: message.text, read: readMessage(message), buttons: buttonsOf(message) };
};

const ALL = ['Acknowledge=7', 'Snooze 1 day=7', 'Snooze 7 days=7', 'Expected=7', 'Details=7'];

describe("an incident's message", () => {
  it('says what happened, what to do and since when', () => {
    const { text, read, buttons } = show(incident());
    expect(text).toBe('High: Ada Example (ada@acme.example) is now an admin of Acme Research (Claude Console)');
    expect(read).toMatchInlineSnapshot(`
      ":red_circle: *High: Ada Example (ada@acme.example) is now an admin of Acme Research (Claude Console)*

      *Role* developer → admin
      *User id* user_01

      If none of the administrators meant this, take the role away.

      ~ New admins · Claude Console · since 22 Nov 2026, 10:30 CET

      [actions]"
    `);
    expect(buttons).toEqual(ALL);
  });

  it.each([
    ['medium', ':large_orange_circle: *Medium: '],
    ['low', ':white_circle: *Low: '],
  ] as const)('marks %s', (severity, start) => {
    expect(show(incident({ finding: finding({ severity }) })).read.startsWith(start)).toBe(true);
  });

  it('says what other rules see of the same fact', () => {
    const also = [finding({ rule: 'member-added', statement: { ...finding().statement, title: 'Ada joined' } })];
    expect(show(incident({ also })).read).toContain('Also:\n• Ada joined');
  });

  it('acknowledged and still open: by whom, and no second Acknowledge', () => {
    const { text, read, buttons } = show(incident({ finding: stateFinding(), acts: [act()] }));
    expect(text).toBe('Acknowledged: The creator of the API key ci-deploy has left');
    expect(read).toContain('~ <@U1> acknowledged this (22 Nov 2026, 10:35 CET)');
    expect(buttons).toEqual(ALL.slice(1));
  });

  it('snoozed: until when', () => {
    const until = minutesLater(24 * 60);
    const { text, read } = show(incident({ snoozedUntil: until, acts: [act({ kind: 'snoozed', until })] }));
    expect(text).toMatch(/^Snoozed: Ada Example/);
    expect(read).toContain('~ <@U1> snoozed this until 23 Nov 2026, 10:30 CET (22 Nov 2026, 10:35 CET)');
  });

  it('expected: by whom and why, and nothing left to do', () => {
    const { text, read, buttons } = show(
      incident({
        status: 'known',
        finding: stateFinding(),
        acts: [act({ kind: 'expected', why: 'Bob <b> is on *leave*' })],
      }),
    );
    expect(text).toMatch(/^Expected: /);
    expect(read).toContain('<@U1> expected this: `Bob &lt;b&gt; is on *leave*`');
    expect(buttons).toEqual(['Details=7']);
  });

  it('resolved: that it ended, and how long it lasted', () => {
    const { text, read, buttons } = show(
      incident({ finding: stateFinding(), status: 'resolved', endedAt: minutesLater(185) }),
    );
    expect(text).toBe(
      'Resolved: The creator of the API key ci-deploy has left\nIt ended 22 Nov 2026, 13:35 CET and lasted 3 hours.',
    );
    expect(read).toMatchInlineSnapshot(`
      ":white_check_mark: *Resolved: The creator of the API key ci-deploy has left*

      It ended 22 Nov 2026, 13:35 CET and lasted 3 hours.

      *Key* ci-deploy

      ~ Orphaned API keys · Claude Console · since 22 Nov 2026, 10:30 CET

      [actions]"
    `);
    expect(buttons).toEqual(['Details=7']);
  });

  it('closed by an acknowledgement: who', () => {
    const { text } = show(incident({ status: 'closed', endedAt: minutesLater(5), acts: [act()] }));
    expect(text).toMatch(/^Acknowledged: Ada Example/);
  });
});

const crowd = (count: number): Incident =>
  incident({
    finding: finding({
      subject: 'group',
      statement: { ...finding().statement, title: `${count} new admins`, fields: [] },
    }),
    group: Array.from({ length: count }, (_, index) =>
      finding({
        subject: `user_${index}`,
        statement: { ...finding().statement, row: ['joined', `Person ${index}`, 'p@acme.example', 'admin', 'Acme'] },
      }),
    ),
  });

describe('a message that stands for many', () => {
  it('is a table with a row for each', () => {
    const { read } = show(crowd(21));
    expect(read).toContain(
      'Change | Name | E-mail | Role | Organisation\njoined | Person 0 | p@acme.example | admin | Acme',
    );
    expect(read).toContain('Person 20');
    expect(read).not.toContain('Other');
  });

  it('counts those that one screen does not hold', () => {
    const { read } = show(crowd(500));
    expect(read).toContain('Person 19');
    expect(read).not.toContain('Person 20 ');
    expect(read).toContain('Other (480) | – | – | – | –');
  });

  it('shows more of them in the details', () => {
    const details = viewDetails(crowd(50), viewingOf(crowd(50), SETTINGS), null);
    expect(checkMessage(details)).toEqual([]);
    expect(readMessage(details)).toContain('Person 49');
  });
});

/** Names that people give, at their worst. */
const HOSTILE = '<!channel> *a* & `b` '.repeat(60);

it.each([
  ['an incident', incident()],
  ['a crowd', crowd(40)],
])('%s with names of any length and kind is still told', (_, base) => {
  const worst = finding({
    statement: {
      title: HOSTILE,
      fields: Array.from({ length: 40 }, () => ({ label: HOSTILE, value: HOSTILE })),
      advice: HOSTILE,
      row: [HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE],
    },
  });
  const acts = Array.from({ length: 30 }, () => act({ kind: 'expected', why: HOSTILE }));
  const group = base.group === null ? null : base.group.map(() => worst);
  const shown = incident({ finding: worst, group, also: Array.from({ length: 30 }, () => worst), acts });
  const viewing = viewingOf(shown, SETTINGS);
  for (const message of [viewIncident(shown, viewing), viewDetails(shown, viewing, null)]) {
    expect(checkMessage(message)).toEqual([]);
    expect(message.text).toContain('&lt;!channel&gt;');
  }
  expect(show(shown).buttons).toEqual(ALL);
});

it('details all that is known, for the person who asks', () => {
  const shown = incident({ acts: [act({ kind: 'snoozed', until: minutesLater(1445) }), act({ at: minutesLater(9) })] });
  const details = viewDetails(shown, viewingOf(shown, SETTINGS), 'https://acme.slack.com/archives/C1/p1');
  expect(checkMessage(details)).toEqual([]);
  expect(readMessage(details)).toMatchInlineSnapshot(`
    ":red_circle: *Acknowledged: Ada Example (ada@acme.example) is now an admin of Acme Research (Claude Console)*

    *Role* developer → admin
    *User id* user_01

    If none of the administrators meant this, take the role away.

    *What was done*
    • <@U1> snoozed this until 23 Nov 2026, 10:35 CET (22 Nov 2026, 10:35 CET)
    • <@U1> acknowledged this (22 Nov 2026, 10:39 CET)

    *Rule: New admins* (\`admin-added\`)
    A member appears with, or is changed to, admin, owner, primary_owner or membership_admin.

    ~ Claude Console · since 22 Nov 2026, 10:30 CET · incident \`7\`
    ~ <https://acme.slack.com/archives/C1/p1|Its message>"
  `);
});

describe('what ended without a word', () => {
  it.each([
    [
      'an event after seven days',
      incident({ status: 'closed', endedAt: minutesLater(7 * 24 * 60) }),
      ':heavy_check_mark: *Closed: Ada',
      'Nobody answered it, so it was closed 29 Nov 2026, 10:30 CET.',
    ],
    [
      'a state that was expected',
      incident({
        finding: stateFinding(),
        status: 'closed',
        endedAt: minutesLater(90),
        acts: [act({ kind: 'expected', why: 'planned' })],
      }),
      ':white_check_mark: *Ended: The creator',
      'It ended 22 Nov 2026, 12:00 CET and lasted 1 hour.',
    ],
  ])('%s says so', (_, ended, start, sentence) => {
    const { read, buttons } = show(ended);
    expect(read.startsWith(start)).toBe(true);
    expect(read).toContain(sentence);
    expect(buttons).toEqual(['Details=7']);
  });

  it.each([
    ['acknowledged', act()],
    ['muted', null],
  ])('is not said of an event that was %s', (_, done) => {
    const closed = incident({
      status: 'closed',
      endedAt: done?.at ?? minutesLater(0),
      acts: done === null ? [] : [done],
    });
    expect(show(closed).read).not.toContain('Nobody answered');
  });
});

describe('a request that can be decided', () => {
  const ask = { requestId: 'slir_1', person: 'Ada <Example>', period: 'monthly', asked: usd('800'), current: null };
  const waiting = (parts: Partial<typeof ask> | { readonly asked: null } = {}) =>
    incident({ finding: { ...stateFinding({ rule: 'limit-request' }), ask: { ...ask, ...parts } } });
  const confirms = (shown: Incident) =>
    viewIncident(shown, viewingOf(shown, SETTINGS)).blocks.flatMap((block) =>
      block.type === 'actions'
        ? block.elements.flatMap((each) => (each.type === 'button' && each.confirm ? [each.confirm.text?.text] : []))
        : [],
    );

  it('has the buttons for it first, with the amount that is asked for', () => {
    expect(show(waiting()).buttons).toEqual(['Approve=7 800', 'Deny=7', ...ALL]);
    expect(confirms(waiting())).toEqual([
      'Ada <Example> may then spend up to $800.00 monthly.',
      'The limit of Ada <Example> stays as it is, and Anthropic tells them so.',
    ]);
  });

  it('confirms the amount whole, however long the name', () => {
    expect(confirms(waiting({ person: 'A'.repeat(900) }))[0]).toMatch(/ may then spend up to \$800\.00 monthly\.$/);
    show(waiting({ person: 'A'.repeat(900) }));
  });

  it('asks for the amount later where nobody has said one', () => {
    expect(show(waiting({ asked: null })).buttons.slice(0, 2)).toEqual(['Approve=7', 'Deny=7']);
    expect(confirms(waiting({ asked: null }))).toHaveLength(1);
  });

  it('that is decided is called after it, and has nothing to press', () => {
    const by = act({ kind: 'approved', why: '$800.00 monthly' });
    const { read, buttons } = show({ ...waiting(), status: 'resolved', endedAt: minutesLater(5), acts: [by] });
    expect(read).toContain(':white_check_mark: *Approved: ');
    expect(read).toContain('It was decided 22 Nov 2026, 10:35 CET, after 5 minutes.');
    expect(read).toContain('<@U1> approved this: $800.00 monthly (22 Nov 2026, 10:35 CET)');
    expect(buttons).toEqual(['Details=7']);
  });
});
