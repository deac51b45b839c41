import type { App } from '@slack/bolt';
import type { Workload } from '../workload.ts';
import type { Homes } from './create-homes.ts';

/** Somebody opens the App Home. Slack tells it each time, also when they only come back to the tab. */
export const routeHome = (
  app: App,
  { homes, workload }: { readonly homes: Homes; readonly workload: Workload },
): void => {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    const end = workload.begin();
    if (end === null) return;
    try {
      await homes.open(event.user);
    } finally {
      end();
    }
  });
};
