import { find } from './dom.js';

// On a narrow screen the side columns are drawers, opened by a button of the top bar.
const buttonOf = (id) => find(`[aria-controls="${id}"]`);

const set = (id, open) => {
  document.body.classList.toggle(`show-${id}`, open);
  buttonOf(id).setAttribute('aria-expanded', String(open));
};

export const closeDrawer = (id) => set(id, false);

/** Makes the button of this column open and close it. */
export const wireDrawer = (id) =>
  buttonOf(id).addEventListener('click', () => set(id, !document.body.classList.contains(`show-${id}`)));
