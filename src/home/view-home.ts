import { divider } from '../blocks/build.ts';
import type { MessageBlock } from '../blocks/message.ts';
import type { HomeView } from './home-view.ts';
import { viewAlerts } from './view-alerts.ts';
import { viewBudgets } from './view-budgets.ts';
import { viewHealth } from './view-health.ts';
import { viewSpend } from './view-spend.ts';
import { viewSubscriptions } from './view-subscriptions.ts';

/** The page at a glance, each part short enough that all of them fit: what is longer is counted, with the command that lists it. */
export const viewHome = (view: HomeView): readonly MessageBlock[] =>
  [viewSpend, viewBudgets, viewAlerts, viewSubscriptions, viewHealth].flatMap((part, index) => [
    ...(index === 0 ? [] : divider()),
    ...part(view),
  ]);
