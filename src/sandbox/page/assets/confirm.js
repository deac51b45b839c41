import { h } from './dom.js';
import { plain, renderText } from './mrkdwn.js';

/** Slack's confirmation dialog. Resolves with whether the person confirmed; at once when there is nothing to confirm. */
export const confirmed = (dialog) => {
  if (dialog === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    const style = dialog.style === 'danger' ? 'danger' : 'primary';
    const box = h(
      'dialog',
      {
        class: 'dialog small',
        'aria-labelledby': 'confirm-title',
        onclose: () => {
          box.remove();
          resolve(box.returnValue === 'yes');
        },
      },
      h(
        'form',
        { method: 'dialog' },
        h('h2', { id: 'confirm-title' }, plain(dialog.title)),
        h('div', { class: 'dialog-body text' }, renderText(dialog.text)),
        h(
          'div',
          { class: 'dialog-foot' },
          h('button', { value: 'no', class: 'button' }, plain(dialog.deny)),
          h('button', { value: 'yes', class: `button ${style}` }, plain(dialog.confirm)),
        ),
      ),
    );
    document.body.append(box);
    box.showModal();
  });
};
