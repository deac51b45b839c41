const clock = new Intl.DateTimeFormat([], { hour: 'numeric', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat([], { weekday: 'long', month: 'long', day: 'numeric' });
const full = new Intl.DateTimeFormat([], { dateStyle: 'full', timeStyle: 'medium' });

export const dateOf = (ts) => new Date(Number(ts) * 1000);
export const clockOf = (ts) => clock.format(dateOf(ts));
export const dayOf = (ts) => dayFormat.format(dateOf(ts));
export const fullOf = (ts) => full.format(dateOf(ts));

const TOKENS = {
  '{date}': { dateStyle: 'long' },
  '{date_short}': { dateStyle: 'medium' },
  '{date_long}': { dateStyle: 'full' },
  '{date_pretty}': { dateStyle: 'long' },
  '{date_short_pretty}': { dateStyle: 'medium' },
  '{date_long_pretty}': { dateStyle: 'full' },
  '{date_num}': { dateStyle: 'short' },
  '{time}': { timeStyle: 'short' },
  '{time_secs}': { timeStyle: 'medium' },
};

/** Slack's date tokens in the reader's own zone. */
export const formatDate = (seconds, format) =>
  format.replace(/\{\w+\}/g, (token) =>
    TOKENS[token] === undefined ? token : new Intl.DateTimeFormat([], TOKENS[token]).format(dateOf(seconds)),
  );
