/** How Slack sees a person. A guest is restricted to some channels, a single-channel guest to one. */
export type UserRole = 'primary-owner' | 'owner' | 'admin' | 'member' | 'guest' | 'single-channel-guest' | 'bot';

export interface WorkspaceUser {
  readonly id: string;
  /** The handle, as in `@maya`. */
  readonly name: string;
  readonly realName: string;
  readonly email: string | null;
  readonly role: UserRole;
  /** A person of another company, met through Slack Connect, has that company's team id. */
  readonly teamId?: string;
  readonly deactivated?: boolean;
  /** IANA zone. */
  readonly timezone?: string;
}

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
  readonly disabled?: boolean;
}

export interface WorkspaceChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private';
  /** People; whether the bot is inside is `botIsMember`. */
  readonly members: readonly string[];
  readonly botIsMember: boolean;
  readonly topic?: string;
  readonly archived?: boolean;
  /** Shared with another company through Slack Connect. */
  readonly shared?: boolean;
}

interface BotIdentity {
  readonly userId: string;
  readonly botId: string;
  readonly appId: string;
  readonly name: string;
}

export interface Workspace {
  readonly teamId: string;
  readonly teamName: string;
  /** `acme` of `acme.slack.com`. */
  readonly domain: string;
  readonly bot: BotIdentity;
  readonly users: readonly WorkspaceUser[];
  readonly groups: readonly UserGroup[];
  readonly channels: readonly WorkspaceChannel[];
}
