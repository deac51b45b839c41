import type { Json } from '../json.ts';
import type { Feed } from './create-feed.ts';

export interface StoredView {
  readonly id: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  /** Changes with every update; an update that names an older one is refused. */
  readonly hash: string;
  readonly body: Json;
}

export interface Views {
  open(user: string, body: Json): StoredView;
  publish(user: string, body: Json): StoredView;
  update(view: StoredView, body: Json): StoredView;
  close(user: string, all?: boolean): void;
  find(idOrExternalId: string): StoredView | undefined;
  /** The modal on top of this person's screen. */
  modal(user: string): StoredView | undefined;
  home(user: string): StoredView | undefined;
}

/** Modals, stacked per person, and one App Home per person. */
export const createViews = (feed: Feed, nextId: (prefix: string) => string): Views => {
  const stacks = new Map<string, readonly StoredView[]>();
  const homes = new Map<string, StoredView>();
  const stack = (user: string): readonly StoredView[] => stacks.get(user) ?? [];
  const every = (): readonly StoredView[] => [...[...stacks.values()].flat(), ...homes.values()];

  const restack = (user: string, views: readonly StoredView[]): void => {
    stacks.set(user, views);
    feed.announce({ kind: 'modal', user, view: views.at(-1) ?? null });
  };
  const settle = (view: StoredView): StoredView => {
    if (view.type === 'home') {
      homes.set(view.user, view);
      feed.announce({ kind: 'home', user: view.user, view });
    } else {
      const others = stack(view.user);
      const known = others.some((each) => each.id === view.id);
      restack(view.user, known ? others.map((each) => (each.id === view.id ? view : each)) : [...others, view]);
    }
    return view;
  };

  return {
    open: (user, body) => settle({ id: nextId('V'), user, type: 'modal', hash: nextId('H'), body }),
    publish: (user, body) =>
      settle({ id: homes.get(user)?.id ?? nextId('V'), user, type: 'home', hash: nextId('H'), body }),
    update: (view, body) => settle({ ...view, hash: nextId('H'), body }),
    close: (user, all = false) => restack(user, all ? [] : stack(user).slice(0, -1)),
    find: (id) => every().find((view) => view.id === id || view.body.external_id === id),
    modal: (user) => stack(user).at(-1),
    home: (user) => homes.get(user),
  };
};
