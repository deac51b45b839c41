import { z } from 'zod';
import { contains, type Day, isEmpty, isoDay, parseIsoDay, type Span } from '../../domain/day.ts';
import type { Counting } from './counting.ts';
import { foldParts } from './fold-parts.ts';
import { readReport } from './read-report.ts';
import { type Series, UNGROUPED } from './series.ts';
import { isSettled, planOlderDays, recentDays, type Spine } from './spine.ts';

const NAME = 'days';
const BY_DAY = { groupings: [], byDay: true, picked: [] } as const;
const settledSchema = z.record(z.string(), z.array(z.int()).nullable());

type Totals<M> = Map<Day, M | null>;

/** The totals of the days of a span, null for those without a row. One request. */
const readDays = async <M>(series: Series<M>, span: Span): Promise<Spine<M>> => {
  const { report, filters, access } = series;
  const totals: Totals<M> = new Map();
  if (isEmpty(span)) return { totals, refreshedAt: null };
  const reply = await readReport(access, report, { span, offer: UNGROUPED, daily: true, filters });
  for (let day = span.from; day < span.to; day = (day + 1) as Day) totals.set(day, null);
  const rows = foldParts(report.counting, [{ table: reply.table.build(), span }], BY_DAY);
  for (const { day, measure } of rows) if (day !== null) totals.set(day, measure);
  return { totals, refreshedAt: reply.refreshedAt };
};

const readSettled = async <M>({ shelf, report, covered, today }: Series<M>): Promise<Totals<M>> => {
  const stored = await shelf.read(NAME, settledSchema);
  const settled: Totals<M> = new Map();
  for (const [text, counts] of Object.entries(stored ?? {})) {
    const day = parseIsoDay(text);
    const fits = counts === null || counts.length === report.counting.width;
    if (day !== null && fits && contains(covered, day) && isSettled(day, today)) {
      settled.set(day, counts === null ? null : report.counting.join(counts));
    }
  }
  return settled;
};

const writeSettled = <M>({ shelf, report, today }: Series<M>, settled: Totals<M>): void => {
  const days = [...settled].filter(([day]) => isSettled(day, today)).sort(([a], [b]) => a - b);
  const counts = (measure: M | null) => (measure === null ? null : report.counting.split(measure));
  shelf.write(NAME, () => Object.fromEntries(days.map(([day, measure]) => [isoDay(day), counts(measure)])));
};

const isSame = <M>({ split }: Counting<M>, known: M | null | undefined, now: M | null): boolean =>
  known === null || known === undefined || now === null ? known === now : split(known).join() === split(now).join();

/** Reads the older days that are wanted and not known into `settled`. Whether there were any. */
const addOlder = async <M>(series: Series<M>, settled: Totals<M>, wanted: readonly Span[]): Promise<boolean> => {
  let changed = false;
  for (const span of wanted) {
    for (const older of planOlderDays(span, series.covered, (day) => settled.has(day))) {
      const { totals } = await readDays(series, older);
      for (const [day, measure] of totals) settled.set(day, measure);
      changed = true;
    }
  }
  return changed;
};

/** Takes over the recent days that will be kept for good. Whether that changed anything. */
const addSettled = <M>({ report, today }: Series<M>, settled: Totals<M>, recent: Spine<M>): boolean => {
  let changed = false;
  for (const [day, measure] of recent.totals) {
    if (!isSettled(day, today) || isSame(report.counting, settled.get(day), measure)) continue;
    settled.set(day, measure);
    changed = true;
  }
  return changed;
};

/** The days that may still be restated, in one request. Throws `ApiFailure`. */
export const readRecentDays = <M>(series: Series<M>): Promise<Spine<M>> =>
  series.shareRecent(`${series.key} ${series.today}`, () => readDays(series, recentDays(series.covered)));

/**
 * The totals of all days that are known, with the wanted ones among them: older than the recent ones are read once, and again
 * while they are not settled or where `isDoubtful`. Throws `ApiFailure`.
 */
export const readSpine = async <M>(
  series: Series<M>,
  wanted: readonly Span[],
  coming: Promise<Spine<M>>,
  isDoubtful: (day: Day) => boolean = () => false,
): Promise<Spine<M>> => {
  const [stored, recent] = await Promise.all([readSettled(series), coming]);
  const settled = new Map([...stored].filter(([day]) => !isDoubtful(day)));
  const older = await addOlder(series, settled, wanted);
  const newer = addSettled(series, settled, recent);
  if (older || newer) writeSettled(series, settled);
  return { totals: new Map([...settled, ...recent.totals]), refreshedAt: recent.refreshedAt };
};
