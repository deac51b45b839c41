import { actions, header, section } from '../blocks/build.ts';
import type { MessageBlock } from '../blocks/message.ts';
import { describeSubscription, placeInTime } from '../commands/digest/describe-subscription.ts';
import { subscriptionButtons } from '../commands/digest/subscription-buttons.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Showing } from '../spend/label-group.ts';
import { countRest } from './count-rest.ts';
import { formButton } from './form-button.ts';
import type { HomeView } from './home-view.ts';

const MOST = 6;

const describe = (subscription: Subscription, { state, now, settings }: HomeView): string => {
  const show: Showing = { audience: 'channel', privacy: settings.privacy };
  const { timezone } = settings;
  return describeSubscription(placeInTime(subscription, state.digests, now, timezone), timezone, show);
};

/** The digests that come by themselves: what, where, when, and when next. */
export const viewSubscriptions = (view: HomeView): readonly MessageBlock[] => {
  const { subscriptions } = view.state.settings;
  const rest = subscriptions.length - MOST;
  return [
    ...header('Digests'),
    ...(subscriptions.length === 0 ? section('No digest comes by itself yet.') : []),
    ...subscriptions
      .slice(0, MOST)
      .flatMap((each) => [...section(describe(each, view)), ...(view.isAdmin ? subscriptionButtons(each) : [])]),
    ...countRest(rest, rest === 1 ? 'digest' : 'digests', '/claude-digest'),
    ...(view.isAdmin ? actions(formButton(view.commands, 'digest')) : []),
  ];
};
