const GRANTED = /Got: \[([^\]]*)\]/;
const NEEDED = /Needed: \[([^\]]*)\]/;

const parseList = (list: string): readonly string[] =>
  list
    .split(',')
    .map((scope) => scope.replace(/['"\s]/g, ''))
    .filter((scope) => scope !== '');

/** `Missing required scopes. Got: ['a'] Needed: ['b']` → `['b']`; empty when the message names none. */
export const parseNeededScopes = (message: string): readonly string[] => parseList(NEEDED.exec(message)?.[1] ?? '');

/** The same message → `['a']`, all that the key has; null when the message does not say. */
export const parseGrantedScopes = (message: string): readonly string[] | null => {
  const list = GRANTED.exec(message)?.[1];
  return list === undefined ? null : parseList(list);
};
