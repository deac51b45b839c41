import type { Activity, ActivityValue } from '../../domain/activity-feed.ts';
import { isPrivileged } from '../../domain/roles.ts';

/** One change of a setting, as `updates` lists them. */
interface Update {
  readonly what: string;
  readonly from: ActivityValue;
  readonly to: ActivityValue;
}

type Fields = Readonly<Record<string, ActivityValue>>;

/** Arrays are no records of fields. */
export const isRecord = (value: ActivityValue | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Null where the field is missing, empty or no text. */
export const textOf = ({ fields }: Activity, field: string): string | null => {
  const value = fields[field];
  return typeof value === 'string' && value !== '' ? value : null;
};

export const updatesOf = ({ fields }: Activity): readonly Update[] => {
  const { updates } = fields;
  if (!Array.isArray(updates)) return [];
  return updates
    .filter(isRecord)
    .flatMap(({ type, previous_value, current_value }) =>
      typeof type === 'string' ? [{ what: type, from: previous_value ?? null, to: current_value ?? null }] : [],
    );
};

type Test = (activity: Activity) => boolean;

export const is =
  (field: string, value: string | boolean): Test =>
  ({ fields }) =>
    fields[field] === value;

export const lacks =
  (field: string): Test =>
  (activity) =>
    textOf(activity, field) === null;

/** The field names a role that decides about others. */
export const privileged =
  (field: string): Test =>
  (activity) =>
    isPrivileged(textOf(activity, field) ?? '');

/** `updates` has a change of this, to one of these values; to any where none is given. */
export const updated =
  (what: string, ...values: readonly string[]): Test =>
  (activity) =>
    updatesOf(activity).some(
      (update) => update.what === what && (values.length === 0 || values.some((value) => update.to === value)),
    );

/** `audience` has somebody of this kind: `public`. */
export const reaches =
  (type: string): Test =>
  ({ fields: { audience } }) =>
    Array.isArray(audience) && audience.some((each) => isRecord(each) && each.type === type);
