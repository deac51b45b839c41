import { ANSWER_ACTIONS } from '../../blocks/answer-actions.ts';
import { button, context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import type { Message } from '../../blocks/message.ts';
import { code, literal } from '../../blocks/text.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { CommandPorts } from '../../ports.ts';
import type { Showing } from '../../spend/label-group.ts';
import type { Asking, View } from '../command.ts';
import { describeGaps } from '../describe-gaps.ts';
import { describeOutcome, problemsOf } from './describe-outcome.ts';
import { describeSubscription } from './describe-subscription.ts';
import type { DigestReport } from './digest-report.ts';
import { digestDocument } from './document.ts';

const TITLE = 'Claude digests';

/** Asks what the words do; whoever presses it must be allowed to. */
const switchOf = ({ id, paused }: Subscription) => {
  const [text, act] = paused === null ? (['Pause', 'pause'] as const) : (['Resume', 'resume'] as const);
  return button({ text, actionId: ANSWER_ACTIONS.more, value: `digest ${act} ${id}` });
};

const hintsFor = ({ outcome }: DigestReport): readonly string[] => {
  const some = outcome.kind === 'listed' ? outcome.subscriptions[0]?.subscription : null;
  const shown = outcome.kind === 'set' ? outcome.subscription : some;
  if (shown === undefined || shown === null) return [];
  const [preview, now, remove] = ['preview', 'now', 'remove'].map((act) => code(`/claude-digest ${act} ${shown.id}`));
  return [`${preview} shows it to you alone, ${now} sends it at once, ${remove} ends it.`];
};

const messagesOf = (report: DigestReport, warnings: readonly string[], show: Showing, timezone: string): Message[] => {
  const { outcome, asOf } = report;
  const told = describeOutcome(outcome, { asOf, timezone, show });
  const entries = (outcome.kind === 'listed' ? outcome.subscriptions : []).map((listed) => ({
    text: describeSubscription(listed, asOf, timezone, show),
    // In a channel nobody has asked for buttons that change things.
    ...(show.audience === 'person' && { accessory: switchOf(listed.subscription) }),
  }));
  return [
    ...splitMessage({
      text: [literal(TITLE), told, ...entries.map(({ text }) => text), ...warnings].join('\n'),
      blocks: [
        header(TITLE),
        section([told, ...warnings.map((warning) => `:warning: ${warning}`)].join('\n')),
        ...entries.map(({ text, accessory }) => section(text, accessory)),
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
