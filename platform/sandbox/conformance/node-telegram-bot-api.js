import { Bot, InlineKeyboardBuilder, InputFile, ReplyKeyboardBuilder } from 'node-telegram-bot-api';
import { createWebhookServer } from 'node-telegram-bot-api/node';
import { serve, UPDATES } from './server.js';
import { PICTURE } from './tour.js';

export async function start({ apiRoot, token, webhook }) {
  const bot = new Bot(token, { apiRoot });
  const { api } = bot;
  const reply = (ctx, text, more = {}) => api.sendMessage({ chat_id: ctx.update.message.chat.id, text, ...more });
  bot.command('start', (ctx) => reply(ctx, '<b>Hello</b>',
      { parse_mode: 'HTML', reply_markup: new InlineKeyboardBuilder().text('Yes', 'yes').build() }));
  bot.on('callback_query', async ({ update: { callback_query: query } }) => {
    await api.answerCallbackQuery({ callback_query_id: query.id, text: 'Thanks' });
    await api.editMessageText({ chat_id: query.message.chat.id, message_id: query.message.message_id, text: 'Edited' });
  });
  bot.command('menu', (ctx) => reply(ctx, 'Choose',
      { reply_markup: new ReplyKeyboardBuilder().text('One').text('Two').build({ resize_keyboard: true }) }));
  bot.hears(/^(One|Two)$/, (ctx) => reply(ctx, `You chose ${ctx.match[1]}`, { reply_markup: { remove_keyboard: true } }));
  bot.command('album', (ctx) => api.sendMediaGroup({ chat_id: ctx.update.message.chat.id, media: [
    { type: 'photo', media: new InputFile(PICTURE, { filename: 'a.png' }), caption: 'Two pictures' },
    { type: 'photo', media: new InputFile(PICTURE, { filename: 'b.png' }) }] }));
  bot.command('poll', (ctx) => api.sendPoll({ chat_id: ctx.update.message.chat.id, question: 'What?',
    options: [{ text: 'Tea' }, { text: 'Coffee' }], is_anonymous: false }));
  bot.on('poll_answer', ({ update: { poll_answer: answer } }) => api.sendMessage({ chat_id: answer.user.id, text: `Voted ${answer.option_ids}` }));
  bot.on('inline_query', ({ update: { inline_query: query } }) => api.answerInlineQuery({ inline_query_id: query.id, cache_time: 0,
    results: [{ type: 'article', id: 'about', title: `About ${query.query}`, input_message_content: { message_text: `All about ${query.query}` } }] }));
  bot.on('chosen_inline_result', ({ update: { chosen_inline_result: chosen } }) =>
    api.sendMessage({ chat_id: chosen.from.id, text: `Chosen ${chosen.result_id}` }));
  bot.command('pin', async (ctx) => {
    const { id } = ctx.update.message.chat;
    const { message_id: pinned } = await reply(ctx, 'Pin me');
    await api.pinChatMessage({ chat_id: id, message_id: pinned });
    await api.sendSticker({ chat_id: id, sticker: new InputFile(PICTURE, { filename: 'a.webp' }) });
    const { total_count: count } = await api.getUserProfilePhotos({ user_id: id });
    await reply(ctx, `${count} photos`);
  });
  const told = (ctx) => (error) => reply(ctx, `${error.errorCode} ${error.description}`);
  bot.command('nobody', (ctx) => api.sendMessage({ chat_id: 4711, text: 'Hello?' }).catch(told(ctx)));
  bot.command('tell', (ctx) => api.sendMessage({ chat_id: ctx.match, text: 'Hello?' }).catch(told(ctx)));
  bot.command('dice', (ctx) => api.sendDice({ chat_id: ctx.update.message.chat.id })); // tries again by itself
  if (!webhook) {
    const running = bot.startPolling(undefined, { allowedUpdates: UPDATES });
    return async () => {
      bot.stop();
      await running;
    };
  }
  const server = await serve(createWebhookServer(bot, { secretToken: 'secret' }));
  await api.setWebhook({ url: server.url, secret_token: 'secret', allowed_updates: UPDATES });
  return async () => {
    await api.deleteWebhook();
    await server.close();
  };
}
