import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../../src/domain/day.ts';
import type { LedgerState } from '../../../src/domain/ledger-state.ts';
import { formatMoney, fromUsd, ZERO } from '../../../src/domain/money.ts';
import {
  addKey,
  addMember,
  changeKey,
  changeRole,
  removeMember,
  scaleDay,
} from '../../../src/sandbox/organisation/changes.ts';
import { TODAY } from '../../sandbox/claude/ask.ts';
import { budget as sampleBudget } from '../../support/sample-budget.ts';
import { type Setting, type Story, startStory } from '../kit/start-story.ts';

/*
 * What the story must show: the first poll only introduces itself; from then on each change is told by the next poll,
 * in full, once, in the alert channel; what cannot be seen is said, and while it cannot nothing is made up; a state that
 * ends says so.
 */

const ALERTS = 'C0ALERTS';
const HOUR = 60;

const watch = async (setting: Setting = {}) => {
  const story = await startStory({ keys: 'console', ...setting });
  /** Time goes by, and a poll runs; the messages that it posts, the first line of each. */
  const poll = async (minutes = 5) => {
    story.clock.advance(minutes * 60_000);
    const before = new Set(messages(story).map(({ ts }) => ts));
    const running = story.clock.runFreely();
    const { document } = await story.poll();
    running();
    const posted = messages(story).filter(({ ts }) => !before.has(ts));
    const told = posted.filter(({ threadTs }) => threadTs === null).map(({ text }) => text.split('\n')[0] ?? '');
    return { ...document, told, thread: posted.filter(({ threadTs }) => threadTs !== null).map(({ text }) => text) };
  };
  await poll();
  return { story, poll };
};

const messages = (story: Story) => story.slack.messages(ALERTS);
const company = (story: Story) => story.claude.company().console;
const someMember = (story: Story, role: string) => {
  const found = company(story).members.find((member) => member.role === role);
  if (found === undefined) throw new Error(role);
  return found;
};
const openWorkspace = (story: Story) => {
  const found = company(story).workspaces.find(({ isDefault, archivedAt }) => !isDefault && archivedAt === null);
  if (found === undefined) throw new Error('no workspace');
  return found;
};
/** An active key whose creator is a member. */
const ownedKey = (story: Story) => {
  const members = new Set(company(story).members.map(({ id }) => id));
  const found = company(story).apiKeys.find(
    ({ status, createdBy, name }) => status === 'active' && name.includes('-') && members.has(createdBy?.id ?? ''),
  );
  if (found === undefined) throw new Error('no key');
  return found;
};

describe('the first poll', () => {
  it('introduces itself once for each organisation, and is silent about all that was there', async () => {
    const { story, poll } = await watch({ keys: 'both' });
    expect(messages(story).map(({ text }) => text.split('\n')[0])).toEqual([
      'Now watching Acme Research (Claude Console)',
      'Now watching Acme Research (Claude Enterprise)',
    ]);
    expect(messages(story)[0]?.text).toMatch(
      /Members: 120, Admins: 3, API keys: \d+, Workspaces: 8, Spend this month so far: \$\d+,\d{3}\.\d\d/,
    );
    expect(await poll()).toMatchObject({ baseline: false, opened: [], told: [], notEvaluated: [] });
  });
});

describe('a change, one poll later', () => {
  it('of people names them with their role', async () => {
    const { story, poll } = await watch();
    const dev = someMember(story, 'developer');
    story.claude.change(
      addMember('console', { name: 'Eve New', email: 'eve@acme.com', role: 'admin' }, story.clock.now()),
    );
    story.claude.change(changeRole('console', dev.id, 'admin'));
    const { told, opened } = await poll();
    expect(opened.map(({ rule }) => rule)).toEqual(['admin-added', 'admin-added']);
    expect(told.join('\n')).toMatch(/High: Eve New \(eve@acme\.com\) is new and is now an admin of Acme Research/);
    expect(told.join('\n')).toContain(`(${dev.email})`);
    expect((await poll()).told).toEqual([]);
  });

  it('of keys names them with their scope and whoever made them', async () => {
    const { story, poll } = await watch();
    const maker = someMember(story, 'developer');
    const off = company(story).apiKeys.find(({ status }) => status === 'inactive');
    story.claude.change(addKey('nightly', openWorkspace(story).id, maker.id, story.clock.now()));
    story.claude.change(changeKey(off?.id ?? '', { status: 'active' }));
    const { told, opened } = await poll();
    expect(opened.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(
      expect.arrayContaining(['key-created high', 'key-changed high']),
    );
    expect(told.find((text) => text.includes('"nightly"'))).toMatch(
      new RegExp(
        `New API key "nightly" .* for the workspace ${openWorkspace(story).name} .*created by .*${maker.email}`,
      ),
    );
  });

  it('that leaves a state is a message that says when the state ends', async () => {
    const { story, poll } = await watch();
    const key = ownedKey(story);
    const expiresAt = (story.clock.now() + 5 * 86_400_000) as never;
    story.claude.change(changeKey(key.id, { expiresAt }));
    const soon = await poll();
    expect(soon.opened).toMatchObject([{ rule: 'key-expiring', severity: 'medium' }]);
    story.claude.change(removeMember('console', key.createdBy?.id ?? ''));
    expect((await poll()).opened.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['key-orphaned', 'member-removed']),
    );
    story.claude.change(changeKey(key.id, { status: 'archived', expiresAt: null }));
    const after = await poll();
    expect(after.resolved.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['key-expiring', 'key-orphaned']));
    expect(messages(story).find(({ text }) => text.includes('expires'))?.text).toMatch(/^Resolved: /);
    expect(after.thread).toEqual(expect.arrayContaining([expect.stringContaining('ended')]));
  });

  it('that happens ten times is one message with a table', async () => {
    const { story, poll } = await watch();
    for (let index = 0; index < 11; index += 1) {
      const maker = someMember(story, 'developer').id;
      story.claude.change(addKey(`batch-${index}`, openWorkspace(story).id, maker, story.clock.now()));
    }
    const { told } = await poll();
    expect(told).toEqual([expect.stringMatching(/11 new API keys/)]);
    const [message] = messages(story).filter(({ text }) => text.includes('11 new API keys'));
    expect(JSON.stringify(message?.blocks)).toContain('batch-7');
  });
});

describe('a source that is down', () => {
  it('is told after an hour, once, together with nothing else, and so is its return', async () => {
    const { story, poll } = await watch();
    const mend = story.claude.fault({ when: () => true, mishap: { kind: 'status', status: 503 } });
    story.claude.change(
      addMember('console', { name: 'Eve New', email: 'eve@acme.com', role: 'admin' }, story.clock.now()),
    );
    const first = await poll();
    expect(first).toMatchObject({ opened: [], resolved: [] });
    expect(first.notEvaluated.length).toBeGreaterThan(10);
    const later = await poll(HOUR);
    expect(later.opened.map(({ rule }) => rule)).toContain('blind');
    expect(later.told.filter((text) => text.includes('cannot be read'))).toHaveLength(1);
    expect((await poll()).told).toEqual([]);
    mend();
    const back = await poll();
    expect(back.resolved.map(({ rule }) => rule)).toEqual(['blind']);
    expect(back.opened.map(({ rule }) => rule)).toEqual(['admin-added']);
  });

  it('because its key is refused is told at once', async () => {
    const { story, poll } = await watch();
    story.claude.fault({ when: () => true, mishap: { kind: 'status', status: 401 } });
    const { opened, told } = await poll();
    expect(opened.map(({ rule }) => rule)).toEqual(['blind']);
    expect(told).toEqual([expect.stringMatching(/^High: The watch is blind: .* refuses the key/)]);
  });

  it('leaves the other organisation its alerts', async () => {
    const { story, poll } = await watch({ keys: 'both' });
    story.claude.fault({ when: ({ source }) => source === 'console', mishap: { kind: 'reset' } });
    story.claude.change(
      addMember('enterprise', { name: 'Eve New', email: 'eve@acme.com', role: 'owner' }, story.clock.now()),
    );
    expect((await poll()).opened).toMatchObject([{ rule: 'admin-added', source: 'enterprise' }]);
  });
});

describe('money', () => {
  it('that is spent past the steps of a budget is told for each step once', async () => {
    const { story, poll } = await watch();
    const spent = /so far: \$([\d,.]+)/.exec(messages(story)[0]?.text ?? '')?.[1]?.replaceAll(',', '') ?? '';
    const amount = String(Math.ceil(Number(spent) / 0.6));
    await setBudget(story, amount);
    await poll();
    const half = await poll();
    expect([half.opened, half.told]).toEqual([[], []]);
    const [budget] = messages(story).filter(({ text }) => text.includes('monthly budget'));
    expect(budget?.text).toMatch(
      /^Medium: \$[\d,.]+ of the monthly budget of .* is spent \(\d\d %\): it has reached 50 %/,
    );
    // Yesterday is restated: it cost as much as all the rest of the month.
    story.claude.change(scaleDay('console', plusDays(TODAY, -1), 60));
    const all = await poll();
    const steps = all.opened.filter(({ rule }) => rule === 'budget').map(({ title }) => title);
    expect(steps).toEqual([expect.stringMatching(/it has reached 100 %$/)]);
    expect((await poll()).told).toEqual([]);
  });

  it('that a day costs too much is told when the day is complete, with who it was', async () => {
    const { story, poll } = await watch();
    expect((await poll()).told).toEqual([]);
    story.claude.change(scaleDay('console', plusDays(TODAY, -1), 5));
    const { opened, told } = await poll();
    expect(opened).toMatchObject([{ rule: 'spend-anomaly', severity: 'high' }]);
    expect(told).toEqual([expect.stringMatching(/spent \$[\d,.]+ on 21 Nov 2026, \d\.\d times what was expected/)]);
    const message = messages(story).find(({ text }) => text.includes('times what was expected'));
    expect(JSON.stringify(message?.blocks)).toMatch(/Workspaces that rose most.*of the rise/);
    // The same question asked by command names the same key with the same amount.
    const { out } = await story.report('cost', '2026-11-21', 'by', 'key', '--format', 'json');
    const [largest] = (JSON.parse(out) as { rows: { key: string | null; amount: string }[] }).rows;
    const dollars = formatMoney(fromUsd(largest?.amount ?? '') ?? ZERO);
    const name = largest?.key ?? 'no API key';
    const shown = JSON.stringify(message?.blocks);
    expect(shown).toMatch(new RegExp(`API keys that rose most\\*\\\\n${name} \\+\\$[\\d,.]+, to \\${dollars}`));
    expect(shown).toMatch(/usual on such a day.*Who rose most\*\\nthe same keys, which act for nobody"/);
    story.claude.change(scaleDay('console', plusDays(TODAY, -1), 1.02));
    expect((await poll()).told).toEqual([]);
  });
});

it('a restart tells nothing again, and catches up with what it missed', async () => {
  const { story, poll } = await watch();
  story.claude.change(
    addMember('console', { name: 'Eve New', email: 'eve@acme.com', role: 'admin' }, story.clock.now()),
  );
  await poll();
  await story.restart();
  expect((await poll()).told).toEqual([]);
  story.claude.change(addKey('nightly', openWorkspace(story).id, someMember(story, 'developer').id, story.clock.now()));
  await story.restart();
  const late = await poll(3 * HOUR);
  expect(late.opened.map(({ rule }) => rule).toSorted()).toEqual(['blind', 'key-created']);
  expect(late.told.join('\n')).toContain('Nobody was watching: Claude Ledger last looked 3 hours ago');
});

it('a process that stays brings what waited without a further poll, and says so in its status', async () => {
  const { story, poll } = await watch();
  await story.start();
  const lift = story.slack.faults.add({ method: 'chat.postMessage', effect: { kind: 'status', status: 503 } });
  const eve = { name: 'Eve New', email: 'eve@acme.com', role: 'admin' };
  story.claude.change(addMember('console', eve, story.clock.now()));
  await poll();
  const status = await story.ask('/claude-status');
  expect(JSON.stringify(status.blocks)).toMatch(/Last looked for changes 1 minute ago .*1 message waits for Slack\./);
  lift();
  story.clock.advance(HOUR * 60_000);
  await story.slack.waitFor('the alert', () => messages(story).find(({ text }) => text.includes('Eve New')));
});

it('what Slack does not take waits, and comes when it does', async () => {
  const { story, poll } = await watch();
  const lift = story.slack.faults.add({ method: 'chat.postMessage', effect: { kind: 'status', status: 503 } });
  story.claude.change(
    addMember('console', { name: 'Eve New', email: 'eve@acme.com', role: 'admin' }, story.clock.now()),
  );
  expect((await poll()).opened).toHaveLength(1);
  expect(messages(story)).toHaveLength(1);
  lift();
  const told = (await poll(10)).told;
  expect(told).toEqual([expect.stringContaining('Eve New')]);
});

/** As an administrator would set it, between two polls. */
const setBudget = async (story: Story, amount: string): Promise<void> => {
  await story.stop();
  const file = story.environment.LEDGER_STATE ?? '';
  const state = JSON.parse(await readFile(file, 'utf8')) as LedgerState;
  const budget = { ...sampleBudget(), amount, setAt: story.clock.now() };
  await writeFile(file, JSON.stringify({ ...state, settings: { ...state.settings, budgets: [budget] } }));
  await story.restart();
};
