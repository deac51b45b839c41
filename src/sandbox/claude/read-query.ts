import { type Day, type Instant, parseIsoDay, toInstant } from '../../domain/day.ts';
import { invalid } from './refusal.ts';

/** Reads all values of one parameter. Throws a `Refusal` for what the API would not take. */
export type Reader<T> = (values: readonly string[], name: string) => T;
type Readers = Readonly<Record<string, Reader<unknown>>>;
type Read<R extends Readers> = { readonly [K in keyof R]: ReturnType<R[K]> };

/** The SDK adds `beta=true` to some endpoints. */
const IGNORED = new Set(['beta']);

/** Every parameter as its reader gives it; a parameter that no reader knows is refused. */
export const readQuery = <R extends Readers>(params: URLSearchParams, readers: R): Read<R> => {
  const unknown = [...params.keys()].find((name) => !IGNORED.has(name) && !(name in readers));
  if (unknown !== undefined) throw invalid(`${unknown}: Extra inputs are not permitted`);
  const read = Object.entries(readers).map(([name, reader]) => [name, reader(params.getAll(name), name)]);
  return Object.fromEntries(read) as Read<R>;
};

const single = (values: readonly string[], name: string): string | undefined => {
  if (values.length > 1) throw invalid(`${name}: Input should be a single value`);
  return values[0];
};

export const optional =
  <T>(parse: (text: string, name: string) => T): Reader<T | undefined> =>
  (values, name) => {
    const text = single(values, name);
    return text === undefined ? undefined : parse(text, name);
  };

export const required =
  <T>(parse: (text: string, name: string) => T): Reader<T> =>
  (values, name) => {
    const text = single(values, name);
    if (text === undefined) throw invalid(`${name}: Field required`);
    return parse(text, name);
  };

const MAX_VALUES = 100;

/** `name[]=a&name[]=b`: at most 100 values. */
export const many =
  <T>(parse: (text: string, name: string) => T): Reader<readonly T[]> =>
  (values, name) => {
    if (values.length > MAX_VALUES) throw invalid(`${name}: List should have at most ${MAX_VALUES} items`);
    return values.map((text) => parse(text, name));
  };

export const text = (value: string): string => value;

export const oneOf =
  <T extends string>(...allowed: readonly T[]) =>
  (value: string, name: string): T => {
    const known = allowed.find((each) => each === value);
    if (known === undefined) throw invalid(`${name}: Input should be ${allowed.map((each) => `'${each}'`).join(', ')}`);
    return known;
  };

export const flag = (value: string, name: string): boolean => oneOf('true', 'false')(value, name) === 'true';

const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** RFC 3339 with a zone, on a day that the calendar has. */
export const instant = (value: string, name: string): Instant => {
  const isInstant = WITH_ZONE.test(value) && parseIsoDay(value.slice(0, 10)) !== null;
  const ms = isInstant ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(ms)) throw invalid(`${name}: Input should be a valid datetime with timezone, got ${value}`);
  return toInstant(ms);
};

export const isoDate = (value: string, name: string): Day => {
  const day = parseIsoDay(value);
  if (day === null) throw invalid(`${name}: Input should be a valid date in the format YYYY-MM-DD, got ${value}`);
  return day;
};

/** A whole number within bounds, in the words that the API uses for one beyond them. */
export const integer =
  (min: number, max: number) =>
  (value: string, name: string): number => {
    if (!/^-?\d+$/.test(value)) throw invalid(`${name}: Input should be a valid integer`);
    const number = Number(value);
    if (number > max) throw invalid(`${name}: Input should be less than or equal to ${max}`);
    if (number < min) throw invalid(`${name}: Input should be greater than or equal to ${min}`);
    return number;
  };
