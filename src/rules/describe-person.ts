import type { Member } from '../domain/organisation.ts';

/** `Ada Example (ada@acme.example)`; only the address of somebody who goes by it. */
export const describePerson = ({ name, email }: Pick<Member, 'name' | 'email'>): string =>
  name.trim() === '' || name === email ? email : `${name} (${email})`;
