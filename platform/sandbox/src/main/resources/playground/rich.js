/** Rich messages: a tree of blocks, whose texts are strings, objects with a type, or arrays of these. */
import { h } from './dom.js';
import { codeBlock, link, renderText, spoiler } from './entities.js';
import { formula } from './tex.js';

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code', marked: 'mark',
  subscript: 'sub', superscript: 'sup' };

/** @param actions what clicks in the text do: see entities.js */
export function renderBlocks(blocks, actions) {
  return h('div', { class: 'rich', dir: 'auto' }, (blocks ?? []).map((block) => renderBlock(block, actions)));
}

function renderBlock(block, actions) {
  const text = (value = block.text) => renderInline(value, actions);
  const inside = () => renderBlocks(block.blocks, actions);
  switch (block.type) {
    case 'heading': return h(`h${Math.min(6, Math.max(1, block.size ?? 1))}`, {}, text());
    case 'pre': return codeBlock(plain(block.text), block.language, actions);
    case 'list': return list(block, actions);
    case 'table': return table(block, actions);
    case 'blockquote': case 'expandable_blockquote': return h('blockquote', {}, inside());
    case 'pullquote': return h('blockquote', {}, text());
    case 'details': return h('details', { open: block.is_open }, h('summary', {}, text(block.summary)), inside());
    case 'divider': return h('hr');
    case 'footer': return h('p', { class: 'faint' }, text());
    case 'thinking': return h('p', { class: 'rich-thinking' }, text());
    case 'mathematical_expression': return h('div', { class: 'formula' }, formula(block.expression, true));
    default: return h('p', {}, text());
  }
}

function list(block, actions) {
  const items = block.items ?? [];
  const ordered = /^\d/.test(items[0]?.label ?? '');
  return h(ordered ? 'ol' : 'ul', { start: ordered ? Number.parseInt(items[0].label, 10) : undefined },
      items.map((item) => h('li', { class: item.has_checkbox ? 'task' : undefined },
          item.has_checkbox && h('input', { type: 'checkbox', disabled: true, checked: item.is_checked === true }),
          renderBlocks(item.blocks, actions))));
}

function table(block, actions) {
  const cell = (each) => {
    const element = h(each.is_header ? 'th' : 'td', {}, renderInline(each.text, actions));
    element.style.textAlign = each.align ?? '';
    return element;
  };
  return h('div', { class: 'table-frame', tabindex: '0' },
      h('table', {}, h('tbody', {}, (block.cells ?? []).map((cells) => h('tr', {}, cells.map(cell))))));
}

function renderInline(value, actions) {
  if (Array.isArray(value)) {
    const out = document.createDocumentFragment();
    out.append(...value.map((part) => renderInline(part, actions)));
    return out;
  }
  if (typeof value !== 'object' || value === null) {
    return renderText(String(value ?? ''), [], actions);
  }
  const content = () => renderInline(value.text, actions);
  switch (value.type) {
    case 'mathematical_expression': return formula(value.expression, false);
    case 'url': return link(value.url, actions, h('span', {}, plain(value.text)), value.url);
    case 'spoiler': return spoiler(content());
    case 'code': return h('code', {}, plain(value.text));
    default: return TAGS[value.type] ? h(TAGS[value.type], {}, content()) : content();
  }
}

/** The words without their formatting. */
function plain(value) {
  if (Array.isArray(value)) {
    return value.map(plain).join('');
  }
  return typeof value === 'object' && value !== null ? value.expression ?? plain(value.text ?? '') : String(value ?? '');
}

/** One line that stands for the whole message. */
export function richSummary(rich) {
  const words = (block) => [plain(block.summary), plain(block.text), block.expression,
    ...(block.items ?? []).map((item) => (item.blocks ?? []).map(words).join(' ')),
    ...(block.blocks ?? []).map(words)].filter(Boolean).join(' ');
  return (rich.blocks ?? []).map(words).join(' ');
}
