import { header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { maskFilterWords } from '../../blocks/mask-person.ts';
import { code, escapeText, literal } from '../../blocks/text.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import type { Period } from '../../domain/period.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { Misunderstanding } from '../../domain/understanding.ts';
import type { Digest } from '../digest.ts';

/** Why it is not clear, and what it could be: what people's names and addresses would say is not repeated before a channel. */
const explain = ({ why, candidates }: Misunderstanding, namesPerson: boolean): readonly string[] => {
  if (namesPerson) return ['Nobody fits it any more, or more than one person does.'];
  const options = candidates.map((each) => code(each));
  return [
    ...(why === null ? [] : [escapeText(why)]),
    ...(options.length === 0 ? [] : [`It could be ${options.join(', ')}.`]),
  ];
};

/** A digest whose filter names nothing that can be seen any more: what happened, and how to have digests again. */
export const viewUnresolved = (
  { id, words }: Subscription,
  period: Period,
  error: Misunderstanding,
  privacy: 'masked' | 'full',
): Digest => {
  const masked = maskFilterWords(words);
  const scope = privacy === 'full' ? words : masked;
  const titleFor = (of: string): string => ['Claude digest', of, describeSpan(period)].join(' · ');
  const linesFor = (of: string): readonly string[] => [
    `There is no digest this time, because it is not clear what ${code(of)} stands for now.`,
    ...explain(error, of !== words),
    `An admin can give it a filter that fits with ${code(`/claude-digest edit ${id}`)}, or end it with ${code(`/claude-digest remove ${id}`)}.`,
  ];
  const [message, ...thread] = splitMessage({
    text: [literal(titleFor(masked)), ...linesFor(masked)].join('\n'),
    blocks: [header(titleFor(scope)), section(linesFor(scope).join('\n'))],
  });
  if (message === undefined) throw new RangeError('A digest without a message');
  const span = { from: period.from, to: period.to };
  // Waiting would not make it any clearer.
  return { period: span, total: null, sources: [], isFinal: true, message, thread, corrections: [] };
};
