/** The letters that bots have sent: a list that grows while it is looked at, in a dialog or on a page of its own. */
import { h, iconButton } from './dom.js';
import { moment, t } from './i18n.js';
import { openDialog, toast } from './notices.js';

const LOOK_AGAIN_MS = 2000;

/**
 * All letters, newest first, and then those that have come since. Asks again and again: a stream of its own would take one of the few
 * connections that a browser has for all tabs together.
 */
export async function followLetters(all, more) {
  let last = -1;
  const look = async () => {
    const found = await (await fetch(last > 0 ? `/mailbox?after=${last}` : '/mailbox')).json();
    if (last < 0 || found.last < last) {
      last = 0; // a restarted sandbox counts from the beginning
      all(found.last === 0 ? [] : (await (await fetch('/mailbox')).json()).letters);
    } else if (found.letters.length > 0) {
      more(found.letters);
    }
    last = found.last;
  };
  const lookAgain = () => look().catch(() => {}).finally(() => setTimeout(lookAgain, LOOK_AGAIN_MS));
  lookAgain();
}

export function drawLetters(root, letters) {
  root.replaceChildren(...(letters.length === 0 ? [h('p', { class: 'faint' }, t('noMail'))] : letters.map(letterOf)));
}

function letterOf(letter) {
  return h('article', { class: 'letter' },
      h('h3', { class: 'letter-subject' }, letter.subject),
      h('p', { class: 'faint' }, `${letter.from} → ${letter.to} · ${moment(letter.date)}${letter.plugin ? ` · ${letter.plugin}` : ''}`),
      h('p', { class: 'letter-text' }, letter.text),
      letter.html && h('details', {}, h('summary', {}, t('asHtml')),
          h('iframe', { sandbox: '', srcdoc: letter.html, title: letter.subject })));
}

export class Mailbox {
  #letters = [];
  #unread = 0;
  #list = null;

  constructor() {
    followLetters((letters) => this.#load(letters), (letters) => this.#arrived(letters));
  }

  /** Opens the dialog; says how many letters have come since it was last open. */
  button() {
    const button = h('span', { class: 'mail-button' }, iconButton('mail', t('mailbox'), () => this.#open()));
    this.#mark(button);
    return button;
  }

  #load(letters) {
    this.#letters = letters;
    this.#draw();
  }

  #arrived(letters) {
    this.#letters = [...letters, ...this.#letters];
    if (!this.#list) {
      this.#unread += letters.length;
      toast(`✉️ ${t('mailNews', { to: letters[0].to, subject: letters[0].subject })}`);
    }
    this.#draw();
  }

  #open() {
    this.#unread = 0;
    this.#list = h('div', { class: 'letters', 'aria-live': 'polite' });
    const dialog = openDialog('mail-dialog', [
      h('h2', {}, t('mailbox')), this.#list,
      h('div', { class: 'dialog-buttons' },
          h('button', { type: 'button', class: 'text-button strong', autofocus: true, onclick: () => dialog.close() }, t('close'))),
    ]);
    dialog.addEventListener('close', () => { this.#list = null; });
    this.#draw();
  }

  #draw() {
    if (this.#list) {
      drawLetters(this.#list, this.#letters);
    }
    document.querySelectorAll('.mail-button').forEach((button) => this.#mark(button));
  }

  #mark(button) {
    button.querySelector('.badge')?.remove();
    const label = this.#unread > 0 ? t('unreadMail', { count: this.#unread }) : t('mailbox');
    button.querySelector('button').setAttribute('aria-label', label);
    if (this.#unread > 0) {
      button.append(h('span', { class: 'badge', 'aria-hidden': 'true' }, String(this.#unread)));
    }
  }
}
