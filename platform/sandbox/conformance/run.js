/** node run.js URL [TOKEN]: takes every library on the tour, by long polling and by webhook; status 1 when one of them strays. */
import { tour } from './tour.js';

const [apiRoot = 'http://127.0.0.1:8090', token = '1001:sandbox-token'] = process.argv.slice(2);

for (const library of ['grammy', 'telegraf', 'node-telegram-bot-api']) {
  for (const webhook of [false, true]) {
    const name = `${library} by ${webhook ? 'webhook' : 'long polling'}`;
    const began = Date.now();
    const { start } = await import(`./${library}.js`);
    const stop = await start({ apiRoot, token, webhook });
    await tour(apiRoot, name);
    await stop();
    console.log(`ok ${name}, ${Date.now() - began} ms`);
  }
}
process.exit(0);
