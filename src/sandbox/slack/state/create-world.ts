import type { Workspace } from '../workspace.ts';
import { createDirectory, type Directory } from './create-directory.ts';
import { createFeed, type Feed } from './create-feed.ts';
import { createFiles, type Files } from './create-files.ts';
import { createIds } from './create-ids.ts';
import { createTickets, type Tickets } from './create-tickets.ts';
import { createTimeline, type Timeline } from './create-timeline.ts';
import { createTimestamps } from './create-timestamps.ts';
import { createViews, type Views } from './create-views.ts';

/** Everything that the stand-in remembers, shared by the Web API, the interactions and the page. */
export interface World {
  readonly now: () => number;
  readonly nextId: (prefix: string) => string;
  readonly nextTs: () => string;
  readonly feed: Feed;
  readonly directory: Directory;
  readonly timeline: Timeline;
  readonly views: Views;
  readonly files: Files;
  readonly tickets: Tickets;
}

export const createWorld = (workspace: Workspace, now: () => number): World => {
  const nextId = createIds();
  const nextTs = createTimestamps(now);
  const feed = createFeed();
  return {
    now,
    nextId,
    nextTs,
    feed,
    directory: createDirectory(workspace, feed, nextId),
    timeline: createTimeline(feed, nextTs),
    views: createViews(feed, nextId),
    files: createFiles(),
    tickets: createTickets(now, nextId),
  };
};
