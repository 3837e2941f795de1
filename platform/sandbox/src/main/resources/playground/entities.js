/** Turns text and its entities into elements. Offsets count UTF-16 units, as strings here do too. */
import { h, icon } from './dom.js';
import { t } from './i18n.js';

const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);
const SIMPLE = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code' };
const LITERAL = new Set(['code', 'pre']);
const LINKS = new Set(['text_link', 'url', 'email', 'phone_number', 'mention', 'text_mention', 'bot_command', 'hashtag', 'cashtag']);
const DETECTED = /(https?:\/\/[^\s<>"']*[^\s<>"'.,:;!?)\]])|(?<![\w/])(\/[a-zA-Z0-9_]{1,32}(?:@\w+)?)\b|(?<![\w@/.])(@[a-zA-Z]\w{3,31})|(?<![\w&/#])(#[\p{L}_][\p{L}\p{N}_]*)/gu;
const DETECTED_TYPES = ['url', 'bot_command', 'mention', 'hashtag'];

/**
 * @param actions `command(text)`, `link(address)` and `copy(text)`: what clicks in the text do
 * @returns a fragment to put into an element with `white-space: pre-wrap`
 */
export function renderText(text, entities, actions) {
  const sorted = (entities ?? [])
      .filter((entity) => entity.length > 0 && entity.offset >= 0 && entity.offset + entity.length <= text.length)
      .sort((a, b) => a.offset - b.offset || b.length - a.length || rank(a) - rank(b));
  return range(text, 0, text.length, sorted, { actions, literal: false });
}

const rank = (entity) => (BLOCKS.has(entity.type) ? 0 : LITERAL.has(entity.type) ? 2 : 1);

function range(text, from, to, entities, context) {
  const out = document.createDocumentFragment();
  let at = from;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    index += 1;
    if (start >= end) {
      continue;
    }
    const inside = [];
    while (index < entities.length && entities[index].offset < end) {
      inside.push(entities[index]);
      index += 1;
    }
    out.append(plain(text.slice(at, start), context));
    out.append(element(entity, text, start, end, inside, context));
    at = end;
    if (BLOCKS.has(entity.type) && text[at] === '\n') {
      at += 1; // a block ends its line by itself
    }
    // what reaches beyond this entity goes on after it
    const beyond = inside.filter((inner) => inner.offset + inner.length > end)
        .map((inner) => ({ ...inner, offset: end, length: inner.offset + inner.length - end }));
    entities = [...beyond, ...entities.slice(index)];
    index = 0;
  }
  out.append(plain(text.slice(at, to), context));
  return out;
}

function element(entity, text, start, end, inside, context) {
  const literal = context.literal || LITERAL.has(entity.type) || LINKS.has(entity.type);
  const content = range(text, start, end, inside, { ...context, literal });
  const source = text.slice(start, end);
  switch (entity.type) {
    case 'pre': return codeBlock(source, entity.language, context.actions);
    case 'blockquote': return h('blockquote', {}, content);
    case 'expandable_blockquote': return expandable(content);
    case 'spoiler': return spoiler(content);
    case 'text_link': return link(entity.url, context.actions, content, entity.url);
    case 'url': return link(address(source), context.actions, content);
    case 'email': return link(`mailto:${source}`, context.actions, content);
    case 'mention': return link(`https://t.me/${source.slice(1)}`, context.actions, content);
    case 'bot_command': return command(source, context.actions);
    case 'hashtag': case 'cashtag': case 'text_mention': case 'phone_number':
      return h('span', { class: 'tag' }, content);
    default: return SIMPLE[entity.type] ? h(SIMPLE[entity.type], {}, content) : content;
  }
}

/** Telegram marks links, commands and hashtags by itself, so text without entities gets them too. */
function plain(text, { actions, literal }) {
  if (literal || !text) {
    return text;
  }
  const out = document.createDocumentFragment();
  let at = 0;
  for (const found of text.matchAll(DETECTED)) {
    const kind = DETECTED_TYPES[found.slice(1).findIndex((group) => group !== undefined)];
    const whole = { type: kind, offset: 0, length: found[0].length };
    out.append(text.slice(at, found.index));
    out.append(element(whole, found[0], 0, found[0].length, [], { actions, literal: true }));
    at = found.index + found[0].length;
  }
  out.append(text.slice(at));
  return out;
}

const address = (text) => (/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);

export function link(href, actions, content, title) {
  const safe = /^(https?|tg|mailto|tel):/i.test(href);
  return h('a', {
    href: safe ? href : '#', title, target: '_blank', rel: 'noopener noreferrer',
    onclick: (event) => {
      if (!safe || actions.link(href)) {
        event.preventDefault();
      }
    },
  }, content);
}

function command(text, actions) {
  return h('a', { href: '#', class: 'command', onclick: (event) => {
    event.preventDefault();
    actions.command(text);
  } }, text);
}

export function codeBlock(source, language, actions) {
  const copy = h('button', { type: 'button', class: 'code-copy', title: t('copy'), 'aria-label': t('copy'),
    onclick: () => actions.copy(source) }, icon('copy'));
  return h('div', { class: 'code-block' },
      h('div', { class: language ? 'code-head' : 'code-head bare' }, language && h('span', {}, language), copy),
      h('pre', { tabindex: '0' }, h('code', {}, source)));
}

function expandable(content) {
  const quote = h('blockquote', { class: 'expandable' }, h('div', { class: 'quote-text' }, content));
  const toggle = h('button', { type: 'button', class: 'quote-toggle', 'aria-expanded': 'false', title: t('more'),
    'aria-label': t('more'), onclick: () => {
      const open = quote.classList.toggle('open');
      toggle.setAttribute('aria-expanded', String(open));
      toggle.setAttribute('aria-label', t(open ? 'less' : 'more'));
    } }, icon('down'));
  quote.append(toggle);
  return quote;
}

export function spoiler(content) {
  const reveal = (event) => {
    event.preventDefault();
    event.currentTarget.classList.add('revealed');
    event.currentTarget.removeAttribute('role');
    event.currentTarget.removeAttribute('aria-label');
  };
  return h('span', { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': t('spoiler'), onclick: reveal,
    onkeydown: (event) => (event.key === 'Enter' || event.key === ' ') && reveal(event) }, h('span', {}, content));
}
