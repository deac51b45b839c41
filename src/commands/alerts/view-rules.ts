import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { bold, code, literal } from '../../blocks/text.ts';
import { isoInstant } from '../../domain/day.ts';
import { muteOf } from '../../domain/rule-settings.ts';
import type { CommandPorts } from '../../ports.ts';
import { rules } from '../../rules/index.ts';
import type { View } from '../command.ts';
import type { AlertReport } from './alerts-report.ts';
import { severityMark } from './describe-incident.ts';
import { describeMute, describeRoute } from './describe-rule.ts';

const TITLE = 'Alert rules';

/** Every rule: when it fires, how severe it is, whether it is on, and where it goes. */
export const viewRules = (
  { settings, asOf }: Extract<AlertReport, { kind: 'rules' }>,
  { settings: { timezone, alertChannel } }: CommandPorts,
): View => {
  const judged = rules.map((rule) => ({ rule, mute: muteOf(settings, rule.id, asOf) }));
  const entries = judged.map(({ rule, mute }) => {
    const where = describeRoute(settings, rule.id, alertChannel);
    const facts = [severityMark(rule.severity), describeMute(mute, timezone), `→ ${where}`].join(' · ');
    return `${bold(rule.id)}   ${facts}\n${literal(rule.policy)}`;
  });
  const muted = judged.filter(({ mute }) => mute !== null).length;
  const summary = `${rules.length} rules, ${muted === 0 ? 'all of them on' : `${muted} muted`}.`;
  const notes = [
    `${code('spend-anomaly')} looks with ${settings.sensitivity} sensitivity.`,
    'The severity is the usual one: an alert may be more or less severe. A budget may have a channel of its own.',
  ];
  return {
    messages: splitMessage({
      text: [TITLE, summary, ...entries].join('\n'),
      blocks: [header(TITLE), section(summary), ...entries.map((entry) => section(entry)), context(notes)],
    }),
    document: () => ({
      command: 'alerts',
      sensitivity: settings.sensitivity,
      rows: judged.map(({ rule, mute }) => ({
        rule: rule.id,
        title: rule.title,
        policy: rule.policy,
        severity: rule.severity,
        muted: mute !== null,
        mutedUntil: mute === null || mute.until === null ? null : isoInstant(mute.until),
        channel: settings.routes[rule.id] ?? alertChannel,
      })),
      footnotes: notes,
    }),
    problems: [],
    csv: null,
    more: null,
  };
};
