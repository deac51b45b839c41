/** Slack writes a chosen channel as `<#C1|name>`; an id, which has digits, may be typed as it is. */
const CHANNEL = /^(?:<#([CG][A-Z0-9]+)(?:\|[^>]*)?>|#?([CG](?=[A-Z0-9]*\d)[A-Z0-9]{8,}))$/i;

/** Whether the word is meant as a channel, found or not. */
export const looksLikeChannel = (word: string): boolean => word.startsWith('#') || CHANNEL.test(word);

/** The id of a channel; null for a name that Slack did not turn into one. */
export const parseChannel = (word: string): string | null => {
  const [, chosen, typed] = CHANNEL.exec(word) ?? [];
  return (chosen ?? typed)?.toUpperCase() ?? null;
};

/** Why a name is not enough, and how Slack gives the id. */
export const explainChannel = (word: string): string =>
  `Slack did not tell me which channel \`${word}\` is: choose it from the list that opens while you type \`#\`.`;
