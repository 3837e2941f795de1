/** The buttons under a message. */
import { h, icon } from './dom.js';
import { money, t } from './i18n.js';
import { copy, toast } from './notices.js';

const STYLES = new Set(['danger', 'success', 'primary']);

/**
 * @param actions `press(message, button, element)`, `pay(message)`, `ask(message, query)` and `link(address)`
 * @returns the keyboard, or null when the message has none
 */
export function inlineKeyboard(message, actions) {
  const rows = message.reply_markup?.inline_keyboard ?? (message.invoice ? [[{ text: '', pay: true }]] : []);
  const shown = rows.filter((row) => row.length > 0);
  if (shown.length === 0) {
    return null;
  }
  return h('div', { class: 'inline-keyboard' }, shown.map((row) => h('div', { class: 'keyboard-row' },
      row.map((button) => inlineButton(message, button, actions)))));
}

function inlineButton(message, button, actions) {
  const style = STYLES.has(button.style) ? ` ${button.style}` : '';
  const element = h('button', {
    type: 'button', class: `inline-button${style}`, disabled: Boolean(button.disabled),
    onclick: () => act(message, button, element, actions),
  }, h('span', {}, label(message, button)), mark(button));
  return element;
}

function label(message, button) {
  if (!button.pay || button.text) {
    return button.text;
  }
  return t('pay', { amount: money(message.invoice.total_amount, message.invoice.currency) });
}

function mark(button) {
  if (button.url ?? button.web_app ?? button.login_url) {
    return icon('link');
  }
  if (button.copy_text) {
    return icon('copy');
  }
  return button.pay ? icon('card') : null;
}

function act(message, button, element, actions) {
  const address = button.url ?? button.web_app?.url ?? button.login_url?.url;
  if (button.callback_data !== undefined) {
    actions.press(message, button, element);
  } else if (button.pay) {
    actions.pay(message);
  } else if (button.switch_inline_query_current_chat !== undefined || button.switch_inline_query !== undefined) {
    actions.ask(message, button.switch_inline_query_current_chat ?? button.switch_inline_query);
  } else if (address) {
    openAddress(address, actions);
  } else if (button.copy_text) {
    copy(button.copy_text.text);
  } else {
    toast(t('notHere'));
  }
}

function openAddress(address, actions) {
  if (!actions.link(address) && /^https?:/i.test(address)) {
    window.open(address, '_blank', 'noopener,noreferrer');
  }
}
