// The widget in a frame of somebody's page: embed.html. Says hello, and does what the page around asks for through one
// port. VERSION and SEAL are filled in by the build. What stands behind `#`: meeting, agenda, theme, muted, storage=none or
// storage=host, and host=<origin>, the only page then that may connect.
import { FROM_HOST, read } from './protocol.js';

const VERSION = 'VERSION';
/** How long a frame whose meeting the page is to keep waits for that page, in milliseconds. */
const PATIENCE = 2_000;

const part = (name) => document.querySelector(`link[data-part="${name}"]`).href;
const named = new URLSearchParams(location.hash.slice(1));
const root = document.getElementById('app');

/** The newest port to the page around, once it is connected, and what it said then. */
let port;
let host;
let ask;
/** Whether the program may be asked. */
let ready = false;
/** Whether the page keeps the meeting: then it gets all of it, else nothing that anybody wrote. */
let keeps = false;
/** What was last heard of the meeting, and the last of it that the page was told. */
let now;
let said;
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
  if (muted !== undefined) ask('mute', muted ? 'true' : '');
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
  if (!port || !now || said === now) return;
  said = now;
  const { revision, open } = now;
  // An empty state: there is none any more.
  try {
    say({ type: 'change', revision, ...(keeps ? { state: open ? ask('export', 'json') : '' } : {}) });
  } catch {
    // It is gone meanwhile, which will be told.
  }
}
addEventListener('pagehide', tellChange);

const told = {
  'pm-ready': () => {
    ready = true;
    if (port) answer();
  },
  'pm-change': (detail) => {
    now = detail;
    changed();
  },
  'pm-step': (detail) => say({ type: 'step', ...detail }),
  'pm-timer': ({ phase, remainingMs }) => say({ type: 'timer', phase, ...(remainingMs === null ? {} : { remainingMs }) }),
  'pm-poll': (detail) => say({ type: 'poll', ...detail }),
  'pm-export': (detail) => say({ type: 'exported', ...detail }),
  'pm-error': (detail) => say({ type: 'error', ...detail }),
};

/** What the page keeps itself it may read and run; what this browser keeps is between it and the person. */
const kept = (doing) => (message) => (keeps ? doing(message) : Promise.reject('not-yours'));
const doing = {
  configure,
  load: kept(({ state }) => ask('open', state)),
  export: kept(({ format }) => ask('export', format)),
  // What can be done by a word is what has a button; the rest has a message of its own.
  do: kept(({ what }) => (/^(start|pause|next|prev|extend)$/.test(what) ? ask(what, '') : Promise.reject('unknown'))),
};

async function heard(event) {
  const message = read(event.data, FROM_HOST);
  if (event.target !== port || !message || !Object.hasOwn(doing, message.type) || message.id <= last) return;
  last = message.id;
  try {
    const text = await (ready ? doing[message.type](message) : Promise.reject('not-ready'));
    say({ type: 'answer', id: message.id, ok: true, ...(text === undefined ? {} : { text }) });
  } catch (code) {
    say({ type: 'answer', id: message.id, ok: false, code: typeof code === 'string' ? code : 'failed' });
  }
}

function hello() {
  let storage = false;
  try {
    storage = Boolean(window.localStorage);
  } catch {
    // A sandbox without storage.
  }
  parent.postMessage({ pm: 1, type: 'hello', version: VERSION, storage }, '*');
}

/** Waits for the page around: only the parent, only the origin that is named, and only its newest port counts. */
const connected = new Promise((resolve) => {
  if (parent === window) return;
  addEventListener('message', (event) => {
    if (event.source !== parent || (named.has('host') && event.origin !== named.get('host'))) return;
    const message = read(event.data, FROM_HOST);
    if (message?.type === 'ping') hello();
    if (message?.type !== 'connect' || event.ports.length !== 1) return;
    port?.close();
    [port] = event.ports;
    host = message;
    last = -1;
    said = undefined;
    port.onmessage = heard;
    resolve();
    if (ready) answer();
  });
  hello();
});

/** Does what the page connected with, and tells it that it may ask. */
function answer() {
  configure(host);
  if (keeps && host.state) {
    try {
      ask('open', host.state);
    } catch (code) {
      // Connected once more it has what is open already.
      if (code !== 'occupied') say({ type: 'error', code });
    }
  }
  const storage = keeps ? 'host' : named.get('storage') === 'none' ? 'none' : 'local';
  say({ type: 'ready', version: VERSION, storage, ...(host.nonce ? { nonce: host.nonce } : {}) });
  tellChange();
}

/** Nothing leaves the frame any more, as in the page of its own. */
function shut() {
  const seal = document.createElement('meta');
  seal.httpEquiv = 'Content-Security-Policy';
  seal.content = 'SEAL';
  document.head.append(seal);
}

/** Tells the page how tall the widget is, if the page follows; never because the frame itself grew. */
function measure() {
  let height = 0;
  new ResizeObserver(() => {
    if (!root.classList.contains('is-sized')) return;
    const tall = Math.ceil(root.firstElementChild?.getBoundingClientRect().height ?? 0);
    if (tall < 1 || Math.abs(tall - height) < 8) return;
    height = tall;
    say({ type: 'resize', height });
  }).observe(root);
}

async function start() {
  // For policies that ask for trusted types: this is all that ever becomes a thread.
  window.trustedTypes?.createPolicy('default', { createScriptURL: (url) => (url.startsWith('blob:') ? url : null) });
  const glue = await import(part('glue'));
  const program = glue.default({ module_or_path: part('wasm') });
  dress(named.get('theme'));
  if (named.get('storage') === 'host') await Promise.race([connected, new Promise((done) => setTimeout(done, PATIENCE))]);
  await program;
  shut();
  keeps = named.get('storage') === 'host' && host?.storage === 'host';
  root.replaceChildren();
  const settings = {
    meeting: named.get('meeting') ?? '',
    agenda: named.get('agenda') ?? '',
    storage: keeps ? 'host' : named.get('storage') === 'none' ? 'none' : '',
    page: new URL('./', location.href.split('#')[0]).href,
    alone: 'true',
    muted: named.has('muted') ? 'true' : '',
  };
  // In a moment, when the program is done with what it tells: the answer to it may be a question.
  ask = glue.mount(root, settings, (name, detail) => queueMicrotask(() => told[name]?.(JSON.parse(detail))));
  measure();
}

try {
  await start();
} catch (error) {
  const [loading, words] = root.querySelectorAll(':scope > p');
  loading.hidden = true;
  words.hidden = false;
  connected.then(() => say({ type: 'error', code: 'not-started' }));
  throw error;
}
