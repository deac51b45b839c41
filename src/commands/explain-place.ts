import { code, mentionChannel } from '../blocks/text.ts';
import type { Closed } from './check-place.ts';

const INVITE = code('/invite @Claude Ledger');

export const SHARED_PLACE = ':warning: This channel is shared with another company: its people will read it too.';

/** Why nothing can be posted there, and what to do; mrkdwn. */
export const explainClosed = ({ channel, standing }: Closed): string => {
  const place = mentionChannel(channel);
  switch (standing) {
    case 'archived':
      return `${place} is archived, so nothing was changed: choose another channel.`;
    case 'outsider':
      return `I am not a member of ${place}, so nothing was changed: type ${INVITE} there, and ask again.`;
    case 'unseen':
      return `Slack does not show me ${place}, so nothing was changed: type ${INVITE} there, and ask again.`;
  }
};
