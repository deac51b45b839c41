import type { Instant } from './day.ts';
import type { RuleId } from './finding.ts';
import type { LedgerState, Settings } from './ledger-state.ts';

export type Mute = Settings['mutes'][number];

/** The mute of a rule that still lasts. */
export const muteOf = ({ mutes }: Settings, rule: RuleId, now: Instant): Mute | null =>
  mutes.find((mute) => mute.rule === rule && (mute.until === null || mute.until > now)) ?? null;

const withSettings = (state: LedgerState, settings: Partial<Settings>): LedgerState => ({
  ...state,
  settings: { ...state.settings, ...settings },
});

const otherMutes = ({ settings }: LedgerState, rule: RuleId): readonly Mute[] =>
  settings.mutes.filter((mute) => mute.rule !== rule);

/** Silences a rule anew, whatever was said before. */
export const muteRule = (state: LedgerState, mute: Mute): LedgerState =>
  withSettings(state, { mutes: [...otherMutes(state, mute.rule), mute] });

export const unmuteRule = (state: LedgerState, rule: RuleId): LedgerState =>
  withSettings(state, { mutes: otherMutes(state, rule) });

/** Null: back to the alert channel. */
export const routeRule = (state: LedgerState, rule: RuleId, channel: string | null): LedgerState => {
  const { [rule]: _, ...others } = state.settings.routes;
  return withSettings(state, { routes: channel === null ? others : { ...others, [rule]: channel } });
};

export const setSensitivity = (state: LedgerState, sensitivity: Settings['sensitivity']): LedgerState =>
  withSettings(state, { sensitivity });
