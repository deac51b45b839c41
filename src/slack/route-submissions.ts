import type { App } from '@slack/bolt';
import { requireIncidents } from './act-on-press.ts';
import { acknowledge, guard, type Handling } from './handling.ts';
import { readSubmitter } from './modal.ts';
import { viewRestarting } from './views/view-answering.ts';
import { EXPECT_CALLBACK, readExpecting, WHY_MISSING } from './views/view-expecting.ts';

/** Every modal that is submitted. It closes at once; who submitted it is asked about then, as for a button. */
export const routeSubmissions = (app: App, { desk, workload, openReplies }: Handling): void => {
  app.view(EXPECT_CALLBACK, async ({ body, view, ack }) => {
    const end = workload.begin();
    try {
      const { incidentId, channelId, why } = readExpecting(view);
      if (why === '')
        return await acknowledge(desk, () => ack({ response_action: 'errors', errors: { ...WHY_MISSING } }));
      await acknowledge(desk, () => ack());
      const by = readSubmitter(body);
      const replies = openReplies({ userId: by.userId, channelId, responseUrl: null });
      if (end === null) return await replies.whisper(viewRestarting());
      await guard(desk, replies, async () => {
        const incidents = await requireIncidents(desk, replies, by);
        if (incidents === null) return;
        await replies.whisper(await incidents.act(incidentId, { kind: 'expect', why }, by.userId));
        await incidents.deliver();
      });
    } finally {
      end?.();
    }
  });
};
