/** Polls and quizzes inside a message. */
import { h } from './dom.js';
import { t } from './i18n.js';

/** @param actions `vote(message, options)` */
export function pollOf(message, actions) {
  const { poll, votes = [] } = message;
  const results = poll.is_closed || votes.length > 0;
  return h('div', { class: 'poll' },
      h('strong', { class: 'poll-question' }, poll.question),
      h('span', { class: 'faint' }, kind(poll)),
      results ? poll.options.map((option, index) => result(poll, option, index, votes)) : choices(message, actions),
      results && poll.explanation && h('p', { class: 'faint' }, poll.explanation),
      h('span', { class: 'poll-count faint' }, t('votes', { count: poll.total_voter_count })),
      votes.length > 0 && !poll.is_closed && poll.type === 'regular'
        && h('button', { type: 'button', class: 'text-button', onclick: () => actions.vote(message, []) }, t('retractVote')));
}

function kind(poll) {
  return poll.is_closed ? t('pollClosed') : t(`${poll.type}${poll.is_anonymous ? 'Anonymous' : 'Public'}`);
}

function choices(message, actions) {
  const { poll } = message;
  if (!poll.allows_multiple_answers) {
    return poll.options.map((option, index) => h('button', { type: 'button', class: 'poll-option',
      onclick: () => actions.vote(message, [index]) }, option.text));
  }
  const boxes = poll.options.map(() => h('input', { type: 'checkbox' }));
  const chosen = () => boxes.flatMap((box, index) => (box.checked ? [index] : []));
  return [
    ...poll.options.map((option, index) => h('label', { class: 'poll-option' }, boxes[index], option.text)),
    h('button', { type: 'button', class: 'text-button', onclick: () => chosen().length > 0 && actions.vote(message, chosen()) }, t('vote')),
  ];
}

function result(poll, option, index, votes) {
  const share = poll.total_voter_count ? Math.round(100 * option.voter_count / poll.total_voter_count) : 0;
  const right = (poll.correct_option_ids ?? []).includes(index);
  const mark = votes.includes(index) ? (poll.type === 'quiz' && !right ? '✗' : '✓') : right ? '✓' : '';
  const bar = h('meter', { class: right || poll.type === 'regular' ? 'poll-bar' : 'poll-bar wrong', min: 0, max: 100, value: share });
  return h('div', { class: 'poll-result' }, h('span', { class: 'poll-share' }, `${share}%`),
      h('span', { class: 'poll-text' }, option.text), h('span', { class: 'poll-mark' }, mark), bar);
}
