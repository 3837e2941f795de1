// What pages cannot do alone: times of this browser, choices that send themselves, charts, uploads, counts in the rail.
const two = number => String(number).padStart(2, '0');

// Elements that came with a page or a part of it, each handled once.
const handled = new WeakMap();
function each(root, selector, handle) {
  const found = [...root.querySelectorAll(selector)];
  if (root.matches?.(selector)) found.push(root);
  for (const element of found) {
    const done = handled.get(element) ?? new Set();
    if (done.has(selector)) continue;
    handled.set(element, done.add(selector));
    handle(element);
  }
}

function localise(time) {
  const at = new Date(time.dateTime);
  if (isNaN(at)) return;
  time.textContent = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

// The list is the browser's own: the server takes any zone it knows.
function offerZones(select) {
  select.addEventListener('focus', () => {
    const known = new Set([...select.options].map(option => option.value));
    for (const zone of Intl.supportedValuesOf?.('timeZone') ?? []) {
      if (!known.has(zone)) select.add(new Option(zone, zone));
    }
  }, { once: true });
}

const csrf = () => JSON.parse(document.body.getAttribute('hx-headers') ?? '{}');

// The file is the body; the answer is a page, or leads to one.
function upload(form) {
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const file = form.querySelector('input[type=file]').files[0];
    if (!file) return;
    const button = form.querySelector('button');
    button.disabled = true;
    form.classList.add('htmx-request');
    try {
      const headers = { ...csrf(), 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) };
      const answer = await fetch(form.action, { method: 'POST', body: file, headers });
      if (answer.redirected) {
        location.href = answer.url;
      } else {
        show(await answer.text());
      }
    } catch {
      lost(true);
    } finally {
      button.disabled = false;
      form.classList.remove('htmx-request');
    }
  });
}

// A page that came as an answer in place of the one that is shown.
function show(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const main = page.querySelector('main');
  document.querySelector('main').replaceWith(main);
  htmx.process(main);
  ready(main);
}

let drawing;
function uplot() {
  drawing ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = document.querySelector('script[data-uplot]').dataset.uplot;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  return drawing;
}

const COLOURS = ['#3390ec', '#e8833a', '#2f9e44', '#a05cd6', '#d6336c', '#7a8794'];
const HEIGHT = 200;
const LETTER = 7;
const short = number => Math.abs(number) >= 1e6 ? `${number / 1e6} M` : Math.abs(number) >= 1e4 ? `${number / 1e3} k` : number;

async function draw(box) {
  const data = await (await fetch(box.dataset.chart)).json();
  if (!data.times?.length) {
    box.textContent = box.dataset.nothing;
    box.classList.add('faint', 'chart-empty');
    return;
  }
  await uplot();
  const style = getComputedStyle(document.documentElement);
  const axis = {
    stroke: style.getPropertyValue('--faint'),
    grid: { stroke: style.getPropertyValue('--line'), width: 1 },
    ticks: { show: false },
    font: '12px system-ui',
  };
  const line = ({ label }, i) => ({
    label,
    stroke: COLOURS[i % COLOURS.length],
    width: 1.6,
    points: { show: data.times.length < 40, size: 5 },
  });
  const unit = data.unit ? ` ${data.unit}` : '';
  const chart = new uPlot({
    width: box.clientWidth,
    height: HEIGHT,
    series: [{ label: box.dataset.time, value: '{YYYY}-{MM}-{DD} {HH}:{mm}' }, ...data.lines.map(line)],
    axes: [
      { ...axis, values: [[86400, '{MM}-{DD}', null, null, null, null, null, null, 1], [3600, '{HH}:{mm}', '\n{MM}-{DD}', null, '\n{MM}-{DD}', null, null, null, 1], [60, '{HH}:{mm}', '\n{MM}-{DD}', null, '\n{MM}-{DD}', null, null, null, 1], [1, ':{ss}', '\n{HH}:{mm}', null, '\n{HH}:{mm}', null, null, null, 1]] },
      { ...axis, size: (_, words) => Math.max(60, 16 + LETTER * Math.max(0, ...(words ?? []).map(word => String(word).length))), values: (_, ticks) => ticks.map(tick => tick === null ? '' : short(tick) + unit) },
    ],
  }, [data.times, ...data.lines.map(({ values }) => values)], box);
  new ResizeObserver(() => box.isConnected && chart.setSize({ width: box.clientWidth, height: HEIGHT })).observe(box);
}

async function count() {
  const answer = await fetch('/console/waiting').catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const counts = await answer.json();
  for (const badge of document.querySelectorAll('[data-waiting]')) {
    const number = counts[badge.dataset.waiting] ?? 0;
    badge.textContent = number > 99 ? '99+' : number;
    badge.hidden = !number;
  }
}

function lost(isLost) {
  for (const words of document.querySelectorAll('[data-lost]')) words.hidden = !isLost;
}

// Lines of the log as they come; the browser goes on by itself where a connection broke off.
const MOST_LINES = 1000;
let tailed;
function tail(button) {
  tailed?.close();
  const lines = button.closest('section').querySelector('[data-tail-lines]');
  const follow = button.textContent;
  button.hidden = false;
  button.addEventListener('click', () => {
    if (tailed && tailed.readyState !== EventSource.CLOSED) {
      tailed.close();
      button.textContent = follow;
      return;
    }
    tailed = new EventSource(button.dataset.tail);
    button.textContent = button.dataset.pause;
    tailed.addEventListener('line', event => put(lines, logLine(JSON.parse(event.data))));
    tailed.addEventListener('skipped', event => {
      const item = document.createElement('li');
      item.textContent = `… ${JSON.parse(event.data).lines} ${button.dataset.skipped}`;
      put(lines, item);
    });
  });
}

function put(lines, item) {
  lines.prepend(item);
  while (lines.children.length > MOST_LINES) lines.lastElementChild.remove();
}

const LEVEL_TONES = { ERROR: 'tone-bad', WARN: 'tone-warn' };

// Only as text: what is logged may hold anything.
function logLine(line) {
  const item = document.createElement('li');
  item.className = LEVEL_TONES[line.level] ?? 'tone-calm';
  const head = document.createElement('span');
  head.className = 'log-head';
  const time = document.createElement('time');
  time.dateTime = time.title = line.at;
  time.textContent = line.at.slice(11, 19);
  const level = document.createElement('b');
  level.textContent = line.level;
  head.append(time, ' ', level, ` ${line.logger.startsWith('plugin.') ? line.logger : line.logger.split('.').pop()}`);
  if (line.trace) {
    const trace = document.createElement('a');
    trace.href = `/console/logs?trace=${encodeURIComponent(line.trace)}`;
    trace.textContent = line.trace;
    head.append(' ', trace);
  }
  const message = document.createElement('code');
  message.textContent = line.message;
  item.append(head, message);
  return item;
}

function ready(root) {
  each(root, 'time[data-local=true]', localise);
  each(root, 'form[data-submits-itself]', form => form.addEventListener('change', () => form.requestSubmit()));
  each(root, 'select[data-zones]', offerZones);
  each(root, 'form[data-upload]', upload);
  each(root, '.tabs [aria-current=page]', tab => { tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 40; });
  each(root, '[data-chart]', draw);
  each(root, 'button[data-tail]', tail);
}

document.addEventListener('click', event => {
  for (const open of document.querySelectorAll('details.menu[open], details.more[open]')) {
    if (!open.contains(event.target)) open.open = false;
  }
});
document.addEventListener('keydown', event => {
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest('input, textarea, select, [contenteditable]')) {
    const field = [...document.querySelectorAll('[data-search], main [role=search] input[type=search]')].find(one => one.offsetParent);
    if (field) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  }
  if (event.key === 'Escape') document.querySelectorAll('details.menu[open], details.more[open]').forEach(open => { open.open = false; });
});

// What renews itself asks nothing while nobody looks.
const isByItself = event => !event.detail.requestConfig?.triggeringEvent;
document.addEventListener('htmx:beforeRequest', event => {
  if (document.hidden && isByItself(event)) event.preventDefault();
});
// An error of the server is a page of its own; a part of this one cannot show it.
document.addEventListener('htmx:responseError', event => {
  if (event.detail.requestConfig.verb === 'get' && !isByItself(event)) location.href = event.detail.pathInfo.finalRequestPath;
});
document.addEventListener('htmx:sendError', () => lost(true));
document.addEventListener('htmx:afterRequest', event => event.detail.successful && lost(false));
document.addEventListener('htmx:load', event => ready(event.detail.elt));

ready(document);
if (document.querySelector('[data-waiting]')) {
  count();
  setInterval(() => document.hidden || count(), 30_000);
}
