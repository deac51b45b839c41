import { maskAddresses, maskEmail, maskName } from '../blocks/mask-person.ts';
import type { Showing } from '../spend/label-group.ts';

/** Before a channel, unless the settings show people in full. */
export const isMasked = ({ audience, privacy }: Showing): boolean => audience === 'channel' && privacy === 'masked';

export const showEmail = (email: string, show: Showing): string => (isMasked(show) ? maskEmail(email) : email);
export const showName = (name: string, show: Showing): string => (isMasked(show) ? maskName(name) : name);

/** A name that people gave to a thing: an address in it is somebody's. */
export const showLabel = (label: string, show: Showing): string => (isMasked(show) ? maskAddresses(label) : label);
