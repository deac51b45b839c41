import type { Json } from './json.ts';

/** A Web API method says no: `error` is Slack's code, `details` are the fields that Slack adds to it. */
export class Refused extends Error {
  readonly error: string;
  readonly details: Json;
  constructor(error: string, details: Json = {}) {
    super(error);
    this.name = 'Refused';
    this.error = error;
    this.details = details;
  }
}

/** What Slack answers to a call whose arguments do not fit its method. */
export const invalidArguments = (message: string): Refused =>
  new Refused('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${message}`] } });
