import type { ApiKey, Member } from './organisation.ts';

/** Who made a key. `unread`: a person whose name is not known because the members could not be read. */
export type Creator =
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'left'; readonly id: string }
  | { readonly kind: 'unread'; readonly id: string }
  | { readonly kind: 'service-account'; readonly id: string }
  /** A kind of creator that is newer than this program. */
  | { readonly kind: 'other'; readonly id: string }
  | { readonly kind: 'unknown' };

/** `members` by their id; null when they could not be read. */
export const findCreator = ({ createdBy }: ApiKey, members: ReadonlyMap<string, Member> | null): Creator => {
  if (createdBy === null) return { kind: 'unknown' };
  const { id, type } = createdBy;
  if (type === 'service_account') return { kind: 'service-account', id };
  if (type !== 'user') return { kind: 'other', id };
  if (members === null) return { kind: 'unread', id };
  const member = members.get(id);
  return member === undefined ? { kind: 'left', id } : { kind: 'member', member };
};
