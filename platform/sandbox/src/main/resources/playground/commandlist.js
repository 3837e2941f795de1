/** The list of commands over the input: opened by the "/" button or by typing a slash. */
import { h } from './dom.js';

export class CommandList {
  constructor(onChosen) {
    this.onChosen = onChosen;
    this.commands = [];
    this.element = h('div', { class: 'command-list', id: 'command-list', role: 'listbox', hidden: true });
  }

  set(commands) {
    this.commands = commands ?? [];
    this.hide();
  }

  get open() {
    return !this.element.hidden;
  }

  /** The option under the cursor, for `aria-activedescendant`. */
  get activeId() {
    return this.open ? this.element.children[this.active]?.id : undefined;
  }

  /** Shows the commands that begin with `typed`; hides the list when none does. */
  filter(typed) {
    const prefix = typed.slice(1).toLowerCase();
    const found = this.commands.filter(({ command }) => command.toLowerCase().startsWith(prefix));
    const complete = found.length === 1 && found[0].command === prefix;
    this.element.replaceChildren(...(complete ? [] : found).map((command, index) => this.option(command, index)));
    this.element.hidden = this.element.children.length === 0;
    this.mark(0);
  }

  hide() {
    this.element.hidden = true;
  }

  move(step) {
    const count = this.element.children.length;
    this.mark((this.active + step + count) % count);
  }

  choose() {
    this.element.children[this.active].click();
  }

  option({ command, description }, index) {
    return h('div', { class: 'command-option', role: 'option', id: `command-${index}`,
      onclick: () => this.onChosen(`/${command}`),
      onpointerdown: (event) => event.preventDefault() }, // the input keeps the cursor
    h('span', { class: 'command-name' }, `/${command}`), h('span', { class: 'command-text' }, description));
  }

  mark(index) {
    this.active = index;
    [...this.element.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    this.element.children[index]?.scrollIntoView({ block: 'nearest' });
  }
}
