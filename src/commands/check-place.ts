import type { ChannelStanding, CommandPorts } from '../ports.ts';

/** Why the bot could not post in a channel. */
export interface Closed {
  readonly channel: string;
  readonly standing: Exclude<ChannelStanding, 'member' | 'shared'>;
}

/** Whether something can be posted in a channel, and whether people of another company read it; open where nobody can tell. */
export const checkPlace = async (
  channel: string,
  { standingIn }: Pick<CommandPorts, 'standingIn'>,
): Promise<{ readonly closed: Closed | null; readonly isShared: boolean }> => {
  const standing = (await standingIn?.(channel)) ?? null;
  const isOpen = standing === null || standing === 'member' || standing === 'shared';
  return { closed: isOpen ? null : { channel, standing }, isShared: standing === 'shared' };
};
