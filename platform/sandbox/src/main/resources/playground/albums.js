/** Albums: messages that share a `media_group_id` are shown as one, in the place of the first. */
import { h } from './dom.js';

export const sameAlbum = (one, other) => Boolean(one?.media_group_id) && one.media_group_id === other?.media_group_id
    && one.outgoing === other.outgoing;

/** The first and, not included, the last index of the album around a message. */
export function albumRange(messages, index) {
  let from = index;
  let to = index + 1;
  while (from > 0 && sameAlbum(messages[from - 1], messages[index])) {
    from -= 1;
  }
  while (to < messages.length && sameAlbum(messages[to], messages[index])) {
    to += 1;
  }
  return [from, to];
}

/** What stands for the album: its first message, with the caption of whichever has one. */
export function headOf(album) {
  const captioned = album.filter((message) => message.caption);
  const { caption, caption_entities: entities } = captioned.length === 1 ? captioned[0] : {};
  return { ...album[0], caption, caption_entities: entities, album };
}

/** @param part makes the element of one message */
export function grid(album, part) {
  const pictures = album.every((message) => message.photo ?? message.video);
  return h('div', { class: pictures ? `album album-${Math.min(album.length, 4)}` : 'album-list' }, album.map((message) => part(message)));
}
