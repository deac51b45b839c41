import type { Json } from '../json.ts';

/** One Web API call as it arrived, and what it got. */
export interface ApiCall {
  readonly at: number;
  readonly method: string;
  /** Arguments with `blocks`, `metadata`, `files` and `view` read from their JSON. The token is not among them. */
  readonly args: Json;
  readonly reply: Json;
  /** HTTP status, or null when the connection was cut instead. */
  readonly status: number | null;
}
