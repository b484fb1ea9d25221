// <postmortem-meeting>: the widget as an element of any page. GLUE, WASM, STYLE and VERSION are filled in by the build.
//
//   <script type="module" src="postmortem-meeting.js"></script>
//   <postmortem-meeting meeting="inc-3180"><a href="...">Open the postmortem meeting</a></postmortem-meeting>
//
// What stands inside is shown until the program is there; a list in it is the agenda. Attributes: `meeting` names the
// meeting, under which this browser keeps it; `theme` is `light`, `dark` or, left out, what the person likes.
// Events bubble: pm-ready, pm-change, pm-step, pm-poll, pm-error. None holds a word of the meeting or a vote.

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

/** A name for the meeting of a page that gives none: the same at every visit. */
function nameOf(element) {
  const all = [...document.querySelectorAll(element.localName)];
  let sum = 2166136261;
  for (const sign of `${location.pathname} ${all.indexOf(element)}`) sum = Math.imul(sum ^ sign.codePointAt(0), 16777619);
  return `page-${(sum >>> 0).toString(36)}`;
}

/** The lists inside an element as lines of text, each as deep as it stands. */
function listIn(element, depth = 0) {
  return [...element.children]
    .flatMap((child) => {
      if (child.localName !== 'li') return [listIn(child, depth)];
      const own = [...child.childNodes].filter((node) => !/^[ou]l$/.test(node.localName ?? ''));
      const text = own.map((node) => node.textContent).join('').replace(/\s+/g, ' ').trim();
      return [`${'  '.repeat(depth)}- ${text}`, listIn(child, depth + 1)];
    })
    .filter(Boolean)
    .join('\n');
}

export class PostmortemMeeting extends HTMLElement {
  #unmount;
  #begun = false;
  /** Grows with every beginning and end: what was begun before is not gone on with. */
  #turn = 0;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
  }

  connectedCallback() {
    if (this.#begun) return;
    this.#begun = true;
    this.#start((this.#turn += 1)).catch((error) => {
      this.#begun = false;
      this.#tell('pm-error', { code: 'not-started' });
      console.error(error);
    });
  }

  disconnectedCallback() {
    // Moved to another place it is back at once.
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  async #start(turn) {
    const { mount, style } = await load();
    if (turn !== this.#turn) return;
    this.#dress(style);
    const root = document.createElement('div');
    root.className = 'pm-root';
    this.shadowRoot.querySelector('slot').replaceWith(root);
    const meeting = this.getAttribute('meeting') ?? nameOf(this);
    this.#unmount = mount(root, meeting, listIn(this), (name, detail) => this.#tell(name, JSON.parse(detail)));
    this.#tell('pm-ready', { version: 'VERSION' });
  }

  /** A sheet belongs to one document; moved to another page the element gets one there. */
  #dress(text) {
    const sheet = new this.ownerDocument.defaultView.CSSStyleSheet();
    sheet.replaceSync(text);
    this.shadowRoot.adoptedStyleSheets = [sheet];
  }

  #stop() {
    this.#unmount?.();
    this.#unmount = undefined;
    this.#begun = false;
    this.#turn += 1;
    this.shadowRoot.querySelector('.pm-root')?.replaceWith(document.createElement('slot'));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  get meeting() {
    return this.getAttribute('meeting');
  }

  set meeting(name) {
    if (name === null || name === undefined) this.removeAttribute('meeting');
    else this.setAttribute('meeting', name);
  }

  get theme() {
    return this.getAttribute('theme');
  }

  set theme(name) {
    if (name === null || name === undefined) this.removeAttribute('theme');
    else this.setAttribute('theme', name);
  }
}

/** Gives the element its name; a page that has it already, of this or another version, keeps it. */
export function define(name = 'postmortem-meeting') {
  if (!customElements.get(name)) customElements.define(name, class extends PostmortemMeeting {});
}

define();
