import type { Json } from './json.ts';

/** What goes back over HTTP; a null body means that the connection ends without an answer. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | null;
  readonly silent?: boolean;
}
