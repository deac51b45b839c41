const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  409: 'conflict_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  500: 'api_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

const errorType = (status: number): string => TYPES[status] ?? (status >= 500 ? 'api_error' : 'invalid_request_error');

/** Whether a path belongs to the Compliance API, which has its own words, limits and record of who read what. */
export const isCompliance = (path: string): boolean => path.startsWith('/v1/compliance/');

/** The API says no. `headers` are sent besides the usual ones. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.headers = headers;
  }
}

export const invalid = (message: string): Refusal => new Refusal(400, message);

/** What reports say of a range with nothing in it; the API adds that asking again will not help. */
export const emptyRange = (): Refusal =>
  new Refusal(400, 'Invalid date range: ending date must be after starting date', { 'x-should-retry': 'false' });

/** The Compliance API keeps to the inner part of what the others send. */
export const errorBody = (path: string, status: number, message: string, requestId: string): unknown => {
  const error = { type: errorType(status), message };
  return isCompliance(path) ? { error } : { type: 'error', error, request_id: requestId };
};
