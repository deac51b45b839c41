import { context, section } from '../../blocks/build.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import type { Message, MessageBlock } from '../../blocks/message.ts';
import { bold, code, link, literal, shorten } from '../../blocks/text.ts';
import type { Incident } from '../../domain/incident.ts';
import { chooseAlso } from './choose-also.ts';
import { composeFitting } from './compose-fitting.ts';
import { describeAct } from './view-act.ts';
import { viewGroup } from './view-group.ts';
import { nameSources, type Viewing, viewFields } from './view-incident.ts';
import { describeStanding } from './view-state.ts';

/** What fits one message beside everything else. */
const MOST = { title: 600, rows: 60, acts: 10, also: 10, fields: 20, value: 300, advice: 800 } as const;

const listRecent = (title: string, texts: readonly string[], most: number): MessageBlock[] => {
  const shown = texts.slice(-most).map((text) => `• ${text}`);
  const earlier = texts.length - shown.length;
  if (shown.length === 0) return [];
  return section([bold(title), ...(earlier > 0 ? [`• ${earlier} earlier`] : []), ...shown].join('\n'));
};

/** All that is known of an incident, for the person who asks. `permalink` leads to its message; null where there is none. */
export const viewDetails = (incident: Incident, { rule, timezone }: Viewing, permalink: string | null): Message => {
  const { id, finding, group, acts, openedAt } = incident;
  const { statement } = finding;
  const { mark, word, ending } = describeStanding(incident, timezone);
  const title = `${word}: ${literal(shorten(statement.title, MOST.title))}`;
  const head = [section(`${mark} ${bold(title)}`), ...(ending === null ? [] : [section(ending)])];
  const fields = { ...statement, fields: statement.fields.slice(0, MOST.fields) };
  const rows = (most: number) => (group === null ? [] : viewGroup(group, rule.columns, most));
  const others = chooseAlso(incident).map((each) => literal(shorten(each.statement.title, MOST.value)));
  const foot = [
    listRecent(
      'What was done',
      acts.map((act) => describeAct(act, timezone)),
      MOST.acts,
    ),
    section(`${bold(`Rule: ${literal(rule.title)}`)} (${code(finding.rule)})\n${literal(rule.policy)}`),
    context([
      `${nameSources(incident)} · since ${formatTime(openedAt, timezone)} · incident ${code(id)}`,
      ...(permalink === null ? [] : [link(permalink, 'Its message')]),
    ]),
  ];
  const advice = section(literal(shorten(statement.advice, MOST.advice)));
  return composeFitting(title, [
    [...head, viewFields(fields, MOST.value), rows(MOST.rows), advice, listRecent('Also', others, MOST.also), ...foot],
    [...head, viewFields(fields, MOST.value / 10), rows(3), ...foot.slice(1)],
    [...head, ...foot.slice(1)],
  ]);
};
