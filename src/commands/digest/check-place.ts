import type { CommandPorts } from '../../ports.ts';
import type { Closed } from './digest-report.ts';

/** Whether something can be posted in a channel, and whether people of another company read it; open where nobody can tell. */
export const checkPlace = async (
  channel: string,
  { standingIn }: Pick<CommandPorts, 'standingIn'>,
): Promise<{ readonly closed: Closed | null; readonly isShared: boolean }> => {
  const standing = (await standingIn?.(channel)) ?? null;
  const isOpen = standing === null || standing === 'member' || standing === 'shared';
  return { closed: isOpen ? null : { channel, standing }, isShared: standing === 'shared' };
};
