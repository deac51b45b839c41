import type { Instant } from '../../domain/day.ts';
import type { SandboxClaudeApi } from '../claude/start-claude-api.ts';
import type { SlackStandIn } from '../slack/stand-in.ts';
import { companyControls } from './company-controls.ts';
import type { PageControl } from './page-options.ts';
import { securityControls } from './security-controls.ts';
import { troubleControls } from './trouble-controls.ts';
import { type Look, watchControls } from './watch-controls.ts';

interface Sandbox {
  readonly claude: SandboxClaudeApi;
  readonly slack: SlackStandIn;
  readonly now: () => Instant;
  /** Makes the bot look for changes. */
  readonly look: () => Promise<Look>;
  /** Lets some time go by for the bot. */
  readonly pause: () => void;
}

/** What a visitor may do to the sample company and its API, and what makes the bot notice. Time goes by with every press. */
export const buildControls = ({ claude, slack, now, look, pause }: Sandbox): readonly PageControl[] =>
  [
    ...watchControls(slack, look),
    ...companyControls(claude, now),
    ...securityControls(claude),
    ...troubleControls(claude),
  ].map((control) => ({
    ...control,
    run: (pressed) => {
      pause();
      return control.run(pressed);
    },
  }));
