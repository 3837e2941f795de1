/** One message as an element. */
import { avatar, h, hueOf, iconButton } from './dom.js';
import { renderText } from './entities.js';
import { money, moment, t, time } from './i18n.js';
import { inlineKeyboard } from './keyboards.js';
import { mediaOf, summaryOf } from './media.js';
import { pollOf } from './polls.js';
import { renderBlocks } from './rich.js';

/**
 * @param actions what the reader can do: see timeline.js
 * @returns a row for the timeline
 */
export function row(message, inGroup, actions) {
  const service = serviceText(message);
  const content = service ? [h('p', { class: 'service' }, service)] : body(message, inGroup, actions);
  const side = service ? 'middle' : message.outgoing ? 'out' : 'in';
  return h('div', { class: `row ${side}`, 'data-id': String(message.message_id) }, content);
}

export function draftRow(draft, actions) {
  const text = h('div', { class: 'text', dir: 'auto' });
  const bubble = h('div', { class: 'bubble draft', 'aria-busy': 'true' }, text);
  const stop = draft.canStop && h('button', { type: 'button', class: 'stop-button', onclick: actions.stop }, t('stop'));
  const element = h('div', { class: 'row in draft-row last-of-group' }, h('div', { class: 'stack' }, bubble, stop));
  fillDraft(element, draft, actions);
  return element;
}

export function fillDraft(element, draft, actions) {
  const text = element.querySelector('.text');
  const rich = draft.rich_message?.blocks?.length > 0;
  text.classList.toggle('thinking', !draft.text && !rich);
  text.replaceChildren(rich ? renderBlocks(draft.rich_message.blocks, actions)
    : draft.text ? renderText(draft.text, draft.entities, actions) : t('thinking'));
}

function body(message, inGroup, actions) {
  const keyboard = inlineKeyboard(message, actions);
  const bubble = h('article', { class: message.sticker || message.dice ? 'bubble bare' : 'bubble', tabindex: '-1', 'aria-label': spokenLabel(message),
    ondblclick: () => actions.reply(message) },
  inGroup && !message.outgoing && senderName(message),
  origin(message),
  message.reply_to_message && quote(message.reply_to_message, actions),
  message.poll ? pollOf(message, actions) : mediaOf(message) ?? unknownBody(message),
  text(message, actions),
  reactions(message),
  meta(message));
  const reply = iconButton('reply', t('reply'), () => actions.reply(message),
      { class: 'icon-button reply-button', tabindex: '-1' });
  return [
    inGroup && !message.outgoing && avatar(nameOf(message.from)),
    h('div', { class: keyboard ? 'stack with-keyboard' : 'stack' }, bubble, keyboard),
    reply,
  ].filter(Boolean);
}

export const nameOf = (user) => [user?.first_name, user?.last_name].filter(Boolean).join(' ');

function spokenLabel(message) {
  return `${nameOf(message.from)}, ${time(message.date)}`;
}

function senderName(message) {
  const name = h('div', { class: 'sender' }, nameOf(message.from));
  name.style.setProperty('--hue', hueOf(nameOf(message.from)));
  return name;
}

function quote(original, actions) {
  return h('button', { type: 'button', class: 'reply-quote', tabindex: '-1',
    onclick: () => actions.show(original.message_id) },
  h('span', { class: 'reply-name' }, nameOf(original.from)),
  h('span', { class: 'reply-text' }, summaryOf(original)));
}

/** Whom a forwarded message is from, and the bot whose inline result it is. */
function origin(message) {
  const from = message.forward_origin && (nameOf(message.forward_origin.sender_user) || message.forward_origin.sender_user_name);
  return [
    from && h('div', { class: 'origin' }, t('forwardedFrom', { name: from })),
    message.via_bot && h('div', { class: 'origin' }, t('viaBot', { name: message.via_bot.username })),
  ].filter(Boolean);
}

function text(message, actions) {
  const content = message.text ?? message.caption;
  if (!content && !message.rich_message) {
    return null;
  }
  return h('div', { class: message.rich_message ? 'text rich-text' : 'text', dir: 'auto' },
      message.rich_message ? renderBlocks(message.rich_message.blocks, actions)
        : renderText(content, message.entities ?? message.caption_entities, actions),
      h('span', { class: 'meta-space', 'data-meta': [message.edited && t('edited'), time(message.date)].filter(Boolean).join(' ') }));
}

function reactions(message) {
  return message.reactions?.length > 0
    && h('div', { class: 'reactions', 'aria-label': t('reactions') }, message.reactions.map((emoji) => h('span', {}, emoji)));
}

function unknownBody(message) {
  return message.text || message.caption || message.rich_message ? null : h('div', { class: 'text faint' }, t('unsupported'));
}

function meta(message) {
  return h('span', { class: 'meta' }, message.edited && h('span', {}, t('edited')),
      h('time', { datetime: new Date(message.date * 1000).toISOString(), title: moment(message.date) },
          time(message.date)));
}

function serviceText(message) {
  if (message.successful_payment) {
    const { total_amount: amount, currency } = message.successful_payment;
    return `✅ ${t('paidPlain', { amount: money(amount, currency) })}`;
  }
  if (message.refunded_payment) {
    const { total_amount: amount, currency } = message.refunded_payment;
    return `↩️ ${t('refundedPlain', { amount: money(amount, currency) })}`;
  }
  if (message.new_chat_members) {
    return t('joined', { name: message.new_chat_members.map(nameOf).join(', ') });
  }
  if (message.left_chat_member) {
    return t('left', { name: nameOf(message.left_chat_member) });
  }
  return message.pinned_message ? t('pinned') : null;
}
