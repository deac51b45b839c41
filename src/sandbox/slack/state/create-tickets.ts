import { Refused } from '../refused.ts';
import type { StoredMessage } from './create-timeline.ts';

const TRIGGER_MS = 3_000;
const RESPONSE_MS = 30 * 60_000;
const RESPONSE_USES = 5;

/** What a `response_url` may speak to: where it was issued, for whom, and the message that was pressed, if any. */
export interface ResponseGrant {
  readonly channel: string;
  readonly user: string;
  readonly source: Pick<StoredMessage, 'channel' | 'ts'> | null;
}

export interface Tickets {
  /** A `trigger_id` for this person, good once and for three seconds. */
  trigger(user: string): string;
  /** The person whose trigger it is. Throws `Refused`: expired, used before, or never issued. */
  spendTrigger(id: string): string;
  /** The last part of a `response_url`. */
  response(grant: ResponseGrant): string;
  /** Throws `Refused`: `expired_url` or `used_url`. */
  spendResponse(id: string): ResponseGrant;
}

export const createTickets = (now: () => number, nextId: (prefix: string) => string): Tickets => {
  const triggers = new Map<string, { readonly user: string; readonly issued: number; used: boolean }>();
  const responses = new Map<string, { readonly grant: ResponseGrant; readonly issued: number; uses: number }>();
  return {
    trigger: (user) => {
      const id = `${now()}.${nextId('')}`;
      triggers.set(id, { user, issued: now(), used: false });
      return id;
    },
    spendTrigger: (id) => {
      const trigger = triggers.get(id);
      if (trigger === undefined) throw new Refused('invalid_trigger_id');
      if (trigger.used) throw new Refused('exchanged_trigger_id');
      if (now() - trigger.issued > TRIGGER_MS) throw new Refused('expired_trigger_id');
      trigger.used = true;
      return trigger.user;
    },
    response: (grant) => {
      const id = nextId('R');
      responses.set(id, { grant, issued: now(), uses: 0 });
      return id;
    },
    spendResponse: (id) => {
      const response = responses.get(id);
      if (response === undefined || now() - response.issued > RESPONSE_MS) throw new Refused('expired_url');
      if (response.uses >= RESPONSE_USES) throw new Refused('used_url');
      response.uses += 1;
      return response.grant;
    },
  };
};
