import { Markup, Telegraf } from 'telegraf';
import { listen, UPDATES } from './server.js';
import { PICTURE } from './tour.js';

export async function start({ apiRoot, token, webhook }) {
  const bot = new Telegraf(token, { telegram: { apiRoot } });
  bot.command('start', (ctx) => ctx.replyWithHTML('<b>Hello</b>', Markup.inlineKeyboard([Markup.button.callback('Yes', 'yes')])));
  bot.action('yes', async (ctx) => {
    await ctx.answerCbQuery('Thanks');
    await ctx.editMessageText('Edited');
  });
  bot.command('menu', (ctx) => ctx.reply('Choose', Markup.keyboard([['One', 'Two']]).resize()));
  bot.hears(/^(One|Two)$/, (ctx) => ctx.reply(`You chose ${ctx.match[1]}`, Markup.removeKeyboard()));
  bot.command('album', (ctx) => ctx.replyWithMediaGroup([
    { type: 'photo', media: { source: PICTURE, filename: 'a.png' }, caption: 'Two pictures' },
    { type: 'photo', media: { source: PICTURE, filename: 'b.png' } }]));
  bot.command('poll', (ctx) => ctx.replyWithPoll('What?', ['Tea', 'Coffee'], { is_anonymous: false }));
  bot.on('poll_answer', (ctx) => ctx.telegram.sendMessage(ctx.pollAnswer.user.id, `Voted ${ctx.pollAnswer.option_ids}`));
  bot.on('inline_query', (ctx) => ctx.answerInlineQuery([{ type: 'article', id: 'about', title: `About ${ctx.inlineQuery.query}`,
    input_message_content: { message_text: `All about ${ctx.inlineQuery.query}` } }], { cache_time: 0 }));
  bot.on('chosen_inline_result', (ctx) => ctx.telegram.sendMessage(ctx.from.id, `Chosen ${ctx.chosenInlineResult.result_id}`));
  bot.command('pin', async (ctx) => {
    const { message_id: id } = await ctx.reply('Pin me');
    await ctx.pinChatMessage(id);
    await ctx.replyWithSticker({ source: PICTURE, filename: 'a.webp' });
    const { total_count: count } = await ctx.telegram.getUserProfilePhotos(ctx.from.id);
    await ctx.reply(`${count} photos`);
  });
  const told = (ctx) => (error) => ctx.reply(`${error.response.error_code} ${error.response.description}`);
  bot.command('nobody', (ctx) => ctx.telegram.sendMessage(4711, 'Hello?').catch(told(ctx)));
  bot.command('tell', (ctx) => ctx.telegram.sendMessage(ctx.payload, 'Hello?').catch(told(ctx)));
  bot.command('dice', (ctx) => ctx.replyWithDice().catch(async (error) => {
    await new Promise((resolve) => setTimeout(resolve, error.parameters.retry_after * 1000));
    await ctx.replyWithDice();
  }));
  if (!webhook) {
    await new Promise((resolve, reject) => { bot.launch({ allowedUpdates: UPDATES }, resolve).catch(reject); });
    return async () => bot.stop();
  }
  bot.botInfo = await bot.telegram.getMe();
  const server = await listen(bot.webhookCallback('/', { secretToken: 'secret' }));
  await bot.telegram.setWebhook(server.url, { secret_token: 'secret', allowed_updates: UPDATES });
  return async () => {
    await bot.telegram.deleteWebhook();
    await server.close();
  };
}
