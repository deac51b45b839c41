/** Slack shows a message's metadata to every app of the workspace: it holds nothing but an id of our own. */
const EVENT_TYPE = 'claude_ledger';

/** Source: https://docs.slack.dev/messaging/message-metadata */
export const toMetadata = (marker: string) => ({ event_type: EVENT_TYPE, event_payload: { id: marker } });

interface Metadata {
  readonly event_type?: string;
  readonly event_payload?: object;
}

export const hasMarker = (metadata: Metadata | undefined, marker: string): boolean =>
  metadata?.event_type === EVENT_TYPE &&
  metadata.event_payload !== undefined &&
  'id' in metadata.event_payload &&
  metadata.event_payload.id === marker;
