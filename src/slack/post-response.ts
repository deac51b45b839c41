import type { Message } from '../blocks/message.ts';
import { SlackRefusal, SlackSilence } from './refusal.ts';

/** What a response URL takes besides the message itself. */
export type Placement =
  | { readonly response_type: 'ephemeral'; readonly replace_original: boolean }
  | { readonly response_type: 'in_channel'; readonly replace_original: false };

const TIMEOUT_MS = 20_000;
const CODE = /^[a-z]+(?:_[a-z]+)*$/;

/** Slack answers `ok`, a bare word such as `used_url` or `invalid_blocks`, or JSON with that word; the status varies. */
const readCode = (status: number, body: string): string | null => {
  const said = /"error"\s*:\s*"([a-z_]+)"/.exec(body)?.[1] ?? body.trim();
  if (status < 300) return /"ok"\s*:\s*false/.test(body) ? said : null;
  if (status === 429) return 'ratelimited';
  return CODE.test(said) ? said : `http_${status}`;
};

/**
 * Posts to the response URL of a command or a button, which works in every channel whether or not the bot is a member:
 * five times within half an hour. Throws `SlackRefusal` (`used_url`, `expired_url`, `invalid_blocks`, …) or `SlackSilence`.
 */
export const postResponse = async (
  fetch: typeof globalThis.fetch,
  url: string,
  message: Message,
  placement: Placement,
): Promise<void> => {
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...placement,
        text: message.text,
        ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
      }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    throw new SlackSilence(error instanceof Error ? error.name : 'unknown');
  }
  const code = readCode(status, text);
  if (code === null) return;
  throw status >= 500 ? new SlackSilence(code) : new SlackRefusal(code);
};
