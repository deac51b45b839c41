import type { Json } from '../json.ts';

export type DeliveryKind = 'slash_commands' | 'interactive' | 'events_api';

/** What became of something that was sent to the bot. `body` is what it answered with: JSON, text, or null for nothing. */
export type Delivery =
  | { readonly ok: true; readonly ackMs: number; readonly body: unknown }
  | { readonly ok: false; readonly error: 'operation_timeout' | 'dispatch_failed' | 'http_service_error' };

/** One way to the bot. */
export interface BotLink {
  readonly ready: () => boolean;
  readonly deliver: (kind: DeliveryKind, payload: Json) => Promise<Delivery>;
}
