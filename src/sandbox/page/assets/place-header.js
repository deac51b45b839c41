import { find, h } from './dom.js';
import { isHome, state } from './store.js';

const words = () => {
  const channel = state.channels.find((each) => each.id === state.place);
  if (channel === undefined) return [state.boot.bot.name, isHome() ? 'App Home' : 'Direct message'];
  return [`# ${channel.name}`, channel.topic, `${channel.people} people`];
};

/** Where one is, and the document's title with it. */
export const renderPlaceHeader = () => {
  const [name, topic, people] = words();
  document.title = `${name} · ${state.boot.title}`;
  find('.place-header').replaceChildren(
    h('h1', {}, name),
    topic ? h('span', { class: 'topic' }, topic) : '',
    people ? h('span', { class: 'people' }, people) : '',
  );
};
