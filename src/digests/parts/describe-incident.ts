import { maskName, maskUserFilters } from '../../blocks/mask-person.ts';
import { literal } from '../../blocks/text.ts';
import type { Finding, RuleId, Severity, Statement } from '../../domain/finding.ts';
import type { Incident } from '../../domain/incident.ts';
import type { NamePerson } from './name-people.ts';

const MARKS: Readonly<Record<Severity, string>> = {
  high: ':red_circle:',
  medium: ':large_orange_circle:',
  low: ':white_circle:',
};

const ADDRESS = /[^\s@<>()":,;]+@[^\s@<>()":,;]*[^\s@<>()":,;.]/g;

const textsOf = ({ title, fields, row }: Statement): readonly string[] => [
  title,
  ...fields.map(({ value }) => value),
  ...row,
];

/** The addresses of the people that an incident tells of, in lower case. */
export const addressesIn = ({ finding }: Incident): readonly string[] => [
  ...new Set(textsOf(finding.statement).flatMap((text) => text.toLowerCase().match(ADDRESS) ?? [])),
];

/** What somebody is called beside their address: `Ada Example (ada@acme.example)`, or the cell before it. */
const namesBeside = (email: string, { title, fields, row }: Statement): readonly string[] => {
  const suffix = ` (${email})`;
  const whole = [...fields.map(({ value }) => value), ...row]
    .filter((text) => text.endsWith(suffix))
    .map((text) => text.slice(0, -suffix.length));
  const cell = row[row.indexOf(email) - 1];
  return [...new Set([...whole, ...(cell === undefined ? [] : [cell])])].filter(
    (name) => name.trim() !== '' && title.includes(name),
  );
};

/** Every way in which the title may say who somebody is; the longest first, so that no part of one is left over. */
const waysToSay = (statement: Statement): readonly { readonly words: string; readonly email: string }[] =>
  [...new Set(textsOf(statement).flatMap((text) => text.match(ADDRESS) ?? []))]
    .flatMap((email) => {
      const names = namesBeside(email, statement);
      return [...names.map((name) => `${name} (${email})`), email, ...names].map((words) => ({ words, email }));
    })
    .toSorted((a, b) => b.words.length - a.words.length);

/** Data around people, its spaces kept. */
const plain = (text: string): string => {
  const [, before = '', inside = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return inside === '' ? text : `${before}${literal(inside)}${after}`;
};

/** Rules that tell of a person without an address by their name alone, at the start of the title. */
const OF_HOLDERS: readonly RuleId[] = ['limit-near', 'limit-request'];

/** The name of somebody whose address nobody tells; an id names nobody. */
const nameAlone = ({ rule, statement: { title, row } }: Finding): readonly { words: string; email: null }[] => {
  const [who] = row;
  const isName = OF_HOLDERS.includes(rule) && who !== undefined && !who.includes('@') && !/^\w+_\w+$/.test(who);
  return isName && title.startsWith(who) ? [{ words: who, email: null }] : [];
};

const maskTitle = (finding: Finding, name: NamePerson): string => {
  const { statement } = finding;
  const ways = [...waysToSay(statement), ...nameAlone(finding)];
  const write = (text: string): string => {
    const way = ways.find(({ words }) => text.includes(words));
    if (way === undefined) return plain(text);
    const at = text.indexOf(way.words);
    const person = name(way.email, maskName(way.email ?? way.words));
    return `${write(text.slice(0, at))}${person}${write(text.slice(at + way.words.length))}`;
  };
  return write(maskUserFilters(statement.title));
};

/** A dot for its gravity and what happened, as mrkdwn; before a channel people are not named unless the settings say so. */
export const describeIncident = ({ finding }: Incident, name: NamePerson, privacy: 'masked' | 'full'): string => {
  const { severity, statement } = finding;
  const title = privacy === 'full' ? literal(statement.title) : maskTitle(finding, name);
  return `${MARKS[severity]} ${title}`;
};
