import type { Actor } from './spend.ts';

/** What people call an identity: its address, else its name, else the id that is all there is of it. */
export const nameActor = ({ email, name, id }: Actor): string => email ?? name ?? id;
