import { buildComposer, renderComposer } from './composer.js';
import { find } from './dom.js';
import { closeDrawer, wireDrawer } from './drawer.js';
import { renderModal } from './modal.js';
import { buildPanel, renderCalls } from './panel.js';
import { renderPlaceHeader } from './place-header.js';
import { renderSidebar } from './sidebar.js';
import { isHome, start, state, subscribe } from './store.js';
import { renderStream } from './stream.js';
import { toast } from './toast.js';

const renderBot = () => {
  const node = find('.bot-state');
  node.textContent = state.botReady ? `${state.boot.bot.name} is connected` : 'The bot is not connected';
  node.classList.toggle('on', state.botReady);
};

const DRAW = {
  messages: [renderStream, renderSidebar],
  home: [() => isHome() && renderStream()],
  modal: [renderModal],
  bot: [renderBot],
  calls: [renderCalls],
  all: [renderSidebar, renderPlaceHeader, renderStream, renderComposer, renderModal, renderBot, renderCalls],
};

let built = false;
const build = () => {
  find('.top-title').textContent = state.boot.title;
  buildComposer();
  buildPanel();
  built = true;
};

subscribe((what) => {
  if (!built) build();
  for (const draw of DRAW[what]) draw();
});

wireDrawer('sidebar');
wireDrawer('panel');
find('.main').addEventListener('click', () => closeDrawer('sidebar'));

start().catch((error) => toast(`The sandbox does not answer: ${error.message}`, 'error'));
