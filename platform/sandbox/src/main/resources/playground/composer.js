/** Everything under the messages: reply bar, input, buttons, command list and reply keyboard. */
import { h, icon, iconButton } from './dom.js';
import { nameOf } from './bubble.js';
import { CommandList } from './commandlist.js';
import { t } from './i18n.js';
import { summaryOf } from './media.js';
import { InlineResults } from './inline.js';
import { ReplyKeyboard } from './replykeyboard.js';
import { offerFiles, Recorder } from './attach.js';

const HIGHEST_INPUT_PIXELS = 220;
const LONGEST_TEXT = 4096;

export class Composer {
  /** @param actions `send(text, replyTo)`, `upload({kind, files, caption, replyTo})`, `contact()`, `link(address)` and those of InlineResults */
  constructor(root, actions) {
    this.root = root;
    this.actions = actions;
    this.recorder = new Recorder();
    this.commands = new CommandList((command) => this.sendNow(command));
    this.inline = new InlineResults(actions);
    this.keyboard = new ReplyKeyboard({ send: (text) => this.sendNow(text), contact: actions.contact });
    this.keyboard.onHidden = () => this.refresh();
  }

  /** Builds everything anew, in the language of the day. */
  load({ commands, replyKeyboard, menuButton, draftText }) {
    this.replyBar = h('div', { class: 'reply-bar', hidden: true });
    this.input = h('textarea', { class: 'input', rows: '1', maxlength: String(LONGEST_TEXT), dir: 'auto',
      'aria-label': t('message'), 'aria-controls': 'command-list',
      oninput: () => this.typed(), onkeydown: (event) => this.key(event) });
    this.picker = h('input', { type: 'file', multiple: true, hidden: true, 'aria-hidden': 'true', onchange: () => this.picked() });
    this.commandButton = iconButton('commands', t('commands'), () => this.toggleCommands());
    this.keyboardButton = iconButton('keyboard', t('keyboard'), () => this.toggleKeyboard());
    this.discard = iconButton('close', t('cancelRecording'), () => this.endRecording(false));
    this.sendButton = h('button', { type: 'button', class: 'send-button', onclick: () => this.sendOrRecord() });
    this.menuButton = h('button', { type: 'button', class: 'menu-button', hidden: true, onclick: () => this.actions.link(this.menuAddress) });
    this.root.replaceChildren(this.commands.element, this.inline.element, this.replyBar,
        h('div', { class: 'input-line' }, this.menuButton, this.commandButton, this.input, this.keyboardButton, this.discard,
            iconButton('attach', t('attach'), () => this.picker.click()), this.sendButton, this.picker),
        this.keyboard.element);
    this.inline.hide();
    this.setMenuButton(menuButton);
    this.setCommands(commands);
    this.setReplyKeyboard(replyKeyboard);
    this.replyTo(null);
    this.input.value = draftText ?? '';
    this.typed();
  }

  setMenuButton(button) {
    this.menuAddress = button?.web_app?.url;
    this.menuButton.hidden = !this.menuAddress;
    this.menuButton.textContent = button?.text ?? '';
  }

  /** Puts a text in place of what was typed. */
  type(text) {
    this.input.value = text;
    this.typed();
    this.focus();
  }

  clear() {
    this.type('');
  }

  get text() {
    return this.input?.value ?? '';
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  setCommands(commands) {
    this.commands.set(commands);
    this.refresh();
  }

  setReplyKeyboard(markup, lastMessage) {
    this.keyboard.set(markup);
    this.input.placeholder = markup?.input_field_placeholder ?? t('message');
    if (markup?.force_reply && lastMessage) {
      this.replyTo(lastMessage);
    }
    this.refresh();
  }

  replyTo(message) {
    this.answered = message;
    this.replyBar.hidden = !message;
    if (!message) {
      return;
    }
    this.replyBar.replaceChildren(icon('reply'),
        h('div', { class: 'reply-bar-text' },
            h('span', { class: 'reply-name' }, t('replyTo', { name: nameOf(message.from) })),
            h('span', { class: 'reply-text' }, summaryOf(message))),
        iconButton('close', t('cancel'), () => this.replyTo(null)));
    this.focus();
  }

  /** Asks how to send files; what they answer to is known now. */
  offer(files) {
    const replyTo = this.answered?.message_id;
    offerFiles(files, (chosen) => {
      this.replyTo(null);
      this.actions.upload({ ...chosen, replyTo });
    });
  }

  /** Puts a text back that could not be sent, unless something else was typed meanwhile. */
  restore(text) {
    if (!this.input.value) {
      this.input.value = text;
      this.typed();
    }
  }

  picked() {
    const files = [...this.picker.files];
    this.picker.value = '';
    if (files.length > 0) {
      this.offer(files);
    }
  }

  typed() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, HIGHEST_INPUT_PIXELS)}px`;
    this.inline.typed(this.input.value);
    if (/^\/[\w@]*$/.test(this.input.value)) {
      this.commands.filter(this.input.value);
    } else {
      this.commands.hide();
    }
    this.refresh();
  }

  key(event) {
    if (event.isComposing) {
      return;
    }
    if (this.commands.open && this.commandKey(event.key)) {
      event.preventDefault();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.sendNow(this.input.value);
    } else if (event.key === 'Escape') {
      this.inline.hide();
      this.replyTo(null);
    }
    this.refresh();
  }

  commandKey(key) {
    const act = {
      ArrowDown: () => this.commands.move(1),
      ArrowUp: () => this.commands.move(-1),
      Tab: () => this.commands.choose(),
      Enter: () => this.commands.choose(),
      Escape: () => this.commands.hide(),
    }[key];
    act?.();
    return Boolean(act);
  }

  sendNow(text) {
    const trimmed = text.trim();
    this.commands.hide();
    if (trimmed) {
      const answered = this.answered;
      this.input.value = '';
      this.input.placeholder = this.keyboard.placeholder ?? t('message');
      this.replyTo(null);
      this.typed();
      this.actions.send(trimmed, answered?.message_id);
    }
    this.focus();
  }

  async sendOrRecord() {
    if (this.recorder.running) {
      await this.endRecording(true);
    } else if (this.input.value.trim()) {
      this.sendNow(this.input.value);
    } else {
      await this.recorder.start();
      this.refresh();
    }
  }

  async endRecording(send) {
    const file = await this.recorder.finish();
    this.refresh();
    if (send) {
      this.actions.upload({ kind: 'voice', files: [file], replyTo: this.answered?.message_id });
      this.replyTo(null);
    }
  }

  toggleCommands() {
    if (this.commands.open) {
      this.commands.hide();
    } else {
      this.commands.filter('/');
    }
    this.focus();
    this.refresh();
  }

  toggleKeyboard() {
    this.keyboard.show(!this.keyboard.shown);
    this.refresh();
  }

  /** What the buttons show depends on what is typed, recorded and offered. */
  refresh() {
    const recording = this.recorder.running;
    const [name, label] = recording ? ['stop', t('recording')]
      : this.input.value.trim() ? ['send', t('send')] : ['microphone', t('record')];
    if (this.sendButton.dataset.icon !== name) {
      this.sendButton.dataset.icon = name;
      this.sendButton.replaceChildren(icon(name));
    }
    this.sendButton.title = label;
    this.sendButton.setAttribute('aria-label', label);
    this.sendButton.classList.toggle('recording', recording);
    this.discard.hidden = !recording;
    this.commandButton.hidden = this.commands.commands.length === 0;
    this.keyboardButton.hidden = !this.keyboard.available;
    this.keyboardButton.setAttribute('aria-pressed', String(this.keyboard.shown));
    this.input.setAttribute('aria-expanded', String(this.commands.open));
    this.input.setAttribute('aria-activedescendant', this.commands.activeId ?? '');
  }
}
