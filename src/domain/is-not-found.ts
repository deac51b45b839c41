import type { Part } from './part.ts';

/** Whether the API says that there is no such thing: no page of that address, nothing of that id. */
export const isNotFound = (part: Part<unknown>): boolean =>
  part.state === 'failed' && part.problem.kind === 'bad-request' && part.problem.status === 404;
