import { isList, isObject, type Json } from '../json.ts';

/** One fault in what was sent, as `blocks.validate` gives it. */
export interface BlockProblem {
  /** JSON pointer from the payload's root: `/blocks/0/text/text`. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  readonly constraint?: { readonly type: string; readonly expected: unknown; readonly got: unknown };
}

export type Report = (problem: BlockProblem) => void;

/** Looks at one value and reports what is wrong with it. */
export type Check = (value: unknown, pointer: string, report: Report) => void;

const wrongType = (expected: string, value: unknown, pointer: string): BlockProblem => ({
  pointer,
  code: 'invalid_type',
  message: `must be ${expected}`,
  constraint: { type: 'type', expected, got: isList(value) ? 'array' : value === null ? 'null' : typeof value },
});

const outside = (type: 'min' | 'max', what: string, expected: number, got: number, pointer: string): BlockProblem => ({
  pointer,
  code: type === 'max' ? 'too_long' : 'too_short',
  message: `must be ${type === 'max' ? 'at most' : 'at least'} ${expected} ${what}`,
  constraint: { type: `${type}_${what}`, expected, got },
});

export const string =
  (max: number, min = 1): Check =>
  (value, pointer, report) => {
    if (typeof value !== 'string') return report(wrongType('string', value, pointer));
    if (value.length > max) report(outside('max', 'characters', max, value.length, pointer));
    if (value.length < min) report(outside('min', 'characters', min, value.length, pointer));
  };

export const number =
  (min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): Check =>
  (value, pointer, report) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return report(wrongType('finite number', value, pointer));
    if (value > max) report(outside('max', 'value', max, value, pointer));
    if (value < min) report(outside('min', 'value', min, value, pointer));
  };

export const flag: Check = (value, pointer, report) => {
  if (typeof value !== 'boolean') report(wrongType('boolean', value, pointer));
};

export const oneOf =
  (...allowed: readonly (string | number)[]): Check =>
  (value, pointer, report) => {
    if (!allowed.some((each) => each === value))
      report({ pointer, code: 'invalid_value', message: `must be one of ${allowed.join(', ')}` });
  };

export const list =
  (of: Check, max: number, min = 1): Check =>
  (value, pointer, report) => {
    if (!isList(value)) return report(wrongType('array', value, pointer));
    if (value.length > max) report(outside('max', 'items', max, value.length, pointer));
    if (value.length < min) report(outside('min', 'items', min, value.length, pointer));
    value.forEach((item, index) => {
      of(item, `${pointer}/${index}`, report);
    });
  };

/** An object with these fields and no others. */
export const shape =
  (required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (value, pointer, report) => {
    if (!isObject(value)) return report(wrongType('object', value, pointer));
    for (const [name, check] of Object.entries(required)) {
      if (value[name] === undefined)
        report({ pointer: `${pointer}/${name}`, code: 'missing_field', message: `missing required field: ${name}` });
      else check(value[name], `${pointer}/${name}`, report);
    }
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined || required[name] !== undefined) continue;
      const check = optional[name];
      if (check === undefined)
        report({ pointer: `${pointer}/${name}`, code: 'unknown_field', message: `no such field: ${name}` });
      else check(field, `${pointer}/${name}`, report);
    }
  };

/** Chooses the check by the object's `type`. */
export const byType =
  (checks: Readonly<Record<string, Check>>, what: string): Check =>
  (value, pointer, report) => {
    if (!isObject(value)) return report(wrongType('object', value, pointer));
    const check = typeof value.type === 'string' ? checks[value.type] : undefined;
    if (check === undefined)
      return report({
        pointer: `${pointer}/type`,
        code: 'unsupported_type',
        message: `unsupported ${what} type: ${String(value.type)}`,
      });
    check(value, pointer, report);
  };

/** A check followed by a rule over the whole object, which is skipped for anything that is no object. */
export const also =
  (check: Check, rule: (value: Json, pointer: string, report: Report) => void): Check =>
  (value, pointer, report) => {
    check(value, pointer, report);
    if (isObject(value)) rule(value, pointer, report);
  };
