import { runCommand } from './composer.js';
import { h } from './dom.js';
import { messagesIn, placeName, state } from './store.js';

const CARDS = 6;

const lineOf = ({ command, examples }) => (examples[0] ? `${command} ${examples[0]}` : command);

const card = (command) =>
  h(
    'button',
    { type: 'button', class: 'try', onclick: () => runCommand(lineOf(command)) },
    h('code', {}, lineOf(command)),
    h('small', {}, command.summary),
  );

/** The top of a conversation: where one is, and, while nothing was asked yet, what to try first. */
export const renderWelcome = () => {
  const name = placeName(state.place);
  const asked = messagesIn(state.place).some((message) => message.onlyYou);
  return h(
    'section',
    { class: 'welcome' },
    h('h2', {}, name === undefined ? state.boot.bot.name : `# ${name}`),
    h('p', {}, name === undefined ? 'Your direct messages with the bot.' : `This is the very beginning of #${name}.`),
    !asked &&
      state.boot.commands.length > 0 && [
        h('p', { class: 'try-lead' }, 'Try one of these, or type / below:'),
        h('div', { class: 'tries' }, state.boot.commands.slice(0, CARDS).map(card)),
      ],
  );
};
