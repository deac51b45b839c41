import { sourceName } from '../blocks/describe-source.ts';
import type { Source } from '../domain/spend.ts';

/** Where a finding belongs, as an observation names it. */
export interface Place {
  readonly source: Source;
  readonly organisation: string;
}

/** `Acme Research (Claude Console)`: both organisations of a company may have the same name. */
export const describePlace = ({ source, organisation }: Place): string => `${organisation} (${sourceName(source)})`;

/** Where members, their roles and invites are changed by hand. */
export const membersPage = (source: Source): string =>
  source === 'console' ? 'Console → Settings → Members' : 'claude.ai → Organization settings → Members';

/** Claude Enterprise has neither keys nor workspaces. */
export const KEYS_PAGE = 'Console → Settings → API keys';
export const WORKSPACES_PAGE = 'Console → Settings → Workspaces';
