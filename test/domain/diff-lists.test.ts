import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLists } from '../../src/domain/diff-lists.ts';

interface Thing {
  readonly id: string;
  readonly size: number;
}

const things = (text: string): Thing[] =>
  text.split(' ').flatMap((word) => (word === '' ? [] : [{ id: word.slice(0, 1), size: Number(word.slice(1)) }]));

const diff = (before: readonly Thing[], after: readonly Thing[]) =>
  diffLists(
    before,
    after,
    ({ id }) => id,
    (old, now) => old.size !== now.size,
  );

describe('the difference of two lists', () => {
  it.each([
    ['nothing', 'a1 b2', 'b2 a1', '', '', ''],
    ['a newcomer', 'a1', 'b2 a1', 'b2', '', ''],
    ['one that is gone', 'a1 b2', 'b2', '', 'a1', ''],
    ['another size', 'a1 b2', 'a1 b3', '', '', 'b2 b3'],
    ['everything', 'a1 b2', 'c3 a4', 'c3', 'b2', 'a1 a4'],
    ['a list that repeats one', 'a1 a1', 'a1 b2 b2', 'b2', '', ''],
    ['a repeated one between others', 'a1 b1 c1', 'a1 a2 c1', '', 'b1', 'a1 a2'],
    ['one in the middle', 'a1 b1 c1', 'a1 d1 b2 c1', 'd1', '', 'b1 b2'],
    ['from nothing', '', 'a1', 'a1', '', ''],
    ['to nothing', 'a1', '', '', 'a1', ''],
  ])('is %s', (_, before, after, added, removed, changed) => {
    const found = diff(things(before), things(after));
    expect(found.added).toEqual(things(added));
    expect(found.removed).toEqual(things(removed));
    expect(found.changed.flatMap((change) => [change.before, change.after])).toEqual(things(changed));
  });

  it('takes what is repeated as it comes last, wherever it stands', () => {
    const anyList = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), size: fc.nat(1) }), { maxLength: 6 });
    const last = (list: readonly Thing[]): Thing[] => [...new Map(list.map((thing) => [thing.id, thing])).values()];
    fc.assert(
      fc.property(anyList, anyList, (before, after) => {
        expect(diff(before, after)).toEqual(diff(last(before), last(after)));
      }),
    );
  });

  it('leads from one list to the other, for any two lists', () => {
    const anyList = fc.uniqueArray(fc.record({ id: fc.string({ maxLength: 2 }), size: fc.nat(2) }), {
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(anyList, anyList, (before, after) => {
        const { added, removed, changed } = diff(before, after);
        const rebuilt = new Map(before.map((thing) => [thing.id, thing]));
        for (const { id } of removed) expect(rebuilt.delete(id)).toBe(true);
        for (const thing of added) {
          expect(rebuilt.has(thing.id)).toBe(false);
          rebuilt.set(thing.id, thing);
        }
        for (const change of changed) {
          expect(rebuilt.get(change.after.id)).toEqual(change.before);
          expect(change.before.size).not.toBe(change.after.size);
          rebuilt.set(change.after.id, change.after);
        }
        expect(rebuilt).toEqual(new Map(after.map((thing) => [thing.id, thing])));
      }),
    );
  });
});
