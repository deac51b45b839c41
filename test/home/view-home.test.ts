import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '../../src/domain/outbox.ts';
import { createFakeSource, failing, NOW, unavailable, usd } from '../support/fake-source.ts';
import { budget } from '../support/sample-budget.ts';
import { finding, incident, minutesLater, stateFinding } from '../support/sample-incident.ts';
import { createSource, openHome, subscription } from './acme.ts';
import { readHome } from './read-home.ts';

const ADMIN = { isAdmin: true, drawsCharts: true };
const VIEWER = { isAdmin: false, drawsCharts: false };

describe('the App Home', () => {
  it('of a quiet month: figures, no budget, no alert, no digest', async () => {
    const { home } = openHome();
    await home.refresh();
    expect(readHome(home.view(VIEWER))).toMatchSnapshot();
  });

  it('with all there is to see, for an admin', async () => {
    const paused = { by: 'UADA', at: minutesLater(-90) };
    const { home } = openHome({
      sources: [createSource('console'), createSource('enterprise')],
      settings: {
        budgets: [
          budget(),
          budget({
            id: 'b2',
            amount: usd('500'),
            period: 'weekly',
            words: 'user:ada@acme.example',
            channel: 'C1FINANCE',
          }),
        ],
        subscriptions: [
          subscription(),
          subscription({ id: 'd2', cadence: { kind: 'monthly', day: 'last' }, words: 'workspace:Prod', paused }),
        ],
      },
      state: {
        incidents: [
          incident({ id: '8', finding: stateFinding(), openedAt: minutesLater(-60) }),
          incident({ id: '7', openedAt: minutesLater(-30), message: { channel: 'C9ALERTS', ts: '1.1' } }),
        ],
      },
    });
    await home.refresh();
    expect(readHome(home.view(ADMIN))).toMatchSnapshot();
  });

  it('has nothing for a viewer to press', async () => {
    const { home } = openHome({
      settings: { subscriptions: [subscription()], budgets: [budget()] },
      state: { incidents: [incident()] },
    });
    await home.refresh();
    expect(home.view(VIEWER).filter(({ type }) => type === 'actions')).toEqual([]);
    expect(readHome(home.view(ADMIN))).toContain('[Acknowledge] [Snooze 1 day] [Snooze 7 days] [Expected] [Details]');
  });

  it('before anything is read says what is known, and that the figures come', () => {
    const { home } = openHome({
      settings: { budgets: [budget()], subscriptions: [subscription()] },
      state: { incidents: [incident()] },
      sources: [createFakeSource('console', { cost: () => new Promise(() => undefined) })],
    });
    void home.refresh();
    expect(readHome(home.view(VIEWER))).toMatchSnapshot();
  });

  it('where one source cannot be read gives no total, says why, and shows the other', async () => {
    const { lastProblem, ...health } = createSource('console').health();
    const problem = await unavailableProblem();
    const { home } = openHome({
      sources: [
        createSource('console', {
          cost: failing(problem),
          health: () => ({
            ...health,
            lastProblem: { at: minutesLater(0), problem },
            lastSuccessAt: minutesLater(-40),
          }),
        }),
        createSource('enterprise'),
      ],
      settings: { budgets: [budget()] },
      state: {
        outbox: [waitingSince(-90), waitingSince(-5), waitingSince(0)],
        polls: {
          lastStartedAt: NOW,
          lastFinishedAt: NOW,
          announced: [],
          evaluated: [],
          blindSince: { 'console members': minutesLater(-35), 'console API keys': minutesLater(-35) },
          limitsReadAt: {},
        },
      },
    });
    await home.refresh();
    expect(lastProblem).toBeNull();
    expect(readHome(home.view(ADMIN))).toMatchSnapshot();
  });

  it('says when nothing was spent', async () => {
    const { home } = openHome({ sources: [createFakeSource('console')] });
    await home.refresh();
    expect(readHome(home.view(VIEWER))).toContain('Nothing was spent in the last 14 days.');
  });
});

describe('many alerts', () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    incident({
      id: String(index + 1),
      openedAt: minutesLater(-index),
      finding: finding({
        severity: index % 3 === 0 ? 'high' : 'low',
        statement: { ...finding().statement, title: `Thing ${index + 1}` },
      }),
      ...(index === 0 && { snoozedUntil: minutesLater(600), acts: [snoozed(600)] }),
    }),
  );

  it('are shown gravest first, the longest open of these, snoozed ones last, and the rest is counted', () => {
    const { home } = openHome({ state: { incidents: many } });
    const text = readHome(home.view(ADMIN));
    const shown = [...text.matchAll(/Thing (\d+)/g)].map(([, number]) => number);
    expect(shown).toEqual(['10', '7', '4', '12', '11', '9', '8', '6']);
    expect(text).toContain('*12* alerts are open: 4 high, 8 low.');
    expect(text).toContain('and 4 more alerts: `/claude-alerts`');
  });

  it('of which none is open any more are not shown', () => {
    const over = many.map((each) => ({ ...each, status: 'resolved' as const }));
    const { home } = openHome({ state: { incidents: over } });
    expect(readHome(home.view(ADMIN))).toContain('No alert is open.');
  });

  it('that are acknowledged cannot be acknowledged again', () => {
    const acts = [{ ...snoozed(0), kind: 'acknowledged' as const, until: null }];
    const { home } = openHome({ state: { incidents: [incident({ finding: stateFinding(), acts })] } });
    expect(readHome(home.view(ADMIN))).not.toContain('[Acknowledge]');
  });
});

it('fits Slack with more of everything than can be shown, under names as long as they can be', async () => {
  const long = 'x'.repeat(3000);
  const statement = { ...finding().statement, title: long };
  const { home } = openHome({
    sources: [createSource('console'), createSource('enterprise')],
    settings: {
      budgets: Array.from({ length: 50 }, (_, index) =>
        budget({ id: `b${index}`, words: `workspace:${'y'.repeat(500)}` }),
      ),
      subscriptions: Array.from({ length: 50 }, (_, index) =>
        subscription({ id: `d${index}`, words: `key:${'z'.repeat(500)}` }),
      ),
    },
    state: {
      incidents: Array.from({ length: 100 }, (_, index) =>
        incident({
          id: String(index),
          finding: finding({ statement }),
          acts: Array.from({ length: 30 }, () => ({ ...snoozed(60), kind: 'expected' as const, why: 'w'.repeat(300) })),
        }),
      ),
    },
  });
  await home.refresh();
  const text = readHome(home.view(ADMIN));
  expect(text).toContain('and 45 more budgets: `/claude-budget`');
  expect(text).toContain('and 44 more digests: `/claude-digest`');
  expect(text).toContain('and 92 more alerts: `/claude-alerts`');
});

function waitingSince(minutes: number): OutboxEntry {
  return {
    id: `m${minutes}`,
    envelope: { channel: 'C9ALERTS', about: '7' },
    kind: 'post',
    message: { text: 'High: …', blocks: [] },
    attempted: null,
    failures: 0,
    notBefore: null,
    fallback: null,
    queuedAt: minutesLater(minutes),
  };
}

function snoozed(minutes: number) {
  return { kind: 'snoozed' as const, by: 'UADA', at: NOW, until: minutesLater(minutes), why: null };
}

const unavailableProblem = async () => {
  const part = unavailable('console');
  if (part.state !== 'failed') throw new Error('readable');
  return part.problem;
};
