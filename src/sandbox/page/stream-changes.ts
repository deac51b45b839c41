import type { ServerResponse } from 'node:http';
import type { Change } from '../slack/state/create-feed.ts';
import type { World } from '../slack/state/create-world.ts';
import type { WorkspaceUser } from '../slack/workspace.ts';
import { describePageMessage } from './describe-page.ts';
import { seesMessage } from './visible.ts';

/** The change as this person's page hears of it; null for what is not theirs. */
const describeChange = (world: World, user: WorkspaceUser, change: Change): object | null => {
  switch (change.kind) {
    case 'message':
    case 'removed':
      return seesMessage(world, user, change.message)
        ? { kind: change.kind, message: describePageMessage(world, change.message) }
        : null;
    case 'modal':
      return change.user === user.id ? { kind: 'modal', view: change.view } : null;
    case 'home':
      return change.user === user.id ? { kind: 'home', view: change.view.body } : null;
    case 'call':
      return { kind: 'call', method: change.call.method, error: change.call.reply.error ?? null };
    case 'bot':
      return { kind: 'bot', connected: change.connected };
    case 'places':
      return { kind: 'places' };
  }
};

/** Keeps one page up to date through server-sent events until it goes away. */
export const streamChanges = (world: World, user: WorkspaceUser, response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 1000\n\n');
  const stop = world.feed.subscribe((change) => {
    const described = describeChange(world, user, change);
    if (described !== null) response.write(`data: ${JSON.stringify(described)}\n\n`);
  });
  response.on('close', stop);
};
