/** The open chat: loads it, follows it, and passes on what happens in it. */
import { fetchChat, follow } from './api.js';
import { alertBox, toast } from './notices.js';

const DRAFT_END_MILLIS = 150;
const ACTION_MILLIS = 6000;
const ANSWER_MILLIS = 15_000;

export class Session {
  /** @param view `opened(chat)`, `changed()`, `action(name)`, `connection(up)`, `pinned(messages)`, `link(address)`, `reset()`, plus timeline and composer */
  constructor(key, place, view) {
    this.key = key;
    this.place = place;
    this.view = view;
    this.pending = new Map(); // pressed button -> its timer
  }

  /** @param groupBots the bots of a group, whose commands are all offered, each with its bot's name */
  async open(groupBots) {
    const chat = await fetchChat(this.place);
    if (groupBots.length > 0) {
      chat.commands = (await Promise.all(groupBots.map((bot) => this.commandsOf(bot)))).flat();
    }
    if (this.closed) {
      return;
    }
    this.view.opened(chat);
    this.showAction(chat.action);
    this.unfollow = follow(this.place, chat.seq ?? 0, (event) => this.take(event), (up) => this.view.connection(up));
  }

  async commandsOf({ id, username }) {
    const { commands } = await fetchChat({ ...this.place, bot: id }, { limit: 1 });
    return commands.map(({ command, description }) => ({ command: `${command}@${username}`, description }));
  }

  close() {
    this.closed = true;
    this.unfollow?.();
    clearTimeout(this.actionTimer);
    clearTimeout(this.draftTimer);
    this.pending.forEach((timer) => clearTimeout(timer));
  }

  take(event) {
    const { timeline, composer } = this.view;
    switch (event.type) {
      case 'message': this.message(event.message); break;
      case 'edit': timeline.put({ ...event.message, edited: event.message.edited ?? true }); break;
      case 'reaction': case 'refresh': timeline.put(event.message); return;
      case 'pins': this.view.pinned(event.pinned); return;
      case 'menu': composer.setMenuButton(event.menuButton); return;
      case 'delete': timeline.remove(event.messageId); break;
      case 'draft': this.draft(event.draft); break;
      case 'draftEnd': this.endDraftSoon(); return;
      case 'reset': this.view.reset(); return;
      case 'action': this.showAction(event.action); return;
      case 'answer': this.answer(event); return;
      case 'keyboard': composer.setReplyKeyboard(event.replyKeyboard, timeline.lastIncoming()); return;
      case 'commands': this.commandsChanged(event.commands); return;
      default: return;
    }
    this.view.changed();
  }

  draft(draft) {
    clearTimeout(this.draftTimer);
    this.view.timeline.setDraft(draft);
  }

  /** The finished message usually follows at once and takes the draft's place without a gap. */
  endDraftSoon() {
    clearTimeout(this.draftTimer);
    this.draftTimer = setTimeout(() => this.view.timeline.setDraft(null), DRAFT_END_MILLIS);
  }

  message(message) {
    const { timeline } = this.view;
    if (!message.outgoing) {
      this.draft(null);
      this.showAction(null);
    }
    timeline.put(message);
  }

  commandsChanged(commands) {
    if (this.place.chat > 0) {
      this.view.composer.setCommands(commands);
    }
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
