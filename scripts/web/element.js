// <postmortem-meeting>: the widget as an element of any page. GLUE, WASM, STYLE and VERSION are filled in by the build.
//
//   <script type="module" src="postmortem-meeting.js"></script>
//   <postmortem-meeting meeting="inc-3180"><a href="...">Open the postmortem meeting</a></postmortem-meeting>
//
// The whole contract is in custom-elements.json. Events bubble, and none holds a word of the meeting or a vote.

/** The program and its styles, loaded once for all elements of the page. */
let program;
const load = () =>
  (program ??= (async () => {
    const style = fetch(new URL('STYLE', import.meta.url)).then((answer) => answer.text());
    const glue = await import(new URL('GLUE', import.meta.url).href);
    await glue.default({ module_or_path: new URL('WASM', import.meta.url) });
    return { mount: glue.mount, style: await style };
  })().catch((error) => {
    // The next element tries again.
    program = undefined;
    throw error;
  }));

/** The page of its own, beside this script. */
const page = new URL('./', import.meta.url);

/** A name for the meeting of a page that gives none: the same at every visit. */
function nameOf(element) {
  const all = [...element.getRootNode().querySelectorAll(element.localName)];
  let sum = 2166136261;
  for (const sign of `${location.pathname}${location.search} ${all.indexOf(element)}`) sum = Math.imul(sum ^ sign.codePointAt(0), 16777619);
  return `page-${(sum >>> 0).toString(36)}`;
}

/** The lists inside an element as lines of text, each as deep as it stands. */
function listIn(element, depth = 0) {
  return [...element.children]
    .filter((child) => !child.slot)
    .flatMap((child) => {
      if (child.localName !== 'li') return [listIn(child, depth)];
      const own = [...child.childNodes].filter((node) => !/^[ou]l$/.test(node.localName ?? ''));
      const text = own.map((node) => node.textContent).join('').replace(/\s+/g, ' ').trim();
      return [`${'  '.repeat(depth)}- ${text}`, listIn(child, depth + 1)];
    })
    .filter(Boolean)
    .join('\n');
}

/** What was asked for could not be done; `code` says why. */
class MeetingError extends Error {
  constructor(code) {
    super(`postmortem-meeting: ${code}`);
    this.code = code;
  }
}

const ATTRIBUTES = ['meeting', 'agenda', 'theme', 'storage', 'muted'];
const slot = (name) => Object.assign(document.createElement('slot'), { name });

export class PostmortemMeeting extends HTMLElement {
  static observedAttributes = ['meeting', 'storage', 'muted'];

  #ask;
  #style;
  #states;
  #begun = false;
  #ready = false;
  /** Grows with every beginning and end: what was begun before is not gone on with. */
  #turn = 0;
  /** A meeting that was given before the program was there. */
  #given;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(slot(''), slot('footer'));
    // Browsers before 2024 know no states of one's own.
    this.#states = this.attachInternals?.().states;
  }

  connectedCallback() {
    for (const name of ATTRIBUTES) this.#replay(name);
    if (this.#begun) return;
    this.#begun = true;
    this.#start((this.#turn += 1)).catch((error) => {
      this.#begun = false;
      this.#states?.add('error');
      this.#sayWhy();
      this.#tell('pm-error', { code: 'not-started' });
      console.error(error);
    });
  }

  disconnectedCallback() {
    // Moved to another place it is back at once.
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  /** Moved in one piece, where browsers can: nothing is to be done. */
  connectedMoveCallback() {}

  /** Sheets belong to one document. */
  adoptedCallback() {
    if (this.#style) this.#dress();
  }

  attributeChangedCallback(name, old, now) {
    if (old === now || !this.#ask) return;
    if (name === 'muted') return void (this.#ready && this.#ask('mute', now === null ? '' : 'true'));
    // Another meeting, or kept elsewhere.
    this.#stop();
    if (this.isConnected) this.connectedCallback();
  }

  /** A property that was set before the element had its class. */
  #replay(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  async #start(turn) {
    const { mount, style } = await load();
    if (turn !== this.#turn) return;
    this.#style = style;
    this.#dress();
    const root = document.createElement('div');
    root.className = 'pm-root';
    this.shadowRoot.querySelector('slot').replaceWith(root);
    const settings = {
      meeting: this.meeting ?? nameOf(this),
      list: listIn(this),
      agenda: this.agenda ?? '',
      opener: this.querySelector(':scope > [slot=opener]')?.textContent.trim() ?? '',
      storage: this.storage ?? '',
      page: page.href,
      muted: this.muted ? 'true' : '',
    };
    // In a moment, when the program is done with what it tells: a listener may ask it something. By then it may be gone.
    const tell = (name, detail) => queueMicrotask(() => turn === this.#turn && this.#tell(name, JSON.parse(detail)));
    this.#ask = mount(root, settings, tell);
    this.#states?.delete('error');
    this.shadowRoot.querySelector('.pm-failed')?.remove();
  }

  /** Opens what was given before. */
  #open() {
    const given = this.#given;
    this.#given = undefined;
    try {
      if (given !== undefined) this.#ask('open', given);
    } catch (code) {
      this.#tell('pm-error', { code });
    }
  }

  /** The page's rules may forbid the program: what can be done instead stands above what the page offers itself. */
  #sayWhy() {
    if (this.shadowRoot.querySelector('.pm-failed')) return;
    const way = Object.assign(document.createElement('a'), { href: page.href, textContent: 'Open it in a page of its own' });
    const words = Object.assign(document.createElement('p'), { className: 'pm-failed', role: 'alert' });
    words.append('The meeting could not start inside this page. ', way, '.');
    this.shadowRoot.prepend(words);
  }

  #dress() {
    const sheet = new this.ownerDocument.defaultView.CSSStyleSheet();
    sheet.replaceSync(this.#style);
    this.shadowRoot.adoptedStyleSheets = [sheet];
  }

  #stop() {
    this.#ask?.('destroy', '');
    this.#ask = undefined;
    this.#begun = this.#ready = false;
    this.#turn += 1;
    this.#states?.clear();
    this.shadowRoot.querySelector('.pm-root')?.replaceWith(slot(''));
  }

  #tell(name, detail) {
    if (name === 'pm-ready') {
      this.#ready = true;
      this.#ask('mute', this.muted ? 'true' : '');
      this.#open();
      detail = { version: 'VERSION' };
    }
    if (name === 'pm-timer') {
      const set = (state, on) => (on ? this.#states?.add(state) : this.#states?.delete(state));
      set('running', /running|cue|over/.test(detail.phase));
      set('overtime', detail.phase === 'over');
    }
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #want(what, detail = '') {
    if (!this.#ask) throw new MeetingError('not-ready');
    try {
      return this.#ask(what, detail);
    } catch (code) {
      throw typeof code === 'string' ? new MeetingError(code) : code;
    }
  }

  start() {
    this.#want('start');
  }

  pause() {
    this.#want('pause');
  }

  next() {
    this.#want('next');
  }

  prev() {
    this.#want('prev');
  }

  extend() {
    this.#want('extend');
  }

  exportAs(format = 'markdown') {
    return this.#want('export', format);
  }

  getState() {
    return this.#want('export', 'json');
  }

  setState(json) {
    if (this.#ready) this.#want('open', String(json));
    else this.#given = String(json);
  }

  /** The same meeting in a window of its own; only where that shares this page's storage. */
  openWindow() {
    if (page.origin !== location.origin || !['local', null].includes(this.storage)) throw new MeetingError('not-here');
    const address = new URL(`#meeting=${this.#want('name')}`, page);
    if (!window.open(address, '', 'popup,width=400,height=720')) throw new MeetingError('blocked');
  }

  #set(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  get meeting() {
    return this.getAttribute('meeting');
  }

  set meeting(name) {
    this.#set('meeting', name);
  }

  get agenda() {
    return this.getAttribute('agenda');
  }

  set agenda(name) {
    this.#set('agenda', name);
  }

  get theme() {
    return this.getAttribute('theme');
  }

  set theme(name) {
    this.#set('theme', name);
  }

  get storage() {
    return this.getAttribute('storage');
  }

  set storage(name) {
    this.#set('storage', name);
  }

  get muted() {
    return this.hasAttribute('muted');
  }

  set muted(on) {
    this.toggleAttribute('muted', Boolean(on));
  }
}

/** Gives the element its name; a page that has it already, of this or another version, keeps it. */
export function define(name = 'postmortem-meeting') {
  if (!customElements.get(name)) customElements.define(name, class extends PostmortemMeeting {});
}

/** Wikis that let no unknown element pass may let this: <div data-postmortem-meeting data-agenda="learning-45">. */
function upgrade(place) {
  const element = document.createElement('postmortem-meeting');
  // These and no others: such wikis let pass what would be a script as an attribute.
  for (const name of ATTRIBUTES) if (Object.hasOwn(place.dataset, name)) element.setAttribute(name, place.dataset[name]);
  element.append(...place.childNodes);
  place.removeAttribute('data-postmortem-meeting');
  place.append(element);
}

const look = () => document.querySelectorAll('[data-postmortem-meeting]').forEach(upgrade);

define();
look();
// Many wikis change pages without loading one.
new MutationObserver((changes) => {
  if (changes.some((change) => change.addedNodes.length > 0)) look();
}).observe(document, { childList: true, subtree: true });
