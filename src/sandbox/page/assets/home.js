import { act } from './api.js';
import { renderBlocks } from './blocks.js';
import { h } from './dom.js';
import { goTo, state } from './store.js';

const tabs = () =>
  h(
    'div',
    { class: 'tabs' },
    h('button', { type: 'button', 'aria-current': 'page' }, 'Home'),
    h('button', { type: 'button', onclick: () => goTo(state.directMessage) }, 'Messages'),
  );

/** The bot's App Home as it published it for this person. */
export const renderHome = () => {
  const press = (pressed) => act('press', { user: state.me, on: 'home', ...pressed });
  const content =
    state.home === null
      ? h('p', { class: 'empty' }, `${state.boot.bot.name} has not published a Home for this person yet.`)
      : renderBlocks(state.home.blocks ?? [], press);
  return [tabs(), h('div', { class: 'home' }, content)];
};
