/** Results of inline queries over the input: typed as `@bot question`. */
import { h, icon } from './dom.js';
import { fileUrl } from './api.js';
import { t } from './i18n.js';

const PAUSE_MILLIS = 300;
const TYPED = /^@(\w+)\s([\s\S]*)$/;

export class InlineResults {
  /** @param actions `bots()`, `inline(bot, query, offset)` resolving to the answer, `choose(bot, queryId, resultId)` */
  constructor(actions) {
    this.actions = actions;
    this.element = h('div', { class: 'command-list inline-results', role: 'listbox', hidden: true });
  }

  /** Whether this text asks a bot. */
  typed(text) {
    clearTimeout(this.timer);
    const [, name, query] = TYPED.exec(text) ?? [];
    const bot = name && this.actions.bots().find(({ username }) => username?.toLowerCase() === name.toLowerCase());
    if (!bot) {
      this.hide();
      return false;
    }
    this.asked = text;
    this.timer = setTimeout(() => this.ask(bot, query, text, ''), PAUSE_MILLIS);
    return true;
  }

  hide() {
    this.asked = null;
    this.element.hidden = true;
  }

  async ask(bot, query, text, offset) {
    const answer = await this.actions.inline(bot.id, query, offset);
    if (!answer || this.asked !== text) {
      return;
    }
    const options = answer.results.map((result) => this.option(bot, answer.queryId, result));
    const pictures = answer.results.length > 0 && answer.results.every((result) => picture(result));
    const more = answer.nextOffset && h('button', { type: 'button', class: 'text-button',
      onclick: () => this.ask(bot, query, text, answer.nextOffset) }, t('moreResults'));
    this.element.classList.toggle('inline-pictures', pictures);
    this.element.replaceChildren(...[answer.button && h('div', { class: 'faint' }, answer.button.text), ...options, more].filter(Boolean));
    if (options.length === 0) {
      this.element.append(h('div', { class: 'faint' }, t('noResults')));
    }
    this.element.hidden = false;
  }

  option(bot, queryId, result) {
    const address = picture(result);
    const title = result.title ?? result.caption ?? result.emoji ?? result.type;
    return h('button', { type: 'button', class: 'command-option', role: 'option', title,
      onclick: () => {
        this.hide();
        this.actions.choose(bot.id, queryId, result.id);
      } },
    address ? h('img', { src: address, alt: title }) : h('span', { class: 'inline-thumb' }, icon('file')),
    h('span', { class: 'inline-text' }, h('span', { class: 'command-name' }, title),
        result.description && h('span', { class: 'command-text' }, result.description)));
  }
}

/** Only files of the sandbox can be shown here: the page loads nothing from elsewhere. */
function picture(result) {
  const id = result.photo_file_id ?? result.gif_file_id ?? result.mpeg4_file_id ?? result.sticker_file_id;
  return id && fileUrl(id);
}
