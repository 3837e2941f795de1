/** Paying by a link, and what Telegram's settings list of payments to a bot, with what only time and the store can do. */
import * as api from './api.js';
import { h } from './dom.js';
import { moment, money, t } from './i18n.js';
import { ask, fail, openDialog } from './notices.js';
import { timeRow } from './clock.js';

const INVOICE_LINK = /^(?:https?:\/\/)?(?:t|telegram)\.me\/\$[\w-]+$/i;

/** Shows what an invoice link is for and pays it when told to; false when the address is no such link. */
export function followInvoiceLink(user, address) {
  if (!INVOICE_LINK.test(address)) {
    return false;
  }
  offer(user, address).catch(fail);
  return true;
}

async function offer(user, link) {
  const { bot, invoice } = await api.fetchLink(link);
  const amount = priceOf(invoice.total_amount, invoice.currency, invoice.subscription_period);
  const wanted = await ask({ title: t('payTitle', { amount }), confirm: t('pay', { amount }),
    text: [invoice.title, invoice.description, '', t('payText')].join('\n') });
  if (wanted) {
    await api.payLink({ bot, user, chat: user }, link);
  }
}

const priceOf = (amount, currency, period) => (period > 0 ? t('monthly', { amount: money(amount, currency) })
  : money(amount, currency));

/** What the user of this place has paid its bot. */
export function showPayments(place) {
  const list = h('div', { class: 'payments' });
  const problem = h('p', { class: 'payments-problem', role: 'alert', hidden: true });
  const tell = (error) => {
    problem.hidden = !error;
    problem.textContent = error ? error.message : '';
  };
  const draw = async () => list.replaceChildren(...rows(await api.fetchPayments(place)));
  const act = (work) => work().then(draw).then(() => tell(null)).catch(tell);
  const dialog = openDialog('payments-dialog', [
    h('h2', {}, t('payments')), list, timeRow(act), problem,
    h('div', { class: 'dialog-buttons' },
        h('button', { type: 'button', class: 'text-button strong', autofocus: true, onclick: () => dialog.close() }, t('close'))),
  ]);
  draw().catch(tell);

  function rows({ subscriptions, charges }) {
    if (charges.length === 0) {
      return [h('p', { class: 'faint' }, t('noPayments'))];
    }
    return [
      subscriptions.length > 0 && h('h3', {}, t('subscriptions')),
      ...subscriptions.map((one) => subscriptionRow(one, (name) => act(() => api.editSubscription(place, one.chargeId, name)))),
      subscriptions.length > 0 && h('h3', {}, t('charges')),
      ...charges.map((one) => chargeRow(one, () => act(() => api.refund(place, one.chargeId)))),
    ].filter(Boolean);
  }
}

function subscriptionRow(one, run) {
  const canceled = one.canceledByUser || one.canceledByBot;
  return paymentRow(one.title, t('monthly', { amount: money(one.amount, one.currency) }), stateOf(one), canceled
    ? [!one.canceledByBot && actButton('resume', () => run('resume'))]
    : [actButton('cancelSubscription', () => run('cancel')), actButton('renew', () => run('renew')),
      actButton('failRenewal', () => run('fail'))]);
}

function stateOf(one) {
  const date = moment(one.paidUntil);
  if (one.canceledByBot) {
    return t('canceledByBot', { date });
  }
  if (one.canceledByUser) {
    return t('canceledByUser', { date });
  }
  return t(one.failed ? 'renewalFailed' : 'nextPayment', { date });
}

function chargeRow(one, refund) {
  return paymentRow(one.title, money(one.amount, one.currency),
      one.refunded ? t('wasRefunded', { date: moment(one.date) }) : moment(one.date),
      [!one.refunded && one.currency === 'XTR' && actButton('refundByStore', refund)]);
}

function paymentRow(title, amount, state, buttons) {
  return h('div', { class: 'payment' },
      h('span', { class: 'payment-title' }, title), h('span', { class: 'payment-amount' }, amount),
      h('span', { class: 'payment-state faint' }, state),
      h('div', { class: 'payment-acts' }, buttons));
}

const actButton = (label, onclick) => h('button', { type: 'button', class: 'text-button', onclick }, t(label));
