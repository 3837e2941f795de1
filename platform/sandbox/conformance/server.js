/** The webhook's side: a server on any free port of this machine. */
import http from 'node:http';

export const UPDATES = ['message', 'callback_query', 'poll_answer', 'inline_query', 'chosen_inline_result'];

export const listen = (handler) => serve(http.createServer(handler));

export async function serve(server) {
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
