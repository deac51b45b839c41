import { z } from 'zod';

const MAX_MESSAGE_LENGTH = 500;

/**
 * Both bodies that refusals have: `{"type":"error","error":{…},"request_id"}` and, from the Compliance API, only
 * `{"error":{…}}`. Anything else (a proxy's HTML, nothing) reads as an empty message.
 */
export const errorSchema = z
  .object({
    error: z.object({ message: z.string().catch('') }),
    request_id: z.string().nullish().catch(null),
  })
  .transform(({ error, request_id }) => ({
    message: error.message.slice(0, MAX_MESSAGE_LENGTH),
    requestId: request_id ?? null,
  }))
  .catch({ message: '', requestId: null });
