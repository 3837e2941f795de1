/** The left column: who the pretend user is, the bots and the groups, with the newest message of each. */
import { avatar, h } from './dom.js';
import { nameOf } from './bubble.js';
import { shortDay, t } from './i18n.js';
import { summaryOf } from './media.js';

/**
 * @param model `{users, user, chats: [{key, id, name, kind, last, unread}], active}`
 * @param actions `user(id)` and `chat(key)`
 */
export function renderSidebar(root, model, actions) {
  const focused = document.activeElement?.closest?.('#sidebar [data-key]')?.dataset.key;
  root.setAttribute('aria-label', t('bots'));
  const bots = model.chats.filter((chat) => chat.kind === 'bot');
  const groups = model.chats.filter((chat) => chat.kind !== 'bot');
  root.replaceChildren(
      h('div', { class: 'chat-list' },
          section(t('bots'), bots, model, actions),
          bots.length === 0 && h('p', { class: 'faint empty-list' }, t('noBots')),
          groups.length > 0 && section(t('groups'), groups, model, actions)),
      userSwitch(model, actions));
  if (focused) {
    root.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }
}

function section(title, chats, model, actions) {
  return [h('h2', { class: 'section-title' }, title), h('ul', {}, chats.map((chat) => h('li', {}, item(chat, model, actions))))];
}

function item(chat, model, actions) {
  const active = chat.key === model.active;
  return h('button', { type: 'button', class: active ? 'chat-item active' : 'chat-item', 'data-key': chat.key,
    'aria-current': active ? 'true' : undefined, onclick: () => actions.chat(chat.key) },
  avatar(chat.name),
  h('span', { class: 'chat-item-text' },
      h('span', { class: 'chat-item-line' },
          h('span', { class: 'chat-item-name' }, chat.name),
          h('span', { class: 'chat-item-time' }, chat.last ? shortDay(chat.last.date) : '')),
      h('span', { class: 'chat-item-line' },
          h('span', { class: 'chat-item-last' }, preview(chat)),
          chat.unread > 0 && h('span', { class: 'badge', 'aria-label': t('unread', { count: chat.unread }) },
              String(chat.unread)))));
}

function preview(chat) {
  if (!chat.last) {
    return chat.kind === 'bot' ? `@${chat.username}` : '';
  }
  const text = summaryOf(chat.last);
  if (chat.last.outgoing) {
    return t('yours', { text });
  }
  return chat.kind !== 'bot' ? `${nameOf(chat.last.from)}: ${text}` : text;
}

function userSwitch(model, actions) {
  return h('fieldset', { class: 'user-switch' }, h('legend', {}, t('you')), model.users.map((user) => h('label', { class: 'user' },
      h('input', { type: 'radio', name: 'user', value: String(user.id), checked: user.id === model.user.id,
        'data-key': `user-${user.id}`, onchange: () => actions.user(user.id) }),
      avatar(user.name),
      h('span', { class: 'user-name' }, user.name),
      h('span', { class: 'user-language' }, (user.languageCode ?? '–').toUpperCase()))));
}
