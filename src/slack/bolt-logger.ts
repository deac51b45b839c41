import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../ports.ts';

const MAX_LENGTH = 300;

const describe = (part: unknown): string => {
  const text = part instanceof Error ? `${part.name}: ${part.message}` : typeof part === 'string' ? part : typeof part;
  return text.slice(0, MAX_LENGTH);
};

/**
 * Bolt's messages as lines of our own log. Its debug lines are dropped: they hold whole requests and replies, and
 * with them money, names and response URLs.
 */
export const createBoltLogger = (log: Log): Logger => {
  const fields = (parts: readonly unknown[]) => ({ message: parts.map(describe).join(' ') });
  return {
    debug: () => undefined,
    info: (...parts) => log.debug('slack_library', fields(parts)),
    warn: (...parts) => log.warn('slack_library', fields(parts)),
    error: (...parts) => log.error('slack_library', fields(parts)),
    getLevel: () => LogLevel.INFO,
    setLevel: () => undefined,
    setName: () => undefined,
  };
};
