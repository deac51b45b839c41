import { oneLine } from './text.ts';

const firstOf = (text: string): string => Array.from(text)[0] ?? '';

/** An address by which its owner is recognised and nobody else reached: `ada@acme.com` is `a…@acme.com`. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  return at === -1 ? `${firstOf(email)}…` : `${firstOf(email.slice(0, at))}…${email.slice(at)}`;
};

/** A name as initials: `Ada Lovelace` is `A. L.` A name that is an address is masked as one. */
export const maskName = (name: string): string => {
  if (name.includes('@')) return maskEmail(oneLine(name));
  const words = oneLine(name).split(' ').filter(Boolean);
  return words.length === 0 ? '…' : words.map((word) => `${firstOf(word)}.`).join(' ');
};

const ADDRESS = /[^\s@<>()]+@[^\s@<>()]+/g;

/** A text of people's own in which addresses may stand. */
export const maskAddresses = (text: string): string => text.replace(ADDRESS, (address) => maskEmail(address));

/** A text with the words of a filter in it: whose `user:…` it is, is not said. */
export const maskUserFilters = (text: string): string => text.replace(/\buser:(?:"[^"]*"|\S+)/g, 'user:…');

/** The words of a filter, with nobody in them. */
export const maskFilterWords = (words: string): string => maskAddresses(maskUserFilters(words));
