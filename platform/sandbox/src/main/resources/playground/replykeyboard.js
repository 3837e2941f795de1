/** The keyboard that a bot puts in place of the reader's own: big buttons under the input. */
import { h, icon } from './dom.js';
import { t } from './i18n.js';
import { ask, toast } from './notices.js';

export class ReplyKeyboard {
  /** @param actions `send(text)` and `contact()` */
  constructor(actions) {
    this.actions = actions;
    this.element = h('div', { class: 'reply-keyboard', hidden: true });
  }

  /** @param markup a ReplyKeyboardMarkup, or anything else for no keyboard */
  set(markup) {
    const rows = markup?.keyboard ?? [];
    this.markup = rows.length > 0 ? markup : null;
    this.element.replaceChildren(...rows.map((row) => h('div', { class: 'keyboard-row' },
        row.map((button) => this.button(typeof button === 'string' ? { text: button } : button)))));
    this.element.classList.toggle('tall', rows.length > 0 && !markup.resize_keyboard);
    this.show(this.markup !== null);
  }

  get available() {
    return Boolean(this.markup);
  }

  get placeholder() {
    return this.markup?.input_field_placeholder;
  }

  get shown() {
    return !this.element.hidden;
  }

  show(visible) {
    this.element.hidden = !visible || !this.markup;
  }

  button(button) {
    const style = ['danger', 'success', 'primary'].includes(button.style) ? ` ${button.style}` : '';
    return h('button', { type: 'button', class: `reply-button-big${style}`, onclick: () => this.pressed(button) },
        button.request_contact && icon('contact'), h('span', {}, button.text));
  }

  async pressed(button) {
    if (button.request_contact) {
      if (!await ask({ title: button.text, text: t('shareContact'), confirm: t('ok') })) {
        return;
      }
      this.actions.contact();
    } else if (button.request_location ?? button.request_users ?? button.request_chat ?? button.request_poll ?? button.web_app) {
      toast(t('notHere'));
      return;
    } else {
      this.actions.send(button.text);
    }
    if (this.markup?.one_time_keyboard) {
      this.show(false);
      this.onHidden?.();
    }
  }
}
