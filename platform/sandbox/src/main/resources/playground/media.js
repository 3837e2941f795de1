/** Pictures, files, voice, contacts and invoices inside a message. */
import { h, icon } from './dom.js';
import { fileUrl } from './api.js';
import { fileSize, money, t } from './i18n.js';
import { viewPicture } from './notices.js';
import { richSummary } from './rich.js';
import { grid } from './albums.js';

const WIDEST_PICTURE = 420;
const HIGHEST_PICTURE = 380;

/** The part of a message above its text, or null. */
export function mediaOf(message) {
  return message.album?.length > 1 ? grid(message.album, (part) => mediaOf(part)) : single(message);
}

function single(message) {
  if (message.sticker) {
    return sticker(message.sticker);
  }
  if (message.dice) {
    return h('div', { class: 'dice', 'aria-label': `${message.dice.emoji} ${message.dice.value}` }, message.dice.emoji,
        h('span', { class: 'dice-value' }, String(message.dice.value)));
  }
  if (message.venue ?? message.location) {
    return place(message.venue ?? {}, message.location);
  }
  if (message.animation ?? message.video ?? message.video_note) {
    return film(message);
  }
  if (message.photo?.length) {
    return picture(message.photo, message.caption);
  }
  if (message.voice ?? message.audio) {
    return sound(message.voice ?? message.audio);
  }
  if (message.document) {
    return file(message.document);
  }
  if (message.contact) {
    return contact(message.contact);
  }
  return message.invoice ? invoice(message.invoice) : null;
}

/** One line that stands for a message in lists and quotes. */
export function summaryOf(message) {
  const text = message.text ?? message.caption ?? (message.rich_message && richSummary(message.rich_message));
  if (text) {
    return text.replace(/\s+/g, ' ').slice(0, 120);
  }
  if (message.photo) {
    return `🖼 ${t('photo')}`;
  }
  if (message.voice ?? message.audio) {
    return `🎤 ${t('voice')}`;
  }
  if (message.animation ?? message.video ?? message.video_note) {
    return `🎬 ${t('video')}`;
  }
  if (message.document) {
    return `📎 ${message.document.file_name ?? t('file')}`;
  }
  if (message.poll) {
    return `📊 ${message.poll.question}`;
  }
  if (message.sticker) {
    return `${message.sticker.emoji ?? ''} ${t('sticker')}`.trim();
  }
  if (message.dice) {
    return message.dice.emoji;
  }
  if (message.venue ?? message.location) {
    return `📍 ${message.venue?.title ?? t('location')}`;
  }
  if (message.pinned_message) {
    return `📌 ${t('pinned')}`;
  }
  if (message.contact) {
    return `👤 ${t('contact')}`;
  }
  if (message.invoice) {
    return `🧾 ${message.invoice.title ?? t('invoice')}`;
  }
  if (message.successful_payment) {
    return t('paidPlain', { amount: money(message.successful_payment.total_amount, message.successful_payment.currency) });
  }
  if (message.refunded_payment) {
    return t('refundedPlain', { amount: money(message.refunded_payment.total_amount, message.refunded_payment.currency) });
  }
  return t('unsupported');
}

function picture(sizes, caption) {
  const largest = sizes.at(-1);
  const shown = sizes.find((size) => size.width >= WIDEST_PICTURE * 2) ?? largest;
  const scale = Math.min(1, WIDEST_PICTURE / (largest.width || 1), HIGHEST_PICTURE / (largest.height || 1));
  const image = h('img', { src: fileUrl(shown.file_id), alt: caption ?? t('photo'), loading: 'lazy' });
  if (largest.width && largest.height) {
    image.width = Math.round(largest.width * scale);
    image.height = Math.round(largest.height * scale);
  }
  return h('button', { type: 'button', class: 'picture', 'aria-label': t('photo'),
    onclick: () => viewPicture(fileUrl(largest.file_id), caption ?? t('photo')) }, image);
}

function sticker(file) {
  const address = fileUrl(file.file_id);
  const label = [file.emoji, t('sticker')].filter(Boolean).join(' ');
  if (file.is_animated) {
    return h('div', { class: 'dice', 'aria-label': label }, file.emoji ?? '🙂');
  }
  return file.is_video ? h('video', { class: 'sticker', src: address, autoplay: true, loop: true, muted: true, 'aria-label': label })
    : h('img', { class: 'sticker', src: address, alt: label });
}

function film({ animation, video, video_note: note }) {
  const film = animation ?? video ?? note;
  const address = fileUrl(film.file_id);
  if (film.mime_type?.startsWith('image/')) {
    return h('img', { class: 'film', src: address, alt: t('video') });
  }
  return h('video', { class: note ? 'film round' : 'film', src: address, controls: !animation, autoplay: Boolean(animation),
    loop: Boolean(animation), muted: Boolean(animation), preload: 'metadata', 'aria-label': t('video') });
}

function place(venue, { latitude, longitude }) {
  return h('div', { class: 'file' },
      h('span', { class: 'file-icon' }, icon('pin')),
      h('span', { class: 'file-text' },
          h('span', { class: 'file-name' }, venue.title ?? t('location')),
          h('span', { class: 'file-size' }, [venue.address, `${latitude}, ${longitude}`].filter(Boolean).join(' · '))));
}

function sound(voice) {
  return h('div', { class: 'sound' },
      h('audio', { controls: true, preload: 'metadata', src: fileUrl(voice.file_id), 'aria-label': t('voice') }));
}

function file(document) {
  const name = document.file_name ?? t('file');
  return h('a', { class: 'file', href: fileUrl(document.file_id), download: name },
      h('span', { class: 'file-icon' }, icon('file')),
      h('span', { class: 'file-text' },
          h('span', { class: 'file-name' }, name),
          h('span', { class: 'file-size' }, fileSize(document.file_size))));
}

function contact(person) {
  return h('div', { class: 'file' },
      h('span', { class: 'file-icon' }, icon('contact')),
      h('span', { class: 'file-text' },
          h('span', { class: 'file-name' }, [person.first_name, person.last_name].filter(Boolean).join(' ')),
          h('span', { class: 'file-size' }, person.phone_number)));
}

function invoice(bill) {
  return h('div', { class: 'invoice' },
      h('strong', { class: 'invoice-title' }, bill.title),
      h('p', {}, bill.description),
      h('span', { class: 'invoice-amount' }, money(bill.total_amount, bill.currency)));
}
