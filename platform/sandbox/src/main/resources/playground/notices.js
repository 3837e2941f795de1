/** What appears over the page for a moment: toasts, alerts, questions and the picture viewer. */
import { h, iconButton } from './dom.js';
import { t } from './i18n.js';

const TOAST_MILLIS = 3500;

export function toast(text) {
  const element = h('div', { class: 'toast' }, text);
  document.getElementById('toasts').append(element);
  setTimeout(() => element.remove(), TOAST_MILLIS);
}

export const fail = (error) => toast(`⚠️ ${error.message}`);

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('copied'));
  } catch (error) {
    fail(error);
  }
}

export function alertBox(text) {
  ask({ text, confirm: t('ok'), cancel: null });
}

/** Asks, and resolves to true only when the answer is yes. */
export function ask({ title, text, confirm, cancel = t('cancel') }) {
  return new Promise((resolve) => {
    const dialog = openDialog('question', [
      title && h('h2', {}, title),
      text && h('p', {}, text),
      h('div', { class: 'dialog-buttons' },
          cancel && h('button', { type: 'button', class: 'text-button', onclick: () => dialog.close() }, cancel),
          h('button', { type: 'button', class: 'text-button strong', autofocus: true,
            onclick: () => dialog.close('yes') }, confirm)),
    ]);
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'));
  });
}

export function viewPicture(address, description) {
  const dialog = openDialog('viewer', [
    h('img', { src: address, alt: description }),
    iconButton('close', t('close'), () => dialog.close()),
  ]);
  dialog.addEventListener('click', () => dialog.close());
}

/** A modal dialog that leaves the page when it closes, and closes on a click beside it. */
export function openDialog(kind, content) {
  const dialog = h('dialog', { class: `dialog ${kind}`, onclick: (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  } }, content);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
