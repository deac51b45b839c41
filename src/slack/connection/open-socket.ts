import type { SocketModeReceiver } from '@slack/bolt';
import type { Clock } from '../../ports.ts';
import { askSlack, SlackSilence } from '../refusal.ts';

type SocketModeClient = SocketModeReceiver['client'];

/** Slack says hello at once; a socket that stays silent brings nothing later either. */
const HELLO_MS = 30_000;

/**
 * Asks Slack for an address and connects to it. Resolves when Slack has said hello. Throws `SlackRefusal` where the
 * token is not accepted, `SlackSilence` otherwise. A socket that opens after `signal` has ended is closed at once.
 */
export const openSocket = async (
  client: SocketModeClient,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> => {
  const timer = new AbortController();
  const opened = askSlack(() => client.start()).then(() => true);
  const silent = clock.sleep(HELLO_MS, timer.signal).then(
    () => false,
    () => false,
  );
  try {
    if (await Promise.race([opened, silent])) {
      if (signal.aborted) await client.disconnect();
      return;
    }
  } finally {
    timer.abort();
  }
  opened.catch(() => undefined);
  void client.disconnect();
  throw new SlackSilence('no hello on the socket');
};
