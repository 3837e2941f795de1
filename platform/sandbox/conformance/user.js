/** A person in the sandbox, with hands and eyes by HTTP. */

export class User {
  static async create(url) {
    const { id } = await ask(`${url}/sandbox/telegram/users`, { firstName: 'Ada' });
    return new User(url, id);
  }

  constructor(url, id) {
    this.url = url;
    this.id = id;
    this.seen = 0;
  }

  act(name, values = {}) {
    return ask(`${this.url}/sandbox/telegram/${name}`, { user: this.id, ...values });
  }

  say(text) {
    return this.act('send', { text });
  }

  /** The bot's next message; fails after 10 s. */
  async next() {
    const { messages } = await this.look(10);
    if (messages.length === 0) {
      throw new Error(`user ${this.id} waited 10 s for a message behind ${this.seen}`);
    }
    this.seen = messages[0].message_id;
    return messages[0];
  }

  look(wait = 0) {
    const query = new URLSearchParams({ user: this.id, after: this.seen, wait });
    return ask(`${this.url}/sandbox/telegram/messages?${query}`);
  }

  /** Waits until what is seen fits; fails after 10 s. */
  async until(what, fits) {
    const end = Date.now() + 10_000;
    while (Date.now() < end) {
      const found = fits(await this.look());
      if (found) {
        return found;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`user ${this.id} waited 10 s for ${what}`);
  }
}

export async function ask(address, body) {
  const response = await fetch(address, body && {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(`${address}: ${answer.error}`);
  }
  return answer;
}
