import type { Span } from '../../domain/day.ts';
import type { Part } from '../../domain/part.ts';
import type { Clock } from '../../ports.ts';
import { shareBriefly } from '../share-briefly.ts';

/** As `shareBriefly`, for readings of a span: those of the span that was asked for last are one. */
export const shareBySpan = <T>(
  read: (span: Span) => Promise<Part<T>>,
  clock: Pick<Clock, 'now'>,
): ((span: Span) => Promise<Part<T>>) => {
  let latest: { readonly span: Span; readonly share: () => Promise<Part<T>> } | null = null;
  return (span) => {
    if (latest === null || latest.span.from !== span.from || latest.span.to !== span.to) {
      latest = { span, share: shareBriefly(() => read(span), clock) };
    }
    return latest.share();
  };
};
