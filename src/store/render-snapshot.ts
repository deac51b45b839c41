import type { z } from 'zod';
import type { Seen, Snapshot } from '../domain/snapshot.ts';
import { listSchemas } from './snapshot-schema.ts';

/** So many items make a piece: few writes, and never the whole text of a large organisation at once. */
const PIECE = 500;

function* renderList<T>(name: string, schema: z.ZodType<T[]>, seen: Seen<T> | null): Generator<string> {
  if (seen === null) {
    yield `,\n"${name}":null`;
    return;
  }
  yield `,\n"${name}":[`;
  for (let start = 0; start < seen.items.length; start += PIECE) {
    const items = schema.encode(seen.items.slice(start, start + PIECE));
    const lines = Array.isArray(items) ? items.map((item) => JSON.stringify(item)) : [];
    yield `${start === 0 ? '\n' : ',\n'}${lines.join(',\n')}`;
  }
  yield '\n]';
}

/**
 * The text of a snapshot's file, in pieces: one JSON document, a line for each item. The same lists always give the
 * same text, whoever built the items: their fields are in the schema's order.
 *
 * @throws ZodError for an item that could not be read again
 */
export function* renderSnapshot(snapshot: Snapshot): Generator<string> {
  yield `{"source":${JSON.stringify(snapshot.source)}`;
  yield* renderList('members', listSchemas.members, snapshot.members);
  yield* renderList('invites', listSchemas.invites, snapshot.invites);
  yield* renderList('workspaces', listSchemas.workspaces, snapshot.workspaces);
  yield* renderList('workspaceMembers', listSchemas.workspaceMembers, snapshot.workspaceMembers);
  yield* renderList('keys', listSchemas.keys, snapshot.keys);
  yield '}\n';
}
