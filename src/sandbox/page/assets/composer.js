import { act } from './api.js';
import { find, h } from './dom.js';
import { commandChannel, isHome, placeName, state } from './store.js';
import { suggest } from './suggest.js';
import { toast } from './toast.js';

let options = [];
let chosen = -1;
const history = [];
let recalled = 0;

const box = () => find('#words');
const list = () => find('#suggestions');

const hint = () => {
  const typed = box().value;
  const command = state.boot.commands.find((each) => typed.startsWith(`${each.command} `));
  find('.hint').textContent = command
    ? `${command.command} ${command.usage}`
    : 'Enter runs it · Tab completes · ↑ brings back the last one';
};

const close = () => {
  options = [];
  chosen = -1;
  list().hidden = true;
  box().setAttribute('aria-expanded', 'false');
  box().removeAttribute('aria-activedescendant');
};

const drawOption = (option, index) =>
  h(
    'li',
    {
      id: `suggestion-${index}`,
      role: 'option',
      'aria-selected': String(index === chosen),
      onmousedown: (event) => {
        event.preventDefault();
        take(option);
      },
    },
    h('strong', {}, option.title),
    h('span', { class: 'usage' }, option.detail),
    h('small', {}, option.note),
  );

const draw = () => {
  list().replaceChildren(...options.map(drawOption));
  list().hidden = options.length === 0;
  box().setAttribute('aria-expanded', String(options.length > 0));
  if (chosen >= 0) box().setAttribute('aria-activedescendant', `suggestion-${chosen}`);
  find('[aria-selected="true"]', list())?.scrollIntoView({ block: 'nearest' });
};

const typed = () => {
  options = suggest(state.boot.commands, box().value);
  chosen = -1;
  draw();
  hint();
};

const take = (option) => {
  box().value = option.fill;
  typed();
  box().focus();
};

const say = (channel, text) => act('say', { user: state.me, channel, text });

const command = async (channel, line) => {
  const [name, ...words] = line.split(' ');
  if (!state.boot.commands.some((each) => each.command === name)) {
    toast(`${name} is not a command here. Type / to see them all.`, 'error');
    return;
  }
  find('.composer').setAttribute('aria-busy', 'true');
  const outcome = await act('command', { user: state.me, channel, command: name, text: words.join(' ') });
  find('.composer').removeAttribute('aria-busy');
  if (!outcome.ok) toast(`${name}: ${outcome.error}`, 'error');
};

/** Runs a line as if it had been typed here: a command, or words for everybody. */
export const runCommand = async (line) => {
  const text = line.trim();
  if (text === '') return;
  history.push(text);
  recalled = history.length;
  box().value = '';
  close();
  hint();
  const channel = commandChannel();
  find('.scroll').scrollTop = find('.scroll').scrollHeight;
  try {
    await (text.startsWith('/') ? command(channel, text) : say(channel, text));
  } catch (error) {
    toast(error.message, 'error');
  }
};

const recall = (step) => {
  recalled = Math.min(Math.max(recalled + step, 0), history.length);
  box().value = history[recalled] ?? '';
  hint();
};

const move = (step) => {
  if (options.length === 0) return recall(step);
  chosen = (chosen + step + options.length + (chosen < 0 && step < 0 ? 1 : 0)) % options.length;
  draw();
};

const KEYS = {
  ArrowUp: () => move(-1),
  ArrowDown: () => move(1),
  Escape: close,
  Tab: () => take(options[Math.max(chosen, 0)]),
  Enter: () => {
    const option = options[chosen];
    if (option === undefined) runCommand(box().value);
    else if (option.runs) runCommand(option.fill);
    else take(option);
  },
};

const onKey = (event) => {
  const action = KEYS[event.key];
  if (action === undefined || event.shiftKey || event.isComposing) return;
  if (event.key === 'Tab' && options.length === 0) return;
  event.preventDefault();
  action();
};

/** Builds the box once. */
export const buildComposer = () => {
  const input = h('input', {
    id: 'words',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-controls': 'suggestions',
    'aria-expanded': 'false',
    oninput: typed,
    onfocus: typed,
    onblur: close,
    onkeydown: onKey,
  });
  find('.composer').append(
    h('ul', { id: 'suggestions', role: 'listbox', 'aria-label': 'Commands', hidden: true }),
    h(
      'div',
      { class: 'words-row' },
      input,
      h('button', { type: 'button', class: 'send', 'aria-label': 'Send', onclick: () => runCommand(input.value) }, '➤'),
    ),
    h('div', { class: 'hint' }),
  );
  hint();
};

/** Tells where the words will go. */
export const renderComposer = () => {
  const name = placeName(state.place);
  const where = isHome() || name === undefined ? state.boot.bot.name : `#${name}`;
  box().placeholder = `Message ${where}, or type / for commands`;
  box().setAttribute('aria-label', `Message ${where}`);
};
