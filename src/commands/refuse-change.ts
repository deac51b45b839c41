import { notUnderstood, type Parsed } from '../domain/understanding.ts';

/** The answer where nobody is known who would answer for a change: in a terminal. */
export const refuseChange = (said: string, example: string): Parsed<never> =>
  notUnderstood({
    said,
    nearest: null,
    candidates: [],
    example,
    why: 'Settings are changed in Slack, where it is known who changes them; here they can only be read.',
  });
