import { act } from './api.js';
import { renderBlocks } from './blocks.js';
import { h } from './dom.js';
import { buildInput } from './inputs.js';
import { plain } from './mrkdwn.js';
import { state } from './store.js';
import { busy } from './toast.js';

let shown = null;

const labelled = (block, input) => {
  input.node.id = `input-${block.block_id}`;
  return h(
    'div',
    { class: 'input-block', 'data-block': block.block_id },
    h('label', { for: input.node.id }, plain(block.label), block.optional && h('small', {}, ' (optional)')),
    input.node,
    block.hint && h('small', { class: 'hint-text' }, plain(block.hint)),
    h('div', { class: 'input-error', role: 'alert' }),
  );
};

const buildBody = (blocks) => {
  const press = (pressed) => act('press', { user: state.me, on: 'modal', ...pressed });
  const readers = [];
  const nodes = blocks.map((block) => {
    if (block.type !== 'input') return renderBlocks([block], press);
    const input = buildInput(block.element);
    readers.push([block.element.action_id, input.read]);
    return labelled(block, input);
  });
  return { nodes, values: () => Object.fromEntries(readers.map(([id, read]) => [id, read()])) };
};

const showErrors = (dialog, errors) => {
  for (const node of dialog.querySelectorAll('.input-error')) {
    node.textContent = errors[node.parentElement.dataset.block] ?? '';
  }
};

const build = (view) => {
  const { nodes, values } = buildBody(view.body.blocks);
  const submit = async (event) => {
    event.preventDefault();
    const send = () => act('submit', { user: state.me, values: values() });
    const outcome = await busy(event.submitter ?? dialog.querySelector('.primary'), async () => {
      const answer = await send();
      return answer.errors ? { ok: true, errors: answer.errors } : answer;
    });
    showErrors(dialog, outcome?.errors ?? {});
  };
  const leave = () => act('close', { user: state.me });
  const dialog = h(
    'dialog',
    { class: 'dialog', 'aria-labelledby': 'modal-title', oncancel: leave },
    h(
      'form',
      { onsubmit: submit, novalidate: true },
      h('h2', { id: 'modal-title' }, plain(view.body.title)),
      h('div', { class: 'dialog-body' }, nodes),
      h(
        'div',
        { class: 'dialog-foot' },
        h('button', { type: 'button', class: 'button', onclick: leave }, plain(view.body.close) || 'Close'),
        view.body.submit && h('button', { class: 'button primary' }, plain(view.body.submit)),
      ),
    ),
  );
  return dialog;
};

/** Shows the modal on top of this person's screen, or none. */
export const renderModal = () => {
  if (shown?.hash === state.modal?.hash) return;
  shown?.dialog.remove();
  shown = null;
  if (state.modal === null) return;
  const dialog = build(state.modal);
  shown = { hash: state.modal.hash, dialog };
  document.body.append(dialog);
  dialog.showModal();
};
