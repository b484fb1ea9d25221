// The widget in a frame of somebody's page: embed.html. Says hello, and does what the page around asks for through one
// port. VERSION is filled in by the build. What stands behind `#`: meeting, agenda, theme, muted, storage=none, and
// host=<origin>, the only page then that may connect.
import { FROM_HOST, read } from './protocol.js';

const VERSION = 'VERSION';
/** How long a frame whose meeting the page keeps waits for that page, in milliseconds. */
const PATIENCE = 2_000;

const part = (name) => document.querySelector(`link[data-part="${name}"]`).href;
const named = new URLSearchParams(location.hash.slice(1));
const root = document.getElementById('app');

/** The port to the page around, once it is connected. */
let port;
let ask;
/** The revision the page was told last; the state goes along where the page keeps it. */
let revision = 0;
let said = 0;
let keeps = false;
let pending;
/** The number of the last request: each is done once. */
let last = -1;

const say = (message) => port?.postMessage({ pm: 1, ...message });

function dress(theme) {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

function configure({ theme, muted, autosize }) {
  if (theme) dress(theme);
  if (muted !== undefined) ask?.('mute', muted ? 'true' : '');
  if (autosize !== undefined) root.classList.toggle('is-sized', autosize);
}

/** Something changed: said at once, and what changes soon after that together. Nothing waits when the frame goes. */
function changed() {
  if (pending) return;
  tellChange();
  pending = setTimeout(() => {
    pending = undefined;
    tellChange();
  }, 250);
}

function tellChange() {
  if (!port || !ask || said === revision) return;
  said = revision;
  const message = { type: 'change', revision };
  try {
    say(keeps ? { ...message, state: ask('export', 'json') } : message);
  } catch {
    // The meeting is gone meanwhile.
  }
}
addEventListener('pagehide', tellChange);

const told = {
  'pm-change': (detail) => {
    revision = detail.revision;
    changed();
  },
  'pm-step': (detail) => say({ type: 'step', ...detail }),
  'pm-timer': ({ phase, remainingMs }) => say({ type: 'timer', phase, ...(remainingMs === null ? {} : { remainingMs }) }),
  'pm-poll': (detail) => say({ type: 'poll', ...detail }),
  'pm-export': (detail) => say({ type: 'exported', ...detail }),
};

const doing = {
  load: ({ state }) => ask('open', state),
  configure,
  export: ({ format }) => ask('export', format),
  // What can be done by a word is what has a button; the rest has a message of its own.
  do: ({ what }) => (/^(start|pause|next|prev|extend)$/.test(what) ? ask(what, '') : Promise.reject('unknown')),
};

async function heard(event) {
  const message = read(event.data, FROM_HOST);
  if (!message || !Object.hasOwn(doing, message.type) || message.id <= last) return;
  last = message.id;
  try {
    const text = await doing[message.type](message);
    say({ type: 'answer', id: message.id, ok: true, ...(text === undefined ? {} : { text }) });
  } catch (code) {
    say({ type: 'answer', id: message.id, ok: false, code: typeof code === 'string' ? code : 'failed' });
  }
}

/** Waits for the page around to connect: only the parent, only once, only from the origin that is named. */
const connected = new Promise((resolve) => {
  const hello = () => {
    let storage = false;
    try {
      storage = Boolean(window.localStorage);
    } catch {
      // A sandbox without storage.
    }
    parent.postMessage({ pm: 1, type: 'hello', version: VERSION, storage }, '*');
  };
  const listen = (event) => {
    if (event.source !== parent || (named.has('host') && event.origin !== named.get('host'))) return;
    const message = read(event.data, FROM_HOST);
    if (message?.type === 'ping' && !port) hello();
    if (message?.type !== 'connect' || port || event.ports.length !== 1) return;
    removeEventListener('message', listen);
    [port] = event.ports;
    port.onmessage = heard;
    resolve(message);
  };
  if (parent === window) return;
  addEventListener('message', listen);
  hello();
});

/** Nothing leaves the frame any more, as in the page of its own. */
function shut() {
  const seal = document.createElement('meta');
  seal.httpEquiv = 'Content-Security-Policy';
  seal.content = "default-src 'none'; worker-src blob:; img-src data:; base-uri 'none'; form-action 'none'";
  document.head.append(seal);
}

/** Tells the page how tall the widget is, if the page follows; never because the frame itself grew. */
function measure() {
  let height = 0;
  new ResizeObserver(() => {
    if (!root.classList.contains('is-sized')) return;
    const now = Math.ceil(root.firstElementChild?.getBoundingClientRect().height ?? 0);
    if (now < 1 || Math.abs(now - height) < 8) return;
    height = now;
    say({ type: 'resize', height });
  }).observe(root);
}

// For policies that ask for trusted types: this is all that ever becomes a thread.
window.trustedTypes?.createPolicy('default', { createScriptURL: (url) => (url.startsWith('blob:') ? url : null) });
const glue = await import(part('glue'));
const program = glue.default({ module_or_path: part('wasm') });
dress(named.get('theme'));
const first = named.get('storage') === 'host' && (await Promise.race([connected, new Promise((done) => setTimeout(done, PATIENCE))]));
await program;
shut();
const host = first || undefined;
keeps = host?.storage === 'host';
root.replaceChildren();
const settings = {
  meeting: named.get('meeting') ?? '',
  agenda: named.get('agenda') ?? '',
  storage: keeps ? 'host' : (host?.storage ?? (named.get('storage') === 'none' ? 'none' : '')),
  page: new URL('./', location.href.split('#')[0]).href,
  alone: 'true',
  muted: named.has('muted') ? 'true' : '',
};
// In a moment, when the program is done with what it tells: the answer to it may be a question.
ask = glue.mount(root, settings, (name, detail) => queueMicrotask(() => told[name]?.(JSON.parse(detail))));
measure();
connected.then((message) => {
  configure(message);
  if (message.state) {
    try {
      ask('open', message.state);
    } catch (code) {
      say({ type: 'error', code });
    }
  }
  say({ type: 'ready', version: VERSION, ...(message.nonce ? { nonce: message.nonce } : {}) });
  // What came to be before the page was there.
  tellChange();
});
