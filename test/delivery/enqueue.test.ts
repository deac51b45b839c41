import { describe, expect, it } from 'vitest';
import { enqueue } from '../../src/delivery/enqueue.ts';
import { EMPTY_STATE, type LedgerState } from '../../src/domain/ledger-state.ts';
import { NOW } from '../support/fake-source.ts';
import { minutesLater } from '../support/sample-incident.ts';
import { draft } from './kit/start-delivery.ts';

const waiting = ({ outbox }: LedgerState) => outbox.map(({ kind, message }) => `${kind}: ${message.text}`);

const attemptFirst = (state: LedgerState): LedgerState => ({
  ...state,
  outbox: state.outbox.map((entry, index) => (index === 0 ? { ...entry, attempted: NOW } : entry)),
});

describe('the outbox', () => {
  it('keeps what is to be said in its order', () => {
    const state = enqueue(EMPTY_STATE, [draft('post', '1', 'One'), draft('post', '2', 'Two')], NOW);
    expect(waiting(enqueue(state, [draft('thread', '1', 'Note')], NOW))).toEqual([
      'post: One',
      'post: Two',
      'thread: Note',
    ]);
  });

  it('posts the newest words of what was never posted', () => {
    const posted = enqueue(EMPTY_STATE, [draft('post', '1', 'Open'), draft('post', '2', 'Other')], NOW);
    const state = enqueue(posted, [draft('update', '1', 'Resolved'), draft('thread', '1', 'Note')], NOW);
    expect(waiting(state)).toEqual(['post: Resolved', 'post: Other', 'thread: Note']);
  });

  it('updates once, with the newest words, and keeps every line of the thread', () => {
    const drafts = ['A', 'B', 'C'].flatMap((text) => [draft('update', '1', text), draft('thread', '1', text)]);
    expect(waiting(enqueue(EMPTY_STATE, drafts, NOW))).toEqual(['update: C', 'thread: A', 'thread: B', 'thread: C']);
  });

  it.each(['post', 'update'] as const)('leaves alone the words of a %s that may be with Slack already', (kind) => {
    const state = attemptFirst(enqueue(EMPTY_STATE, [draft(kind, '1', 'Old')], NOW));
    const updated = enqueue(state, [draft('update', '1', 'New'), draft('update', '1', 'Newest')], NOW);
    expect(waiting(updated)).toEqual([`${kind}: Old`, 'update: Newest']);
  });

  it('gives every entry an id of its own, and another one in a new installation', () => {
    const state = enqueue(enqueue(EMPTY_STATE, [draft('post', '1', 'One')], NOW), [draft('post', '2', 'Two')], NOW);
    const again = enqueue(EMPTY_STATE, [draft('post', '1', 'One')], minutesLater(1));
    const ids = [...state.outbox, ...again.outbox].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(state.sequence).toBe(2);
  });
});
