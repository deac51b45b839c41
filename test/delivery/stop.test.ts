import { expect, it } from 'vitest';
import { createFakeSlack } from './kit/fake-slack.ts';
import { draft, startDelivery } from './kit/start-delivery.ts';

it('a stop lets the call that runs end, keeps what Slack has, and sends no more', async () => {
  const slack = createFakeSlack();
  const called = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const slow = {
    ...slack,
    courier: {
      ...slack.courier,
      post: async (...args: Parameters<typeof slack.courier.post>) => {
        called.resolve();
        await answer.promise;
        return slack.courier.post(...args);
      },
    },
  };
  const { queue, drain, stop, store } = startDelivery({ slack: slow });
  await queue(draft('post', '1', 'One'), draft('post', '2', 'Two'));
  const draining = drain();
  await called.promise;
  const stopped = stop();
  answer.resolve();
  await stopped;
  expect(slack.board()).toEqual(['C1: One']);
  expect((await draining).waiting).toBe(1);
  expect(store.read().outbox.map(({ attempted }) => attempted)).toEqual([null]);
  await drain();
  expect(slack.board()).toEqual(['C1: One']);
});
