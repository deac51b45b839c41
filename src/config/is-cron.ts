interface Field {
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly Field[] = [
  { from: 0, to: 59, names: [] },
  { from: 0, to: 23, names: [] },
  { from: 1, to: 31, names: [] },
  { from: 1, to: 12, names: MONTHS },
  { from: 0, to: 7, names: WEEKDAYS },
];

const PART = /^(?:\*|([a-z]+|\d+)(?:-([a-z]+|\d+))?)(?:\/(\d+))?$/i;

const numberOf = (text: string, field: Field): number => {
  const name = field.names.indexOf(text.toLowerCase());
  return name === -1 ? Number(text) : name + field.from;
};

const isPart = (text: string, field: Field): boolean => {
  const match = PART.exec(text);
  if (match === null) return false;
  const [, first, last = first, step] = match;
  if (step !== undefined && Number(step) === 0) return false;
  if (first === undefined || last === undefined) return true;
  const [low, high] = [numberOf(first, field), numberOf(last, field)];
  return low >= field.from && high <= field.to && low <= high;
};

/** Whether the text is a cron expression of five fields: minute, hour, day of month, month, day of week. */
export const isCron = (text: string): boolean => {
  const fields = text.split(/\s+/);
  return (
    fields.length === FIELDS.length &&
    FIELDS.every((field, index) => fields[index]?.split(',').every((part) => isPart(part, field)))
  );
};
