import type { StoredMessage } from '../../src/sandbox/slack/state/create-timeline.ts';

/** The bot's own marker: what it finds a message by whose confirmation was lost. */
const markerOf = ({ metadata }: StoredMessage): string | null => {
  const payload = metadata?.event_payload;
  return typeof payload === 'object' && payload !== null && 'id' in payload ? String(payload.id) : null;
};

/** Messages that stand there twice, a sentence each. */
export const findDoubles = (messages: readonly StoredMessage[]): readonly string[] => {
  const marked = Map.groupBy(messages, markerOf);
  return [...marked].flatMap(([marker, copies]) =>
    marker === null || copies.length < 2 ? [] : [`${copies.length} messages are one: ${copies[0]?.text ?? ''}`],
  );
};
