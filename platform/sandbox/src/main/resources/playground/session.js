/** The open chat: loads it, follows it, and passes on what happens in it. */
import { fetchChat, follow } from './api.js';
import { alertBox, toast } from './notices.js';

const ACTION_MILLIS = 6000;
const ANSWER_MILLIS = 15_000;

export class Session {
  /** @param view `opened(chat)`, `changed()`, `action(name)`, `connection(up)`, `link(address)`, plus timeline and composer */
  constructor(key, place, view) {
    this.key = key;
    this.place = place;
    this.view = view;
    this.pending = new Map(); // pressed button -> its timer
  }

  async open() {
    const chat = await fetchChat(this.place);
    if (this.closed) {
      return;
    }
    this.view.opened(chat);
    this.showAction(chat.action);
    this.unfollow = follow(this.place, chat.seq ?? 0, (event) => this.take(event), (up) => this.view.connection(up));
  }

  close() {
    this.closed = true;
    this.unfollow?.();
    clearTimeout(this.actionTimer);
    this.pending.forEach((timer) => clearTimeout(timer));
  }

  take(event) {
    const { timeline, composer } = this.view;
    switch (event.type) {
      case 'message': this.message(event.message); break;
      case 'edit': timeline.put({ ...event.message, edited: event.message.edited ?? true }); break;
      case 'delete': timeline.remove(event.messageId); break;
      case 'draft': timeline.setDraft(event.draft); break;
      case 'draftEnd': timeline.setDraft(null); break;
      case 'action': this.showAction(event.action); return;
      case 'answer': this.answer(event); return;
      case 'keyboard': composer.setReplyKeyboard(event.replyKeyboard, timeline.lastIncoming()); return;
      case 'commands': composer.setCommands(event.commands); return;
      default: return;
    }
    this.view.changed();
  }

  message(message) {
    const { timeline } = this.view;
    if (!message.outgoing) {
      timeline.setDraft(null);
      this.showAction(null);
    }
    timeline.put(message);
  }

  showAction(action) {
    clearTimeout(this.actionTimer);
    this.view.action(action ?? null);
    if (action) {
      this.actionTimer = setTimeout(() => this.view.action(null), ACTION_MILLIS);
    }
  }

  /** Keeps a pressed button spinning until the bot answers. */
  waitFor(button, onTimeout) {
    button.classList.add('waiting');
    clearTimeout(this.pending.get(button));
    this.pending.set(button, setTimeout(() => {
      this.settle(button);
      onTimeout();
    }, ANSWER_MILLIS));
  }

  settle(button) {
    clearTimeout(this.pending.get(button));
    this.pending.delete(button);
    button.classList.remove('waiting');
  }

  answer({ text, alert, url }) {
    [...this.pending.keys()].forEach((button) => this.settle(button));
    if (url && !this.view.link(url)) {
      window.open(url, '_blank', 'noopener,noreferrer');
    }
    if (text) {
      (alert ? alertBox : toast)(text);
    }
  }
}
