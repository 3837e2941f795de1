/** The pages of the payment systems: all of them, one, and one payment, as the address says. */
import { h } from '/payments/style/dom.js';

const CONTROL = '/sandbox/payments';
const LOOK_AGAIN_MS = 2000;
const page = document.getElementById('page');
const [, , system, id] = location.pathname.split('/');

async function request(path, body) {
  const answer = await fetch(CONTROL + path, body === undefined ? {} : {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const json = await answer.json();
  if (!answer.ok) {
    throw new Error(json.error);
  }
  return json;
}

function link(address, text) {
  return h('a', { href: address }, text);
}

function problem(error) {
  return h('p', { class: 'problem', role: 'alert' }, error.message);
}

/** A button with the fields that belong to it. */
function form({ label, fields }, strong, onsubmit) {
  const inputs = fields.map((field) =>
      h('label', {}, field.label, h('input', { class: 'field', name: field.name, value: field.usual })));
  const button = h('button', { type: 'submit', class: strong ? 'text-button strong' : 'text-button' }, label);
  return h('form', {
    class: 'action',
    onsubmit: async (event) => {
      event.preventDefault();
      button.disabled = true;
      await onsubmit(Object.fromEntries(new FormData(event.target)));
      button.disabled = false;
    },
  }, inputs, button);
}

/** As people write it: no decimals where there is no fraction. */
function money(amount, currency) {
  const digits = Number.isInteger(Number(amount)) ? 0 : 2;
  return `${Number(amount).toLocaleString('en', { minimumFractionDigits: digits })} ${currency}`;
}

function price(payment) {
  return money(payment.amount, payment.currency);
}

/** CANCELLED as a word. */
function stateOf(payment) {
  const word = payment.state.toLowerCase();
  return h('span', { class: `state ${word}` }, word[0].toUpperCase() + word.slice(1).replaceAll('_', ' '));
}

async function showSystems() {
  const { systems } = await request('');
  page.replaceChildren(h('section', { class: 'card' },
      h('h1', {}, 'Payment systems'),
      systems.length === 0 ? h('p', { class: 'faint' }, 'There are none.') : null,
      h('ul', { class: 'list' }, systems.map((one) => h('li', {},
          link(`/payments/${one.name}`, one.label),
          h('span', { class: 'faint' }, `${one.payments} payments`))))));
}

async function showSystem() {
  const [{ bots }, found] = await Promise.all([request(''), request(`/${system}`)]);
  page.replaceChildren(
      h('section', { class: 'card' },
          h('h1', {}, found.label),
          link('/payments', 'All payment systems'),
          found.payments.length === 0 ? h('p', { class: 'faint' }, 'Nobody has come to pay yet.') : null,
          h('ul', { class: 'list' }, found.payments.map((payment) => h('li', {},
              link(payment.page, payment.id),
              h('span', {}, price(payment)),
              stateOf(payment),
              h('span', { class: 'faint' }, `order ${payment.order}`))))),
      ...found.tests.map((test) => testCard(test, found.payments.find((payment) => payment.bot)?.bot ?? bots[0] ?? '')));
}

/** Begins with the bot that was paid last. */
function testCard(test, bot) {
  const results = h('div');
  const fields = [{ name: 'bot', label: 'Bot', usual: bot }, ...test.fields];
  return h('section', { class: 'card' }, h('h2', {}, test.label), form({ label: 'Run', fields }, true, async (given) => {
    try {
      const { steps } = await request(`/${system}/tests/${test.name}`, given);
      results.replaceChildren(h('table', {}, h('tr', {}, ['Step', 'Expected', 'Got'].map((name) => h('th', {}, name))),
          steps.map((step) => h('tr', { class: step.passed ? 'passed' : 'failed' },
              h('td', {}, step.title), h('td', {}, step.expected), h('td', {}, step.got)))));
    } catch (error) {
      results.replaceChildren(problem(error));
    }
  }), results);
}

const REPEAT = { name: 'repeat', label: 'Repeat the last call', fields: [] };

function showPayment(payment, failure) {
  const act = (action) => async (given) => {
    try {
      showPayment(await request(`/${system}/${id}/${action.name}`, given));
    } catch (error) {
      showPayment(await request(`/${system}/${id}`), error);
    }
  };
  const actions = payment.exchanges.length === 0 ? payment.actions : [...payment.actions, REPEAT];
  page.replaceChildren(
      h('section', { class: 'card' },
          link(`/payments/${system}`, payment.label),
          h('h1', {}, payment.description),
          h('p', { class: 'price' }, price(payment)),
          stateOf(payment),
          h('div', { class: 'actions' }, actions.map((action) => form(action, action.name === 'pay', act(action)))),
          failure ? problem(failure) : null,
          facts(payment),
          link(payment.bot ? `/playground/#${new URLSearchParams({ chat: payment.bot })}` : '/playground/', 'Back to the bot')),
      h('section', { class: 'card' },
          h('h2', {}, 'Calls to the host'),
          payment.exchanges.length === 0 ? h('p', { class: 'faint' }, 'None yet.') : null,
          payment.exchanges.toReversed().map(exchange)));
  shown = JSON.stringify(payment);
}

function facts(payment) {
  const rows = {
    order: payment.order,
    bot: payment.bot ?? `none: ${payment.returnAddress || 'no return address'}`,
    'given back': Number(payment.returned) === 0 ? undefined : money(payment.returned, payment.currency),
    ...payment.facts,
  };
  return h('dl', { class: 'facts' }, Object.entries(rows)
      .filter(([, value]) => value !== undefined)
      .flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

function exchange({ at, title, request: said, status, answer }) {
  return h('div', { class: 'exchange' },
      h('p', {}, `${title} `, h('span', { class: status >= 200 && status < 300 ? 'passed' : 'failed' },
          status === 0 ? 'no answer' : String(status)), h('span', { class: 'faint' }, ` ${at.slice(0, 19).replace('T', ' ')}`)),
      said === '' ? null : h('pre', {}, said),
      answer === '' ? null : h('pre', {}, answer));
}

let shown = '';

/** Somebody else may act as well: a test, or another window. What is being filled in stays. */
async function look() {
  const payment = await request(`/${system}/${id}`);
  if (JSON.stringify(payment) !== shown) {
    showPayment(payment);
  }
}

async function start() {
  try {
    if (id) {
      showPayment(await request(`/${system}/${id}`));
      setInterval(() => look().catch(() => {}), LOOK_AGAIN_MS);
    } else {
      await (system ? showSystem() : showSystems());
    }
  } catch (error) {
    page.replaceChildren(h('section', { class: 'card' }, problem(error), link('/payments', 'All payment systems')));
  }
}

start();
