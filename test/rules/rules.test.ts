import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../src/domain/finding.ts';
import { rules } from '../../src/rules/index.ts';
import type { Need } from '../../src/rules/rule.ts';
import { accessRules, LISTS } from './access-rules.ts';
import { find, missing } from './find.ts';
import { poll, type Story } from './observe.ts';

const listsOf = (needs: readonly Need[]) =>
  needs.flatMap((need) => Object.entries(LISTS).flatMap(([name, list]) => (name === need ? [list] : [])));

const EMPTY = { members: [], invites: [], workspaces: [], workspaceMembers: [], keys: [], keyUse: {} };

const emptyLists = (needs: readonly Need[]) => Object.fromEntries(listsOf(needs).map((list) => [list, EMPTY[list]]));

it('are listed once each, in the order in which they are known', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual(RULE_IDS.filter((id) => ids.includes(id)));
});

it('which speak in one message share its columns and its title', () => {
  const groups = Map.groupBy(
    rules.filter(({ group }) => group !== null),
    ({ group }) => group,
  );
  expect([...groups.keys()]).toContain('members');
  for (const members of groups.values()) {
    const shapes = new Set(members.map(({ columns, groupTitle }) => JSON.stringify([columns, groupTitle])));
    expect(shapes.size).toBe(1);
  }
});

it('about access are those that need lists of who and what there is, and nothing else', () => {
  const ids = accessRules.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['admin-added', 'stale-invite', 'key-stale', 'workspace-archived']));
  expect(ids).not.toContain('spend-anomaly');
});

describe.each(accessRules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it('has all that it needs when it gets what it asks for', () => {
    expect(find(rule, { now: emptyLists(rule.needs) })).toEqual([]);
  });

  it('finds nothing and ends nothing while nothing can be read', () => {
    expect(missing(rule, { failing: listsOf(rule.needs) })).toMatch(
      /^[a-zA-Z ]+: The Claude Console is having trouble/,
    );
  });

  it('says of each organisation what it can, in one poll', () => {
    const stories: readonly Story[] = [
      { source: 'console', failing: listsOf(rule.needs) },
      { source: 'enterprise', now: emptyLists(rule.needs) },
    ];
    expect(rule.evaluate(poll(...stories))).toEqual([
      { source: 'console', evaluated: false, missing: expect.any(String) },
      { source: 'enterprise', evaluated: true, findings: [] },
    ]);
  });

  it('has nothing to evaluate where the organisation offers none of it', () => {
    expect(rule.evaluate(poll({ source: 'enterprise' }))).toEqual([]);
  });
});

it('about keys and workspaces are silent about Claude Enterprise even while its members cannot be read', () => {
  const story: Story = { source: 'enterprise', failing: ['members'] };
  const about = rules.filter(({ id }) => /^(key|workspace)-/.test(id)).flatMap((rule) => rule.evaluate(poll(story)));
  expect(about).toEqual([]);
});
