import { quote } from '../blocks/quote.ts';
import { mentionChannel, mentionUser } from '../blocks/text.ts';

const nameOf = (channel: string): string => (/^[UW]/.test(channel) ? mentionUser(channel) : mentionChannel(channel));

const REASONS: Readonly<Record<string, (place: string) => string>> = {
  is_archived: (place) => `${place} is archived`,
  not_in_channel: (place) => `I am not a member of ${place} (\`/invite @Claude Ledger\` there lets me in)`,
  channel_not_found: (place) => `Slack does not show me ${place} (\`/invite @Claude Ledger\` there lets me in)`,
};

/** The beginning of a sentence, in mrkdwn: why a message could not go where it was meant to. */
export const describeDetour = (code: string, channel: string): string =>
  REASONS[code]?.(nameOf(channel)) ?? `Slack does not let me write to ${nameOf(channel)} (${quote(code)})`;

/** Its message was deleted, or can no longer be changed. */
export const DELETED = 'The earlier message of this is gone';
