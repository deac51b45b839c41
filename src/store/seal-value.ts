import { createHash } from 'node:crypto';

const SEAL_LENGTH = 64;

const sealOf = (key: string, value: string): string =>
  createHash('sha256').update(JSON.stringify(key)).update(value).digest('hex');

/** A value with what tells, when it is read again, that it is whole, unchanged, and was written under this very key. */
export const sealValue = (key: string, value: string): string => `${sealOf(key, value)}\n${value}`;

/** Null for anything else than what was sealed under this key: cut off, altered, or moved from elsewhere. */
export const openSealed = (key: string, text: string): string | null => {
  const value = text.slice(SEAL_LENGTH + 1);
  return text.startsWith(`${sealOf(key, value)}\n`) ? value : null;
};
