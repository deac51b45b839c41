import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activityPageSchema } from '../../../src/anthropic/wire/activities.ts';

const ENVELOPE = new Set(['id', 'created_at', 'organization_id', 'organization_uuid', 'actor', 'type', '__proto__']);

// Whole JSON values, as a reply has them.
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)));
const fields = fc.dictionary(
  fc.string().filter((name) => !ENVELOPE.has(name)),
  json,
  { maxKeys: 5, noNullPrototype: true },
);
const activity = fc.record({
  id: fc.string(),
  at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
  micros: fc.constantFrom('', '000', '999'),
  type: fc.string(),
  kind: fc.string(),
  actor: fields,
  fields,
});

test('whatever the types, actors and fields of activities are, nothing of them is lost or refused', () => {
  fc.assert(
    fc.property(fc.array(activity, { maxLength: 8 }), (sent) => {
      const data = sent.map(({ id, at, micros, type, kind, actor, fields }) => ({
        ...fields,
        id,
        created_at: at.toISOString().replace('Z', `${micros}Z`),
        actor: { ...actor, type: kind },
        type,
      }));
      const { activities } = activityPageSchema.parse({ data });
      expect(activities.map(({ id, at, type, actor, fields }) => [id, at, type, actor.kind, fields])).toEqual(
        sent.map(({ id, at, type, kind, fields }) => [id, at.getTime(), type, kind, fields]),
      );
    }),
    { numRuns: 200 },
  );
});
