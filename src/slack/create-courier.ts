import type { webApi } from '@slack/bolt';
import type { Courier, CourierOutcome, CourierRefusal, CourierSighting, MessagePlace } from '../ports.ts';
import { findMarker } from './find-marker.ts';
import type { SlackNotifier } from './notifier.ts';
import { SlackRefusal, SlackSilence } from './refusal.ts';

/** Slack words these as refusals, but its reference says that some of the work may have been done. */
const UNSURE: readonly string[] = ['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'];

/** While these last no look at a history can tell anything; every other refusal means that the bot may not look. */
const PASSING: readonly string[] = [
  'ratelimited',
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
];

const toFailure = (error: unknown): CourierRefusal | { readonly kind: 'silent' } => {
  if (error instanceof SlackSilence) return { kind: 'silent' };
  if (!(error instanceof SlackRefusal)) throw error;
  if (UNSURE.includes(error.code)) return { kind: 'silent' };
  return { kind: 'refused', code: error.code, retryAfterSeconds: error.retryAfterSeconds };
};

const outcomeOf = async (call: () => Promise<MessagePlace>): Promise<CourierOutcome> => {
  try {
    return { kind: 'sent', at: await call() };
  } catch (error) {
    return toFailure(error);
  }
};

const toSighting = (error: unknown): CourierSighting => {
  const failure = toFailure(error);
  return failure.kind === 'refused' && !PASSING.includes(failure.code) ? { kind: 'unreadable' } : failure;
};

/** A direct message is addressed by its person, and read only by its channel. */
const isPerson = (channel: string): boolean => /^[UW]/.test(channel);

/** The outbox's way to Slack: `notifier` writes and tries once, `reader` looks and may try again. */
export const createCourier = (notifier: SlackNotifier, reader: webApi.WebClient): Courier => ({
  post: (channel, message, marker) => outcomeOf(() => notifier.post(channel, message, { marker })),
  reply: ({ channel, ts }, message, marker) => outcomeOf(() => notifier.post(channel, message, { under: ts, marker })),
  update: (at, message) => outcomeOf(() => notifier.update(at, message).then(() => at)),
  find: async (marker, channel, under, since) => {
    if (isPerson(channel)) return { kind: 'unreadable' };
    try {
      const found = await findMarker(reader, marker, { channel, under, since });
      return typeof found === 'string' ? { kind: found } : { kind: 'found', at: { channel, ts: found.ts } };
    } catch (error) {
      return toSighting(error);
    }
  },
  permalink: (at) => notifier.permalink(at).catch(() => null),
});
