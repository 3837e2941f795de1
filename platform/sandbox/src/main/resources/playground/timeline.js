/**
 * The messages of the open chat. All are kept as data, but only the newest are elements; scrolling up builds more.
 * A reader at the bottom stays at the bottom; a reader further up is left alone and told how much is new.
 */
import { albumRange, headOf, sameAlbum } from './albums.js';
import { h, icon } from './dom.js';
import { draftRow, fillDraft, row } from './bubble.js';
import { day, t } from './i18n.js';
import { toast } from './notices.js';

const PAGE = 60;
const MOST_ROWS = 240;
const NEAR_BOTTOM_PIXELS = 90;
const GROUPING_SECONDS = 300;

export class Timeline {
  /** @param actions `press`, `pay`, `vote`, `ask`, `link`, `command`, `copy`, `reply`, `stop`, `start` */
  constructor(scroller, toBottom, actions) {
    this.scroller = scroller;
    this.toBottom = toBottom;
    this.actions = { ...actions, show: (id) => this.show(id) };
    this.list = h('div', { class: 'messages' });
    this.draftSlot = h('div', { class: 'draft-slot' });
    scroller.append(this.list, this.draftSlot);
    toBottom.addEventListener('click', () => {
      this.pinned = true;
      this.scrollDown('smooth');
    });
    scroller.addEventListener('scroll', () => this.scrolled(), { passive: true });
    scroller.addEventListener('keydown', (event) => this.walk(event));
    this.keepDown();
  }

  keepDown() {
    const observer = new ResizeObserver(() => this.pinned && this.scrollDown());
    [this.scroller, this.list, this.draftSlot].forEach((element) => observer.observe(element));
  }

  load({ messages, draft, inGroup, emptyCard }) {
    this.messages = messages;
    this.inGroup = inGroup;
    this.emptyCard = emptyCard;
    this.rows = new Map();
    this.pinned = true;
    this.unseen = 0;
    this.lastTop = 0;
    this.first = Math.max(0, messages.length - PAGE);
    this.list.replaceChildren(...messages.slice(this.first).map((message) => this.build(message)));
    this.decorate(this.first, messages.length);
    this.setDraft(draft);
    this.showEmptyCard();
    this.scroller.setAttribute('aria-label', t('messages'));
    this.scrollDown();
    this.showToBottom();
  }

  /** Adds a message, or replaces the one with the same id. */
  put(message) {
    const known = this.indexOf(message.message_id);
    if (known >= 0) {
      this.replace(known, message);
      return;
    }
    this.messages.push(message);
    this.list.append(this.build(message));
    this.rebuildAlbum(this.messages.length - 1);
    this.decorate(this.messages.length - 2, this.messages.length);
    this.showEmptyCard();
    if (message.outgoing) {
      this.pinned = true;
    }
    if (this.pinned) {
      this.prune();
      this.scrollDown();
      return;
    }
    this.unseen += 1;
    this.showToBottom();
  }

  remove(id) {
    const index = this.indexOf(id);
    if (index < 0) {
      return;
    }
    const [removed] = this.messages.splice(index, 1);
    this.rows.get(id)?.remove();
    this.rows.delete(id);
    this.first = Math.min(index < this.first ? this.first - 1 : this.first, this.messages.length);
    [index - 1, index].filter((at) => sameAlbum(this.messages[at], removed)).forEach((at) => this.rebuildAlbum(at));
    this.decorate(index - 1, index + 1);
    this.showEmptyCard();
  }

  setDraft(draft) {
    const shown = this.draftSlot.firstElementChild;
    if (!draft) {
      shown?.remove();
    } else if (shown?.dataset.draft === draftKey(draft)) {
      fillDraft(shown, draft, this.actions);
    } else {
      const element = draftRow(draft, { ...this.actions, stop: () => this.actions.stop(draft.draftId) });
      element.dataset.draft = draftKey(draft);
      this.draftSlot.replaceChildren(element);
    }
    this.showEmptyCard(Boolean(draft));
  }

  /** Scrolls to a message and makes it flash. */
  show(id) {
    const index = this.indexOf(id);
    if (index < 0) {
      toast(t('deleted'));
      return;
    }
    while (this.first > index) {
      this.buildEarlier();
    }
    const element = this.rows.get(this.messages[albumRange(this.messages, index)[0]].message_id) ?? this.rows.get(id);
    element.scrollIntoView({ block: 'center', behavior: 'smooth' });
    element.classList.remove('flash');
    requestAnimationFrame(() => element.classList.add('flash'));
  }

  lastIncoming() {
    return this.messages.findLast((message) => !message.outgoing);
  }

  indexOf(id) {
    return this.messages.findLastIndex((message) => message.message_id === id);
  }

  build(message) {
    const index = this.messages.indexOf(message);
    const [from, to] = message.media_group_id && index >= 0 ? albumRange(this.messages, index) : [index, index + 1];
    const element = from < index ? h('div', { class: 'row', hidden: true, 'data-id': String(message.message_id) })
      : row(to - from > 1 ? headOf(this.messages.slice(from, to)) : message, this.inGroup, this.actions);
    this.rows.set(message.message_id, element);
    return element;
  }

  replace(index, message) {
    const before = this.rows.get(message.message_id);
    this.messages[index] = message;
    if (before) {
      before.replaceWith(this.build(message));
      this.rebuildAlbum(index);
      this.decorate(index, index + 1);
    }
  }

  /** The rows of an album depend on each other. */
  rebuildAlbum(index) {
    const [from, to] = this.messages[index].media_group_id ? albumRange(this.messages, index) : [0, 0];
    for (const message of this.messages.slice(from, to)) {
      this.rows.get(message.message_id)?.replaceWith(this.build(message));
    }
    this.decorate(from, to);
  }

  /** Marks where groups of one sender begin and end, and where a new day does. */
  decorate(from, to) {
    for (let index = Math.max(from, this.first); index < Math.min(to + 1, this.messages.length); index += 1) {
      const message = this.messages[index];
      const element = this.rows.get(message.message_id);
      const previous = this.messages[index - 1];
      const newDay = !previous || day(previous.date) !== day(message.date);
      element.classList.toggle('first-of-group', newDay || !together(previous, message));
      element.classList.toggle('last-of-group', !together(message, this.messages[albumRange(this.messages, index)[1]]));
      element.querySelector('.day')?.remove();
      if (newDay) {
        element.prepend(h('p', { class: 'day' }, h('span', { class: 'service' }, day(message.date))));
      }
    }
  }

  showEmptyCard(hasDraft = this.draftSlot.hasChildNodes()) {
    const card = this.list.querySelector('.empty-card');
    if (this.messages.length > 0 || hasDraft) {
      card?.remove();
    } else if (!card) {
      this.list.append(this.emptyCard());
    }
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    if (scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PIXELS) {
      this.pinned = true;
    } else if (scrollTop < this.lastTop) {
      this.pinned = false; // only the reader moves up; growing content does not
    }
    this.lastTop = scrollTop;
    if (this.pinned) {
      this.unseen = 0;
    }
    this.showToBottom();
    if (scrollTop < clientHeight / 2 && this.first > 0) {
      this.buildEarlier();
    }
  }

  buildEarlier() {
    const from = Math.max(0, this.first - PAGE);
    const height = this.scroller.scrollHeight;
    const top = this.scroller.scrollTop;
    this.list.prepend(...this.messages.slice(from, this.first).map((message) => this.build(message)));
    const seam = this.first;
    this.first = from;
    this.decorate(from, seam + 1);
    this.scroller.scrollTop = top + this.scroller.scrollHeight - height;
  }

  prune() {
    if (this.messages.length - this.first <= MOST_ROWS) {
      return;
    }
    const from = this.messages.length - MOST_ROWS / 2;
    for (const message of this.messages.slice(this.first, from)) {
      this.rows.get(message.message_id)?.remove();
      this.rows.delete(message.message_id);
    }
    this.first = from;
  }

  scrollDown(behavior = 'instant') {
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior });
  }

  showToBottom() {
    this.toBottom.hidden = this.pinned;
    this.toBottom.setAttribute('aria-label', t('newMessages'));
    this.toBottom.replaceChildren(icon('down'),
        ...(this.unseen ? [h('span', { class: 'badge' }, String(this.unseen))] : []));
  }

  /** Arrow keys walk through the messages, into their buttons and back; Enter answers to one. */
  walk(event) {
    const current = document.activeElement.closest('.row');
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step) {
      const rows = [...this.list.querySelectorAll('.row:not(.middle)')];
      const next = current ? rows[rows.indexOf(current) + step] : rows.at(-1);
      next?.querySelector('.bubble').focus();
      event.preventDefault();
    } else if (event.key === 'Enter' && document.activeElement.matches('.bubble')) {
      this.actions.reply(this.messages[this.indexOf(Number(current.dataset.id))]);
      event.preventDefault();
    }
  }
}

const draftKey = (draft) => `${draft.draftId}/${Boolean(draft.canStop)}`;

const isPayment = (message) => Boolean(message.successful_payment ?? message.refunded_payment);

function together(message, next) {
  return Boolean(next) && message.from?.id === next.from?.id && message.outgoing === next.outgoing
    && next.date - message.date < GROUPING_SECONDS && !isPayment(message) && !isPayment(next);
}
