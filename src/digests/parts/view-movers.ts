import { changeText } from '../../blocks/amount.ts';
import { bold, escapeText, literal } from '../../blocks/text.ts';
import { absolute, formatMoney, type Money } from '../../domain/money.ts';
import type { Mover } from '../../domain/movers.ts';
import { trendOf } from '../../domain/trend.ts';
import type { KindMovement } from './explain-change.ts';
import type { ComparedRow } from './list-rows.ts';
import type { NamePerson } from './name-people.ts';

const arrow = (change: Money): string =>
  change === 0n ? 'no change' : `${change > 0n ? '▲' : '▼'} ${formatMoney(absolute(change))}`;

const changeOf = ({ kind, change, item }: Mover<ComparedRow>): string =>
  kind === 'gone' ? `${arrow(change)} (gone)` : changeText(trendOf(item.amount, item.before));

const nameOf = ({ item }: Mover<ComparedRow>, name: NamePerson): string =>
  item.person === null ? literal(item.label) : name(item.person.email, item.label);

const viewKind = ({ title, movement: { top, rest } }: KindMovement, name: NamePerson): string => {
  const movers = top.map((mover) => `${nameOf(mover, name)} ${escapeText(changeOf(mover))}`);
  const others = rest === null ? [] : [`all others ${escapeText(arrow(rest))}`];
  return `${title}: ${[...movers, ...others].join(', ')}`;
};

/** What moved most, a line for each kind of thing of which there is more than one; the parts of a line add up to the change. */
export const viewMovers = (kinds: readonly KindMovement[], name: NamePerson): string => {
  const telling = kinds.filter(({ count, movement }) => count > 1 && movement.top.length > 0);
  if (telling.length === 0) return '';
  return [bold('What moved most'), ...telling.map((kind) => viewKind(kind, name))].join('\n');
};
