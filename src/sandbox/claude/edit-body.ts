import type { SeenRequest } from './fault.ts';

type Edit = (body: unknown, request: SeenRequest) => unknown;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Changes what lies at a path such as `data.0.role`; a `*` stands for every item of a list. */
const at = (path: readonly string[], change: (value: unknown) => unknown, value: unknown): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((item, index) => (step === '*' || step === String(index) ? at(rest, change, item) : item));
  }
  if (!isRecord(value)) return value;
  const changed = at(rest, change, value[step]);
  const { [step]: _old, ...others } = value;
  return changed === undefined ? others : { ...value, [step]: changed };
};

/** The field with another value: `setField('data.*.role', 'wizard')`. */
export const setField =
  (path: string, value: unknown): Edit =>
  (body) =>
    at(path.split('.'), () => value, body);

export const dropField = (path: string): Edit => setField(path, undefined);

/** Keeps the promise of more, with another cursor: `last_id` in lists of things, `next_page` in reports. */
const withCursor = (body: unknown, lastId: unknown, page: string | null): unknown => {
  if (!isRecord(body)) return body;
  return { ...body, has_more: true, ...('last_id' in body ? { last_id: lastId } : { next_page: page }) };
};

/** Every page says that the next one is the same again. */
export const repeatCursor: Edit = (body, { query }) =>
  withCursor(body, query.get('after_id') ?? 'again', query.get('page') ?? 'page_again');

/** More is promised, but not where. */
export const withoutCursor: Edit = (body) => withCursor(body, null, null);
