/** Every request the page makes. A place is `{bot, user, chat}`: who looks at which chat with which bot. */

const ROOT = '/playground/api';

export const fetchState = () => request('state');
export const fetchChat = (place, extra = {}) => request(`chat?${query({ ...place, ...extra })}`);
export const sendText = (place, text, replyTo) => post('send', { ...place, text, replyTo });
export const press = (place, messageId, data) => post('press', { ...place, messageId, data });
export const vote = (place, messageId, options) => post('vote', { ...place, messageId, options });
export const inline = (place, query, offset) => post('inline', { ...place, query, offset });
export const choose = (place, queryId, resultId) => post('choose', { ...place, queryId, resultId });
export const shareContact = (place) => post('contact', place);
export const pay = (place, messageId) => post('pay', { ...place, messageId }).then(insistOnOk);
export const payLink = (place, link) => post('payLink', { ...place, link }).then(insistOnOk);
export const fetchLink = (link) => request(`link?${query({ link })}`);
export const fetchPayments = (place) => request(`payments?${query(place)}`);
export const editSubscription = (place, chargeId, act) => post('subscription', { ...place, chargeId, act });
export const refund = (place, chargeId) => post('refund', { ...place, chargeId });
export const fetchTime = () => call('/sandbox/clock');
export const passTime = (forward) => call('/sandbox/clock', json({ forward }));
export const stop = (place, draftId) => post('stop', { ...place, draftId });
export const fileUrl = (fileId) => `${ROOT}/file/${encodeURIComponent(fileId)}`;

/** Several files make an album. */
export function upload(place, { kind, files, caption, replyTo }) {
  const form = new FormData();
  for (const [key, value] of Object.entries({ ...place, kind })) {
    form.append(key, value);
  }
  if (caption) {
    form.append('caption', caption);
  }
  if (replyTo) {
    form.append('replyTo', replyTo);
  }
  files.forEach((file, index) => form.append(index === 0 ? 'file' : `file${index}`, file, file.name));
  return request('upload', { method: 'POST', body: form });
}

/**
 * Follows a chat from `seq` on, through lost connections, until the returned function is called.
 * EventSource would repeat the first address for ever, so each new connection asks for what came after the last event.
 */
export function follow(place, seq, onEvent, onConnection) {
  let last = seq;
  let source;
  let timer;
  let failures = 0;
  const open = () => {
    source = new EventSource(`${ROOT}/events?${query({ ...place, after: last })}`);
    source.onopen = () => {
      onConnection(true);
      if (failures > 1) {
        onEvent({ type: 'reset' }); // a restarted sandbox counts from the beginning
      }
      failures = 0;
    };
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data);
      if (event.seq === undefined || event.seq > last) {
        last = event.seq ?? last;
        onEvent(event);
      }
    };
    source.onerror = () => {
      source.close();
      failures += 1;
      if (failures > 1) {
        onConnection(false);
      }
      timer = setTimeout(open, Math.min(5000, 250 * 2 ** failures));
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function insistOnOk(answer) {
  if (!answer.ok) {
    throw new Error(answer.error ?? 'no');
  }
}

const query = (values) => new URLSearchParams(values).toString();

const json = (body) => ({ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

const post = (path, body) => request(path, json(body));

const request = (path, options) => call(`${ROOT}/${path}`, options);

async function call(address, options) {
  const response = await fetch(address, options);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(body.error ?? `${response.status} ${response.statusText}`);
  }
  return body;
}
