import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membersCommand } from '../../../src/commands/members/index.ts';
import { absent, type Part, present } from '../../../src/domain/part.ts';
import { askCommand, misaskCommand } from '../../support/ask-command.ts';
import { createFakeSource, unavailable } from '../../support/fake-source.ts';
import { member, workspace } from '../../support/organisation.ts';

const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    member(String(index).padStart(5, '0'), { role: index < 30 ? 'admin' : 'developer' }),
  );

describe('many members', () => {
  const sources = [createFakeSource('console', { members: async () => present(crowd(50_000)) })];

  it('are read page by page, and whole in the document', async () => {
    const { shown, document, more } = await askCommand(membersCommand, '', sources);
    expect(shown).toContain('~ Rows 1–25 of 50,000, page 1 of 2,000. Next: `/claude-members page 2`');
    expect(shown).toContain('*50,000* members: 30 ⚑ admin, 49,970 developer');
    expect(more).toBe('page 2');
    expect(document.rows).toHaveLength(50_000);
    expect(new Set(document.rows.map(({ userId }) => userId)).size).toBe(50_000);
  });

  it('follow the words from page to page', async () => {
    const { shown, more } = await askCommand(membersCommand, 'role:admin page 2 "example" csv', sources);
    expect(shown).toContain('~ Rows 26–30 of 30, page 2 of 2.');
    expect(more).toBeNull();
    const first = await askCommand(membersCommand, '"0 ex" csv role:developer', sources);
    expect(first.more).toBe('"0 ex" role:developer page 2');
  });

  it('have no page after the last', async () => {
    const error = await misaskCommand(membersCommand, 'role:admin page 3', sources);
    expect(error).toMatchObject({ why: 'This list has 2 pages.', example: '/claude-members role:admin page 2' });
  });
});

describe('any organisation', () => {
  const id = fc.integer({ min: 0, max: 12 }).map((number) => `user_${number}`);
  const anyMembers = fc.uniqueArray(
    fc.record({
      id,
      email: fc.string(),
      name: fc.string({ unit: 'binary' }),
      role: fc.constantFrom('user', 'admin', 'owner', 'a newer role'),
    }),
    { selector: (each) => each.id },
  );
  const anyList: fc.Arbitrary<Part<readonly string[]>> = fc.oneof(
    fc.uniqueArray(id).map(present),
    fc.constant(unavailable()),
  );
  const anyLists = fc.array(anyList, { maxLength: 4 });

  it('has every member once, with all workspaces or none that is known', async () => {
    await fc.assert(
      fc.asyncProperty(anyMembers, anyLists, async (members, lists) => {
        const people = members.map((each) => member('x', each));
        const source = createFakeSource('console', {
          members: async () => present(people),
          workspaces: async () => present(lists.map((_, index) => workspace(`W${index}`))),
          workspaceMembers: async (workspaceId) => {
            const list = lists[Number(workspaceId.slice('wrkspc_w'.length))] ?? absent({ kind: 'not-offered' });
            if (list.state !== 'present') return list;
            return present(list.value.map((userId) => ({ workspaceId, userId, workspaceRole: 'workspace_user' })));
          },
        });
        const { document, problems } = await askCommand(membersCommand, '', [source]);
        expect(document.rows.map(({ userId }) => userId).toSorted()).toEqual(people.map((each) => each.id).toSorted());
        const isWhole = people.length === 0 || lists.every(({ state }) => state === 'present');
        expect(problems.length === 0).toBe(isWhole);
        for (const { userId, workspaces } of document.rows) {
          const own = lists.flatMap((list, index) =>
            list.state === 'present' && list.value.some((each) => each === userId) ? [`W${index}`] : [],
          );
          expect(workspaces).toEqual(isWhole ? own : null);
        }
      }),
      { numRuns: 60 },
    );
  });
});
