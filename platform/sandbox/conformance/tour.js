/** What every bot of the libraries is asked to do. */
import assert from 'node:assert/strict';
import { ask, User } from './user.js';

/** A picture of one dot. */
export const PICTURE = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** @param bot what it is called, for messages */
export async function tour(url, bot) {
  const user = await User.create(url);
  for (const [name, step] of Object.entries(STEPS)) {
    try {
      await step(user, url);
    } catch (error) {
      throw new Error(`${bot}: ${name}: ${error.message}`, { cause: error });
    }
  }
}

const STEPS = {
  async 'inline keyboard, callback, edit'(user) {
    await user.say('/start');
    const message = await user.next();
    assert.equal(message.text, 'Hello');
    assert.equal(message.entities[0].type, 'bold');
    const { queryId } = await user.act('press', { messageId: message.message_id, data: 'yes' });
    const answer = await user.until('answer to the button', ({ answers }) => answers.find((each) => each.callbackQueryId === queryId));
    assert.equal(answer.text, 'Thanks');
    user.seen -= 1;
    await user.until('edit', ({ messages }) => messages.find((each) => each.text === 'Edited'));
    user.seen = message.message_id;
  },

  async 'reply keyboard'(user) {
    await user.say('/menu');
    await user.next();
    const { replyKeyboard } = await user.look();
    assert.equal(replyKeyboard.keyboard[0].length, 2);
    await user.act('press', { label: 'One' });
    assert.equal((await user.next()).text, 'You chose One');
  },

  async 'media group of uploads'(user) {
    await user.say('/album');
    const [first, second] = [await user.next(), await user.next()];
    assert.ok(first.photo && second.photo);
    assert.equal(first.media_group_id, second.media_group_id);
    assert.equal(first.caption, 'Two pictures');
  },

  async 'poll and its answers'(user) {
    await user.say('/poll');
    const { message_id: messageId, poll } = await user.next();
    assert.equal(poll.options[1].text, 'Coffee');
    await user.act('vote', { messageId, options: [1] });
    assert.equal((await user.next()).text, 'Voted 1');
  },

  async 'inline query'(user) {
    const { queryId, results } = await user.act('inline', { query: 'tea' });
    assert.equal(results[0].title, 'About tea');
    const { message } = await user.act('choose', { queryId, resultId: results[0].id });
    assert.equal(message.text, 'All about tea');
    assert.ok(message.via_bot);
    assert.equal((await user.next()).text, 'Chosen about');
  },

  async 'pin, sticker, profile'(user) {
    await user.say('/pin');
    const pinned = await user.next();
    const service = await user.next();
    assert.equal(service.pinned_message.message_id, pinned.message_id);
    assert.ok((await user.next()).sticker);
    assert.equal((await user.next()).text, '0 photos');
  },

  async 'error 400'(user) {
    await user.say('/nobody');
    assert.equal((await user.next()).text, '400 Bad Request: chat not found');
  },

  async 'error 403'(user, url) {
    const other = await User.create(url);
    await other.say('/start');
    await other.next();
    await other.act('block');
    await user.say(`/tell ${other.id}`);
    assert.equal((await user.next()).text, '403 Forbidden: bot was blocked by the user');
  },

  async 'error 429 and a second try'(user, url) {
    await ask(`${url}/sandbox/faults`, { method: 'sendDice', chat: user.id, next: 1, kind: 'RATE_LIMIT', retryAfter: 1 });
    await user.say('/dice');
    assert.ok((await user.next()).dice);
  },
};
