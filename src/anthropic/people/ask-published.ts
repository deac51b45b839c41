import { type Day, isEmpty, parseIsoDay, plusDays, type Span } from '../../domain/day.ts';
import { absent, type Part, present } from '../../domain/part.ts';
import { asPart } from '../as-part.ts';
import { ApiFailure } from '../http.ts';

const INVALID_REQUEST = 400;
const ISO_DAYS = /\d{4}-\d{2}-\d{2}/g;

/** Days are published within a few days. A day further back is something else that a refusal happens to name. */
const LONGEST_LAG_DAYS = 31;

/** A refusal may name the day that was asked for before the newest one: a wrong guess costs one more question. */
const MOST_QUESTIONS = 4;

/** The newest published day, when this is the refusal of a span that goes beyond it; its wording is not contractual. */
const findNewestDay = (error: unknown, asked: Span): Day | null => {
  if (!(error instanceof ApiFailure)) return null;
  const { problem } = error;
  if (problem.kind !== 'bad-request' || problem.status !== INVALID_REQUEST) return null;
  const lastAsked = plusDays(asked.to, -1);
  return (problem.message.match(ISO_DAYS) ?? [])
    .flatMap((text) => parseIsoDay(text) ?? [])
    .filter((day) => day < lastAsked && day >= lastAsked - LONGEST_LAG_DAYS)
    .reduce<Day | null>((newest, day) => (newest === null || day > newest ? day : newest), null);
};

const ask = async <T>(asked: Span, read: (span: Span) => Promise<T>): Promise<T | null> => {
  let span = asked;
  for (let questions = 1; ; questions += 1) {
    try {
      return await read(span);
    } catch (error) {
      const newest = findNewestDay(error, span);
      if (newest === null || questions === MOST_QUESTIONS) throw error;
      span = { from: span.from, to: plusDays(newest, 1) };
      if (isEmpty(span)) return null;
    }
  }
};

/**
 * Reads a span of days of which the newest may not be published yet: the API refuses those with a 400 that names the
 * newest published day, and is then asked up to that day. Absent when it has published none of the span.
 */
export const askPublished = async <T>(asked: Span, read: (span: Span) => Promise<T>): Promise<Part<T>> => {
  const part = await asPart(() => ask(asked, read));
  if (part.state !== 'present') return part;
  return part.value === null ? absent({ kind: 'not-published-yet' }) : present(part.value);
};
