import { context, fields, section } from '../../blocks/build.ts';
import { sourceName } from '../../blocks/describe-source.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import type { Message, MessageBlock } from '../../blocks/message.ts';
import { listWords } from '../../blocks/quote.ts';
import { bold, literal, shorten } from '../../blocks/text.ts';
import type { Finding, Statement } from '../../domain/finding.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Rule } from '../../rules/rule.ts';
import { findingsOf } from '../live.ts';
import { chooseAlso } from './choose-also.ts';
import { composeFitting } from './compose-fitting.ts';
import { describeAct } from './view-act.ts';
import { viewButtons } from './view-buttons.ts';
import { ONE_SCREEN, viewGroup } from './view-group.ts';
import { describeStanding } from './view-state.ts';

/** What a message of an incident needs besides it. `timezone` is that of the times it says. */
export interface Viewing {
  readonly rule: Pick<Rule, 'title' | 'policy' | 'columns'>;
  readonly timezone: string;
}

/** One screen: what is longer stands whole in **Details**. */
const LONGEST = { title: 600, value: 400, advice: 800, fields: 10, also: 5, acts: 5 } as const;

const nameSource = (source: Finding['source']): string => (source === 'ledger' ? 'Claude Ledger' : sourceName(source));

/** What an incident is about: `Claude Console`, of a group perhaps several. */
export const nameSources = (incident: Pick<Incident, 'finding' | 'group'>): string =>
  listWords([...new Set(findingsOf(incident).map(({ source }) => nameSource(source)))]);

/** A statement's fields in two columns. */
export const viewFields = (statement: Statement, longest: number): MessageBlock[] =>
  fields(
    statement.fields.map(({ label, value }) => `${bold(literal(label))}\n${literal(shorten(value, longest)) || '–'}`),
  );

/** What other rules say of the same fact. */
const viewAlso = (also: readonly Finding[]): MessageBlock[] => {
  const shown = also.slice(0, LONGEST.also).map(({ statement }) => `• ${literal(shorten(statement.title, 300))}`);
  const more = also.length - shown.length;
  return shown.length === 0 ? [] : section(['Also:', ...shown, ...(more > 0 ? [`• and ${more} more`] : [])].join('\n'));
};

const viewFooter = (incident: Incident, { rule, timezone }: Viewing): MessageBlock[] => {
  const { openedAt, acts } = incident;
  const shown = acts.slice(-LONGEST.acts).map((act) => describeAct(act, timezone));
  const earlier = acts.length - shown.length;
  const origin = [literal(rule.title), nameSources(incident), `since ${formatTime(openedAt, timezone)}`];
  return context([origin.join(' · '), ...(earlier > 0 ? [`${earlier} earlier acts are in the thread`] : []), ...shown]);
};

/** The one message of an incident, as it stands: posted when it opens, and put in its place whenever something changes. */
export const viewIncident = (incident: Incident, viewing: Viewing): Message => {
  const { finding, group, status } = incident;
  const { statement } = finding;
  const { mark, word, ending } = describeStanding(incident, viewing.timezone);
  const title = `${word}: ${literal(shorten(statement.title, LONGEST.title))}`;
  const end = ending === null ? [] : [ending];
  const head = [section(`${mark} ${bold(title)}`), ...end.map((text) => section(text))];
  const foot = [viewFooter(incident, viewing), viewButtons(incident)];
  const rows = (most: number) => (group === null ? [] : viewGroup(group, viewing.rule.columns, most));
  const short = { ...statement, fields: statement.fields.slice(0, LONGEST.fields) };
  const advice = status === 'open' ? section(literal(shorten(statement.advice, LONGEST.advice))) : [];
  return composeFitting([title, ...end].join('\n'), [
    [...head, viewFields(short, LONGEST.value), rows(ONE_SCREEN), viewAlso(chooseAlso(incident)), advice, ...foot],
    [...head, rows(3), ...foot],
    [...head, ...foot],
  ]);
};
