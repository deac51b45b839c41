import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import type { Message } from '../../blocks/message.ts';
import { code, literal } from '../../blocks/text.ts';
import type { CommandPorts } from '../../ports.ts';
import type { Showing } from '../../spend/label-group.ts';
import type { Asking, View } from '../command.ts';
import { describeGaps } from '../describe-gaps.ts';
import { describeOutcome, problemsOf } from './describe-outcome.ts';
import { describeSubscription, placeInTime } from './describe-subscription.ts';
import type { DigestReport } from './digest-report.ts';
import { digestDocument } from './document.ts';
import { subscriptionButtons } from './subscription-buttons.ts';

const TITLE = 'Claude digests';

const hintsFor = ({ outcome }: DigestReport): readonly string[] => {
  const some = outcome.kind === 'listed' ? outcome.subscriptions[0] : null;
  const shown = outcome.kind === 'set' ? outcome.subscription : some;
  if (shown === undefined || shown === null) return [];
  const [preview, now, remove] = ['preview', 'now', 'remove'].map((act) => code(`/claude-digest ${act} ${shown.id}`));
  return [`${preview} shows it to you alone, ${now} sends it at once, ${remove} ends it.`];
};

const messagesOf = (report: DigestReport, warnings: readonly string[], show: Showing, timezone: string): Message[] => {
  const { outcome, asOf, records } = report;
  const told = describeOutcome(outcome, { asOf, records, timezone, show });
  const entries = (outcome.kind === 'listed' ? outcome.subscriptions : []).map((subscription) => ({
    text: describeSubscription(placeInTime(subscription, records, asOf, timezone), timezone, show),
    // In a channel nobody has asked for buttons that change things.
    buttons: show.audience === 'person' ? subscriptionButtons(subscription) : [],
  }));
  return [
    ...splitMessage({
      text: [literal(TITLE), told, ...entries.map(({ text }) => text), ...warnings].join('\n'),
      blocks: [
        header(TITLE),
        section([told, ...warnings.map((warning) => `:warning: ${warning}`)].join('\n')),
        ...entries.flatMap(({ text, buttons }) => [section(text), buttons]),
        context(hintsFor(report)),
      ],
    }),
    ...(outcome.kind === 'previewed' ? outcome.messages : []),
  ];
};

export const viewDigests = (report: DigestReport, { audience }: Asking, { settings }: CommandPorts): View => {
  const { timezone, privacy } = settings;
  const { outcome, several, asOf } = report;
  const gaps = outcome.kind === 'unresolved' ? outcome.gaps : [];
  const told = describeGaps(gaps, { source: null, several }, asOf, timezone);
  const warnings = [...told.problems, ...told.footnotes];
  return {
    messages: messagesOf(report, warnings, { audience, privacy }, timezone),
    document: () => digestDocument(report, timezone),
    problems: [...warnings, ...problemsOf(outcome)],
    csv: null,
    more: null,
  };
};
