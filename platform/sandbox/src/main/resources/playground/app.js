/** Puts the page together: which chat is open, and what each click does. */
import * as api from './api.js';
import { acceptFiles } from './attach.js';
import { Composer } from './composer.js';
import { avatar, h, iconButton } from './dom.js';
import { money, speak, t } from './i18n.js';
import { Mailbox } from './mailbox.js';
import { ask, copy, fail, toast } from './notices.js';
import { followInvoiceLink, showPayments } from './payments.js';
import { PinnedBar } from './pinned.js';
import { Places } from './places.js';
import { Session } from './session.js';
import { renderSidebar } from './sidebar.js';
import { Timeline } from './timeline.js';

const byId = (id) => document.getElementById(id);
const unsent = new Map(); // what was typed and not sent, by user and chat

let places;
let session;
let status = { action: null, connected: true };

const timeline = new Timeline(byId('timeline'), byId('to-bottom'), {
  press: pressButton,
  pay: payInvoice,
  vote: (message, options) => api.vote(session.place, message.message_id, options).catch(fail),
  ask: (message, query) => composer.type(`@${usernameOf(message)} ${query}`),
  link: followLink,
  command: (text) => send(text),
  copy,
  reply: (message) => composer.replyTo(message),
  stop: (draftId) => {
    composer.focus();
    api.stop(session.place, draftId).catch(fail);
  },
});
const composer = new Composer(byId('composer'), {
  send,
  upload: (files) => api.upload(session.place, files).catch(fail),
  contact: () => api.shareContact(session.place).catch(fail),
  bots: () => places.bots,
  inline: (bot, query, offset) => api.inline({ ...session.place, bot }, query, offset).catch(fail),
  choose: (bot, queryId, resultId) => {
    composer.clear();
    return api.choose({ ...session.place, bot }, queryId, resultId).catch(fail);
  },
  link: openMenu,
});

const pinned = new PinnedBar(byId('pinned'), (id) => timeline.show(id));
const mailbox = new Mailbox();

const view = {
  timeline, composer,
  opened: showChat,
  changed: () => noteNews(),
  pinned: (messages) => pinned.set(messages),
  action: (action) => showStatus({ action }),
  connection: (connected) => {
    if (!connected && status.connected) {
      toast(t('offline'));
    }
    showStatus({ connected });
  },
  link: followLink,
  reset: () => {
    places.forgetNews();
    openChat(session.key, document.body.dataset.view);
  },
};

async function start() {
  places = new Places(await api.fetchState());
  const wanted = new URLSearchParams(location.hash.slice(1));
  places.user = places.users.find((user) => String(user.id) === wanted.get('user')) ?? places.user;
  document.addEventListener('keydown', typeAnywhere);
  acceptFiles(document.querySelector('.chat'), byId('drop-zone'), (files) => session && composer.offer(files));
  const keys = places.chats().map((chat) => chat.key);
  document.body.dataset.view = wanted.has('chat') ? 'chat' : 'list';
  applyLanguage();
  const first = keys.includes(wanted.get('chat')) ? wanted.get('chat') : keys[0];
  if (first) {
    await openChat(first, document.body.dataset.view);
  } else {
    setTimeout(() => location.reload(), 3000);
  }
  places.watch((key) => key === session?.key, drawSidebar);
  await places.lookAtAll();
}

async function openChat(key, shown = 'chat') {
  if (session) {
    unsent.set(`${session.place.user} ${session.key}`, composer.text);
    session.close();
  }
  session = new Session(key, places.place(key), view);
  document.body.dataset.view = shown;
  location.replace(`#${new URLSearchParams({ user: places.user.id, chat: key })}`);
  drawSidebar();
  await session.open(session.place.chat < 0 ? places.bots : []).catch(fail);
}

function showChat(chat) {
  const inGroup = session.place.chat < 0;
  const { name } = current();
  status = { action: null, connected: true };
  composer.load({ commands: chat.commands, replyKeyboard: chat.replyKeyboard, menuButton: chat.menuButton,
    draftText: unsent.get(`${session.place.user} ${session.key}`) });
  timeline.load({ messages: chat.messages, draft: chat.draft, inGroup, emptyCard: () => emptyCard(name, inGroup) });
  pinned.set(chat.pinned);
  drawHeader();
  noteNews();
  if (matchMedia('(hover: hover)').matches) {
    composer.focus();
  }
}

const current = () => places.chats().find((chat) => chat.key === session.key);

function drawHeader() {
  const chat = current();
  byId('chat-header').replaceChildren(
      iconButton('back', t('back'), () => { document.body.dataset.view = 'list'; }, { class: 'icon-button back-button' }),
      avatar(chat.name),
      h('div', { class: 'chat-title' }, h('h1', {}, chat.name), h('p', { class: 'chat-status', 'aria-live': 'polite' })),
      mailbox.button(),
      ...(chat.kind === 'bot' ? [iconButton('card', t('payments'), () => showPayments(session.place))] : []));
  document.title = `${chat.name} – Jackfield playground`;
  showStatus({});
}

function showStatus(change) {
  status = { ...status, ...change };
  const line = document.querySelector('.chat-status');
  if (!line || !session) {
    return;
  }
  const chat = current();
  const doing = status.action && (t(status.action) === status.action ? t('busy') : t(status.action));
  line.classList.toggle('busy', Boolean(status.action));
  line.textContent = !status.connected ? t('offline')
    : doing || (chat.kind === 'bot' ? `${t('bot')} · @${chat.username}` : t(chat.kind));
}

function noteNews() {
  places.note(session.key, timeline.messages, true);
  drawSidebar();
}

function drawSidebar() {
  renderSidebar(byId('sidebar'), { users: places.users, user: places.user, chats: places.chats(), active: session?.key },
      { user: changeUser, chat: (key) => openChat(key) });
}

async function changeUser(id) {
  places.user = places.users.find((user) => user.id === id);
  applyLanguage();
  await openChat(session.key, document.body.dataset.view);
  await places.lookAtAll();
}

function applyLanguage() {
  speak(places.user.languageCode);
  byId('banner').textContent = t('banner');
}

function emptyCard(name, inGroup) {
  const startButton = h('button', { type: 'button', class: 'start-button', onclick: () => send('/start') }, t('start'));
  return h('div', { class: 'empty-card' }, inGroup ? h('p', {}, t('emptyGroup'))
    : [h('h2', {}, t('emptyTitle', { name })), h('p', {}, t('emptyText')), startButton]);
}

async function send(text, replyTo) {
  try {
    await api.sendText(session.place, text, replyTo);
  } catch (error) {
    fail(error);
    composer.restore(text);
  }
}

/** Buttons belong to the bot that sent them. */
const placeOf = (message) => ({ ...session.place, bot: places.authorOf(message, session.place) });

async function pressButton(message, button, element) {
  session.waitFor(element, () => toast(t('noAnswer')));
  try {
    await api.press(placeOf(message), message.message_id, button.callback_data);
  } catch (error) {
    session.settle(element);
    fail(error);
  }
}

/** Whom a button that asks in inline mode asks: its author. */
const usernameOf = (message) => places.bots.find((bot) => bot.id === placeOf(message).bot)?.username;

function openMenu(address) {
  window.open(address, '_blank', 'noopener,noreferrer');
}

async function payInvoice(message) {
  const amount = money(message.invoice.total_amount, message.invoice.currency);
  if (await ask({ title: t('payTitle', { amount }), text: t('payText'), confirm: t('pay', { amount }) })) {
    await api.pay(placeOf(message), message.message_id).catch(fail);
  }
}

/** A letter typed while nothing that takes text has the focus goes to the input, as in Telegram. */
function typeAnywhere(event) {
  const elsewhere = document.activeElement.matches('textarea, input, select, dialog *');
  if (session && !elsewhere && event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
    composer.focus();
  }
}

/** Links to invoices and to bots of this sandbox open here, the latter with their start parameter; true when that was the case. */
function followLink(address) {
  if (followInvoiceLink(session.place.user, address)) {
    return true;
  }
  const found = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(\w+)(?:\?start=([\w-]+))?$/i.exec(address);
  const bot = found && places.bots.find((candidate) => candidate.username?.toLowerCase() === found[1].toLowerCase());
  if (!bot) {
    return false;
  }
  openChat(bot.id).then(() => found[2] && send(`/start ${found[2]}`));
  return true;
}

start().catch(fail);
