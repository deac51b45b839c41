import { redactText } from './redact-text.ts';

/** What can stand in a log line as JSON. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/** Fields whose text is hidden whatever it looks like. Numbers stay: `outputTokens: 12` is a count. */
const HIDDEN_FIELD =
  /(secret|password|authorization|cookie|credential|(api|admin|access|signing)[-_]?key|response[-_]?url|trigger[-_]?id|e[-_]?mail|(^|[-_])token|[a-z]Token)$/i;

const DEEPEST = 8;

/** The objects around the one at hand: they bound the depth and show a circle. */
type Around = readonly object[];

/** `redact` for the fields of a record. */
export const redactRecord = (
  record: Readonly<Record<string, unknown>>,
  around: Around = [],
): { readonly [name: string]: Plain } =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([, value]) => value !== undefined && typeof value !== 'function')
      .map(([name, value]) => [
        redactText(name),
        typeof value === 'string' && HIDDEN_FIELD.test(name) ? '***' : redact(value, around),
      ]),
  );

/** Own fields of an error are kept where they are plain: codes and status, never the bodies and sockets that some carry. */
const redactError = (error: Error, around: Around): Plain => ({
  ...redactRecord(Object.fromEntries(Object.entries(error).filter(([, value]) => typeof value !== 'object')), around),
  name: redactText(error.name),
  message: redactText(error.message),
  ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
  ...(error.cause === undefined ? {} : { cause: redact(error.cause, around) }),
});

const redactObject = (value: object, outside: Around): Plain => {
  if (outside.includes(value)) return '(circular)';
  if (outside.length > DEEPEST) return '(deeper)';
  const around = [...outside, value];
  if (value instanceof Error) return redactError(value, around);
  if ('toJSON' in value && typeof value.toJSON === 'function') return redact(value.toJSON(), around);
  if (Array.isArray(value) || value instanceof Set || value instanceof Map)
    return [...value].map((item) => redact(item, around));
  return redactRecord({ ...value }, around);
};

/**
 * A copy fit for a log line: no secret and no person in any field or message at any depth; errors become their name,
 * message, codes, stack and cause; amounts and other big integers become text.
 */
export const redact = (value: unknown, around: Around = []): Plain => {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'object') return redactObject(value, around);
  return redactText(String(value));
};
