/** The bar with the pinned message under the head of a chat; each click goes to an older one. */
import { h, icon } from './dom.js';
import { t } from './i18n.js';
import { summaryOf } from './media.js';

export class PinnedBar {
  /** @param show scrolls to the message of an id */
  constructor(root, show) {
    this.root = root;
    this.show = show;
  }

  /** @param pinned messages, the one pinned last first */
  set(pinned) {
    this.pinned = pinned ?? [];
    this.turn = 0;
    this.draw();
  }

  draw() {
    const message = this.pinned[this.turn];
    this.root.hidden = !message;
    this.root.replaceChildren(...(message ? [h('button', { type: 'button', class: 'pinned-button', onclick: () => this.next() },
        icon('pin'),
        h('span', { class: 'reply-bar-text' },
            h('span', { class: 'reply-name' }, this.pinned.length > 1 ? `${t('pinnedMessage')} ${this.turn + 1}/${this.pinned.length}` : t('pinnedMessage')),
            h('span', { class: 'reply-text' }, summaryOf(message))))] : []));
  }

  next() {
    this.show(this.pinned[this.turn].message_id);
    this.turn = (this.turn + 1) % this.pinned.length;
    this.draw();
  }
}
