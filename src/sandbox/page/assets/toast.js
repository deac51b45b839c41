import { find, h } from './dom.js';

const STAY_MS = 6000;

/** Says something for a moment in the corner. */
export const toast = (text, kind = 'info') => {
  const note = h('div', { class: `toast ${kind}` }, text);
  find('.toasts').append(note);
  setTimeout(() => note.remove(), STAY_MS);
};

/** Runs an action behind a button: busy while it runs, and what went wrong is said. */
export const busy = async (button, action) => {
  button.setAttribute('aria-busy', 'true');
  button.disabled = true;
  try {
    const outcome = await action();
    if (outcome?.ok === false) toast(`That did not work: ${outcome.error ?? 'the bot refused it'}`, 'error');
    return outcome;
  } catch (error) {
    toast(`That did not work: ${error.message}`, 'error');
    return null;
  } finally {
    button.removeAttribute('aria-busy');
    button.disabled = false;
  }
};
