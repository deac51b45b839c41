import type { App } from '@slack/bolt';
import type { Command } from '../commands/command.ts';
import { shareFlights } from '../domain/share-flights.ts';
import type { AppHome, IncidentDesk } from '../ports.ts';
import { createGate } from './access/create-gate.ts';
import type { Desk } from './desk.ts';
import { routeForms } from './forms/route-forms.ts';
import { createHomes } from './home/create-homes.ts';
import { openHomeReplies } from './home/open-home-replies.ts';
import { routeHome } from './home/route-home.ts';
import { createOnce } from './once.ts';
import { openReplies, type Place } from './replies.ts';
import { routeApprovals } from './route-approvals.ts';
import { routeCommands } from './route-commands.ts';
import { routePresses } from './route-presses.ts';
import { routeSubmissions } from './route-submissions.ts';
import type { Workload } from './workload.ts';

/** What stands behind that which Slack sends. */
export interface Services {
  readonly commands: readonly Command[];
  /** Behind the buttons of incidents; without it they say that there are no alerts. */
  readonly incidents?: IncidentDesk;
  /** Without it the App Home stays as it is. */
  readonly home?: AppHome;
}

type Gatekeeping = Pick<Parameters<typeof createGate>[0], 'client' | 'team' | 'viewers'>;

interface Surroundings extends Gatekeeping, Omit<Desk, 'commands' | 'gate' | 'incidents' | 'once' | 'shareAnswer'> {
  readonly workload: Workload;
  readonly fetch: typeof globalThis.fetch;
}

/** Gives everything that Slack sends to whoever answers it. */
export const routeAll = (app: App, { commands, incidents, home }: Services, surroundings: Surroundings): void => {
  const { client, team, viewers, workload, fetch, ...rest } = surroundings;
  const { admins, notifier, clock, random, log } = rest;
  const gate = createGate({ client, team, admins, viewers, clock, log });
  const desk: Desk = {
    ...rest,
    commands,
    gate,
    incidents: incidents ?? null,
    once: createOnce(clock),
    shareAnswer: shareFlights(),
  };
  const homes = home === undefined ? null : createHomes({ home, gate, admins, notifier, workload, random, log });
  const handling = {
    desk,
    workload,
    openReplies: (place: Place) =>
      homes !== null && place.channelId === ''
        ? openHomeReplies(place, { homes, notifier, log })
        : openReplies(place, { fetch, notifier, log }),
  };
  if (homes !== null) routeHome(app, { homes, workload });
  routeCommands(app, handling);
  routePresses(app, handling);
  routeSubmissions(app, handling);
  routeApprovals(app, handling);
  routeForms(app, handling);
};
