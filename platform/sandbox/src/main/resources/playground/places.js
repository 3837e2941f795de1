/** Which chats there are for the pretend user, what is newest and what is unread in each. */
import { fetchChat } from './api.js';

const CHECK_EVERY_MILLIS = 4000;
const PREVIEWED = 40;

export class Places {
  constructor(state) {
    this.bots = state.bots;
    this.groups = state.groups ?? [];
    this.users = state.users.map((user) => ({ ...user, name: [user.firstName, user.lastName].filter(Boolean).join(' ') }));
    this.user = this.likelyUser();
    this.news = new Map(); // key and user -> {last, lastSeen, unread}
  }

  chats() {
    const bots = this.bots.map((bot) => ({ key: bot.id, id: bot.id, name: bot.firstName ?? bot.username,
      username: bot.username, kind: 'bot' }));
    const groups = this.groups.filter(({ members }) => !members || members.includes(this.user.id)).flatMap((group) => [
      { key: String(group.id), id: group.id, name: group.title, kind: 'group' },
      ...(group.topics ?? []).map((topic) => ({ key: `${group.id}/${topic.id}`, id: group.id, kind: 'topic',
        name: `${group.title}: ${topic.name}` })),
    ]);
    return [...bots, ...(bots.length > 0 ? groups : [])].map((chat) => ({ ...chat, ...this.newsOf(chat.key) }));
  }

  /** What the server calls the chat behind `key`. */
  place(key) {
    const [id, thread] = key.split('/');
    const group = this.groups.find((candidate) => String(candidate.id) === id);
    if (!group) {
      return { bot: key, user: this.user.id, chat: this.user.id };
    }
    const place = { bot: this.bots[0].id, user: this.user.id, chat: group.id };
    return thread ? { ...place, thread: Number(thread) } : place;
  }

  /** The bot that wrote a message; groups have several. */
  authorOf(message, place) {
    return this.bots.find((bot) => bot.username === message.from?.username)?.id ?? place.bot;
  }

  /** Whoever speaks the language of the browser, else English. */
  likelyUser() {
    const speaking = (language) => this.users.find((user) => user.languageCode === language);
    return speaking(navigator.language.slice(0, 2)) ?? speaking('en') ?? this.users[0];
  }

  forgetNews() {
    this.news.clear();
  }

  /** Takes note of the newest messages; those after the last one seen count as unread unless the chat is open. */
  note(key, messages, open) {
    const news = this.newsOf(key);
    const newest = messages.at(-1);
    news.last = newest;
    if (open || news.lastSeen === undefined) {
      news.lastSeen = newest?.message_id ?? 0;
    }
    news.unread = messages.filter((message) => !message.outgoing && message.message_id > news.lastSeen).length;
  }

  newsOf(key) {
    const id = `${this.user.id} ${key}`;
    if (!this.news.has(id)) {
      this.news.set(id, { unread: 0 });
    }
    return this.news.get(id);
  }

  /**
   * Looks at one chat after the other, for ever: only the open chat has a live connection, because a browser grants a
   * site no more than six.
   *
   * @param isOpen whether the chat of a key is open, and so known anyway
   * @param onNews called after something was noted
   */
  watch(isOpen, onNews) {
    this.isOpen = isOpen;
    this.onNews = onNews;
    let turn = 0;
    setInterval(() => {
      const keys = this.closedChats();
      if (keys.length > 0 && !document.hidden) {
        turn += 1;
        this.look(keys[turn % keys.length]);
      }
    }, CHECK_EVERY_MILLIS / Math.max(1, this.chats().length));
  }

  lookAtAll() {
    return Promise.all(this.closedChats().map((key) => this.look(key)));
  }

  closedChats() {
    return this.chats().map((chat) => chat.key).filter((key) => !this.isOpen(key));
  }

  async look(key) {
    const { user } = this;
    const chat = await fetchChat(this.place(key), { limit: PREVIEWED }).catch(() => null);
    if (chat && user === this.user && !this.isOpen(key)) {
      this.note(key, chat.messages, false);
      this.onNews();
    }
  }
}
