import { splitMessage } from '../../blocks/compose-message.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import { bold, code, mentionChannel } from '../../blocks/text.ts';
import { muteOf } from '../../domain/rule-settings.ts';
import type { CommandPorts } from '../../ports.ts';
import type { View } from '../command.ts';
import { explainClosed, SHARED_PLACE } from '../explain-place.ts';
import type { AlertReport } from './alerts-report.ts';

type Changed = Extract<AlertReport, { kind: 'changed' }>;

const SENSITIVITY = {
  low: 'only what departs far from its past is told',
  normal: 'what clearly departs from its past is told',
  high: 'smaller departures are told too',
} as const;

const LATER =
  'Meanwhile its new findings are not told. What still stands afterwards is told then; the rest is in `/claude-alerts history`.';

const describe = (
  { change, settings, before, asOf, isShared }: Changed,
  alertChannel: string | null,
  timezone: string,
): string => {
  switch (change.kind) {
    case 'mute': {
      const until = muteOf(settings, change.rule, asOf)?.until ?? null;
      const end =
        until === null
          ? `until ${code(`/claude-alerts unmute ${change.rule}`)}`
          : `until ${formatTime(until, timezone)}`;
      return `${bold(change.rule)} is muted ${end}. ${LATER}`;
    }
    case 'unmute':
      return before === null ? `${bold(change.rule)} was not muted: it is on.` : `${bold(change.rule)} is on again.`;
    case 'route': {
      const channel = change.channel ?? alertChannel;
      const where = channel === null ? 'the alert channel' : mentionChannel(channel);
      const go = change.channel === null ? `go to the alert channel again: ${where}` : `go to ${where} from now on`;
      const shared = isShared ? `\n${SHARED_PLACE}` : '';
      return `New alerts of ${bold(change.rule)} ${go}. Those that are open stay where they are.${shared}`;
    }
    case 'sensitivity':
      return `${bold('spend-anomaly')} now looks with ${change.sensitivity} sensitivity: ${SENSITIVITY[change.sensitivity]}. ${code('/claude-alerts test 90d')} shows what that would have told.`;
  }
};

/** What was changed, and what follows from it. */
export const viewChange = (report: Changed, { settings: { alertChannel, timezone } }: CommandPorts): View => ({
  messages: splitMessage({ text: describe(report, alertChannel, timezone), blocks: [] }),
  document: () => ({ command: 'alerts', rows: [], footnotes: [] }),
  problems: [],
  csv: null,
  more: null,
});

/** The change that was asked for and could not be made, and what to do about it. */
export const viewClosed = ({ closed }: Extract<AlertReport, { kind: 'closed' }>): View => ({
  messages: splitMessage({ text: explainClosed(closed), blocks: [] }),
  document: () => ({ command: 'alerts', rows: [], footnotes: [] }),
  problems: [explainClosed(closed)],
  csv: null,
  more: null,
});
