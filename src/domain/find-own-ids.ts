/** An account as one source describes it. */
export interface Identity {
  readonly id: string;
  readonly email: string | null;
  /** No longer a member, so that the address may have passed on to somebody else. */
  readonly deleted: boolean;
}

/**
 * Only A to Z: other alphabets fold into them as well (the Kelvin sign lowers to `k`), which would make two people's
 * addresses one.
 */
const fold = (email: string): string => email.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * The ids of whoever has exactly this address, capitals aside. `ada+test@acme.com` is somebody else than `ada@acme.com`,
 * and an id that anybody calls deleted is nobody's.
 */
export const findOwnIds = (email: string, identities: readonly Identity[]): readonly string[] => {
  const own = fold(email);
  const deleted = new Set(identities.filter((identity) => identity.deleted).map(({ id }) => id));
  const ids = identities.filter((identity) => identity.email !== null && fold(identity.email) === own);
  return own === '' ? [] : [...new Set(ids.map(({ id }) => id))].filter((id) => !deleted.has(id));
};
