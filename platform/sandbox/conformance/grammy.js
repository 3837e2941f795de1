import { Bot, InlineKeyboard, InputFile, Keyboard, webhookCallback } from 'grammy';
import { listen, UPDATES } from './server.js';
import { PICTURE } from './tour.js';

export async function start({ apiRoot, token, webhook }) {
  const bot = new Bot(token, { client: { apiRoot } });
  bot.command('start', (ctx) => ctx.reply('<b>Hello</b>',
      { parse_mode: 'HTML', reply_markup: new InlineKeyboard().text('Yes', 'yes') }));
  bot.callbackQuery('yes', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Thanks' });
    await ctx.editMessageText('Edited');
  });
  bot.command('menu', (ctx) => ctx.reply('Choose', { reply_markup: new Keyboard().text('One').text('Two').resized() }));
  bot.hears(/^(One|Two)$/, (ctx) => ctx.reply(`You chose ${ctx.match[1]}`, { reply_markup: { remove_keyboard: true } }));
  bot.command('album', (ctx) => ctx.replyWithMediaGroup([
    { type: 'photo', media: new InputFile(PICTURE, 'a.png'), caption: 'Two pictures' },
    { type: 'photo', media: new InputFile(PICTURE, 'b.png') }]));
  bot.command('poll', (ctx) => ctx.replyWithPoll('What?', [{ text: 'Tea' }, { text: 'Coffee' }], { is_anonymous: false }));
  bot.on('poll_answer', (ctx) => ctx.api.sendMessage(ctx.pollAnswer.user.id, `Voted ${ctx.pollAnswer.option_ids}`));
  bot.on('inline_query', (ctx) => ctx.answerInlineQuery([{ type: 'article', id: 'about', title: `About ${ctx.inlineQuery.query}`,
    input_message_content: { message_text: `All about ${ctx.inlineQuery.query}` } }], { cache_time: 0 }));
  bot.on('chosen_inline_result', (ctx) => ctx.api.sendMessage(ctx.from.id, `Chosen ${ctx.chosenInlineResult.result_id}`));
  bot.command('pin', async (ctx) => {
    const { message_id: id } = await ctx.reply('Pin me');
    await ctx.api.pinChatMessage(ctx.chat.id, id);
    await ctx.replyWithSticker(new InputFile(PICTURE, 'a.webp'));
    const { total_count: count } = await ctx.api.getUserProfilePhotos(ctx.from.id);
    await ctx.reply(`${count} photos`);
  });
  const told = (ctx) => (error) => ctx.reply(`${error.error_code} ${error.description}`);
  bot.command('nobody', (ctx) => ctx.api.sendMessage(4711, 'Hello?').catch(told(ctx)));
  bot.command('tell', (ctx) => ctx.api.sendMessage(ctx.match, 'Hello?').catch(told(ctx)));
  bot.command('dice', (ctx) => ctx.replyWithDice('🎲').catch(async (error) => {
    await new Promise((resolve) => setTimeout(resolve, error.parameters.retry_after * 1000));
    await ctx.replyWithDice('🎲');
  }));
  if (!webhook) {
    const running = bot.start({ allowed_updates: UPDATES });
    return async () => {
      await bot.stop();
      await running;
    };
  }
  const server = await listen(webhookCallback(bot, 'http', { secretToken: 'secret' }));
  await bot.api.setWebhook(server.url, { secret_token: 'secret', allowed_updates: UPDATES });
  return async () => {
    await bot.api.deleteWebhook();
    await server.close();
  };
}
