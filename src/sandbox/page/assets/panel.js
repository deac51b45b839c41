import { act } from './api.js';
import { find, h } from './dom.js';
import { commandChannel, state } from './store.js';
import { busy, toast } from './toast.js';

const run = async (control, button) => {
  const outcome = await busy(button, () =>
    act('control', { user: state.me, channel: commandChannel(), name: control.name }),
  );
  if (outcome?.said) toast(outcome.said);
};

const controlButton = (control) => {
  const button = h(
    'button',
    { type: 'button', class: 'control', 'data-control': control.name, onclick: () => run(control, button) },
    h('strong', {}, control.label),
    control.description && h('small', {}, control.description),
  );
  return button;
};

const groupsOf = (controls) => Map.groupBy(controls, (control) => control.group ?? '');

const drawCall = ({ method, error }) =>
  h('li', { class: error === null ? '' : 'failed' }, h('code', {}, method), error === null ? '' : ` ${error}`);

/** What the person may do to the sandbox. Built once; its log follows. */
export const buildPanel = () => {
  const groups = [...groupsOf(state.boot.controls)].map(([name, controls]) =>
    h('section', {}, name !== '' && h('h3', {}, name), controls.map(controlButton)),
  );
  find('.panel').replaceChildren(
    h('h2', {}, 'Sandbox'),
    h(
      'p',
      {},
      'The bot is the real one. The company and this Slack are made up: change them, and watch what the bot notices.',
    ),
    ...groups,
    h('details', { class: 'calls' }, h('summary', {}, 'What the bot tells Slack'), h('ol', {})),
  );
};

export const renderCalls = () => {
  const calls = state.calls.length === 0 ? [h('li', {}, 'Nothing yet.')] : state.calls.map(drawCall);
  find('.calls ol').replaceChildren(...calls);
};
