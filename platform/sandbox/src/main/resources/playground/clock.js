/** The time that the sandbox and the bots go by, and what puts it forward: plans end, and reminders and renewals come. */
import * as api from './api.js';
import { h } from './dom.js';
import { moment, t } from './i18n.js';

/** A row with the time; `act` runs what puts it forward. Empty where the time cannot be turned. */
export function timeRow(act) {
  const row = h('div', { class: 'clock' });
  const draw = ({ now }) => row.replaceChildren(
      h('span', { class: 'faint' }, t('time', { date: moment(Date.parse(now) / 1000) })),
      button('passDay', 'P1D'), button('passMonth', 'P30D'));
  const button = (label, step) => h('button', {
    type: 'button', class: 'text-button',
    onclick: ({ currentTarget }) => {
      currentTarget.disabled = true;
      act(api.passTime(step).then(draw));
    },
  }, t(label));
  api.fetchTime().then(draw).catch(() => row.remove());
  return row;
}
