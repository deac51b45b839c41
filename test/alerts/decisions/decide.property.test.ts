import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLive } from '../../../src/alerts/live.ts';
import type { LimitVerdict } from '../../../src/domain/limit-request.ts';
import { usd } from '../../support/fake-source.ts';
import { requestOf } from '../../support/limits.ts';
import { type LimitWorld, limitWorld } from './limit-world.ts';

const VERDICTS: readonly LimitVerdict[] = [{ kind: 'approve', amount: usd('800') }, { kind: 'deny' }];
const TROUBLE = ['unavailable', 'rate-limited', 'scope-missing', 'bad-request'] as const;

/** What may happen, in any order. `twice`: two people press at the same moment. */
const event = fc.oneof(
  fc.record({
    kind: fc.constant('press' as const),
    verdict: fc.constantFrom(...VERDICTS),
    twice: fc.boolean(),
    trouble: fc.option(fc.record({ isDone: fc.boolean(), answers: fc.constantFrom(...TROUBLE) })),
  }),
  fc.record({
    kind: fc.constantFrom('elsewhere' as const, 'restart' as const, 'poll' as const, 'down' as const, 'up' as const),
  }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(1, 59, 61, 3600) }),
);
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

type Press = Extract<Event, { kind: 'press' }>;

const pressAs = async (world: LimitWorld, id: string, { verdict, twice, trouble }: Press) => {
  // A refusal of what was done all the same is nothing that the API says.
  if (trouble !== null) world.happens({ ...trouble, isDone: trouble.isDone && trouble.answers === 'unavailable' });
  await Promise.all((twice ? ['U1', 'U2'] : ['U1']).map((by) => world.desk().decide(id, verdict, by)));
};

const decideElsewhere = (world: LimitWorld): void => {
  if (world.request().status === 'pending')
    world.change('slir_1', { status: 'denied', resolvedBy: 'Olivia Owner', resolvedByPerson: true, limit: null });
};

const happen = async (world: LimitWorld, id: string, each: Event): Promise<unknown> => {
  switch (each.kind) {
    case 'press':
      return pressAs(world, id, each);
    case 'elsewhere':
      return decideElsewhere(world);
    case 'restart':
      return world.restart();
    case 'poll':
      return world.poll();
    case 'wait':
      return world.clock.advance(each.seconds * 1000);
    default:
      return world.go({ down: each.kind === 'down' });
  }
};

const play = async (events: readonly Event[]) => {
  const world = limitWorld();
  await world.poll();
  world.ask(requestOf());
  await world.poll();
  const { id } = world.incident();
  for (const each of events) await happen(world, id, each);
  world.go({ down: false });
  await world.poll();
  await world.poll();
  return world;
};

it('whatever happens in between: in the end everybody knows the truth, and each press is answered for once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 12 }), async (events) => {
      const world = await play(events);
      const { decisions, audit, incidents } = world.store.read();
      const { status, resolvedBy } = world.request();
      const about = incidents.filter(({ finding }) => finding.rule === 'limit-request');
      expect(about).toHaveLength(1);
      expect(about.some(isLive)).toBe(status === 'pending');

      // It was sent once for each claim, each claim has one result, and the trail has it.
      expect(world.posts).toHaveLength(decisions.length);
      expect(decisions.map(({ result }) => result)).not.toContain('sent');
      expect(audit).toHaveLength(decisions.length);

      // Whoever decided is named, and nobody else.
      const acts = about.flatMap((incident) => incident.acts.map(({ kind }) => kind));
      expect(acts).toEqual(resolvedBy === 'the key' ? [status] : []);
      const taken = decisions.filter(({ result }) => result === 'approved' || result === 'denied');
      expect(taken.map(({ result }) => result)).toEqual(acts);
    }),
    { numRuns: 60 },
  );
});
