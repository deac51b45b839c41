import { formatTime } from '../../blocks/describe-time.ts';
import { mentionChannel, mentionUser } from '../../blocks/text.ts';
import type { RuleId } from '../../domain/finding.ts';
import type { Settings } from '../../domain/ledger-state.ts';
import type { Mute } from '../../domain/rule-settings.ts';

/** `on`, `muted by @ada until …`. */
export const describeMute = (mute: Mute | null, timezone: string): string => {
  if (mute === null) return 'on';
  const until = mute.until === null ? 'until it is unmuted' : `until ${formatTime(mute.until, timezone)}`;
  return `:no_bell: muted by ${mentionUser(mute.by)} ${until}`;
};

/** Where a rule's alerts go. `alertChannel` is null in a process that sends none. */
export const describeRoute = ({ routes }: Settings, rule: RuleId, alertChannel: string | null): string => {
  const channel = routes[rule] ?? alertChannel;
  return channel === null ? 'the alert channel' : mentionChannel(channel);
};
