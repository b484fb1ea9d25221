// Hosts that cannot be run here, each as what it does to a widget: a row of rules. From the vendors' documentation and
// sources; rows say what is done to the frame or the element, not what a product looks like.

/** Everything a wiki's own styles do to what stands in its pages. */
const hostile = `* { font: 9px/1 serif !important; letter-spacing: 2px; color: #c00 !important; }
  button, input { all: unset; display: none !important; } article, section { float: left; width: 50px; } iframe { filter: none }`;
/** A wiki's own single keys: a press that reaches it is counted. */
const shortcuts = `window.taken = []; addEventListener('keydown', (event) => taken.push(event.key));`;

/** The frame of the snippet that is published. */
const published = {
  sandbox: 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-forms',
  allow: 'clipboard-write; screen-wake-lock; autoplay; web-share',
};

/**
 * Rows of `{ name, how, ... }`, where `how` is `frame`, `element` or `link`:
 * - `sandbox`, `allow`, `width`, `height`: of the frame; `policy`: the page's own; `permissions`: its header.
 * - `scheme`: light or dark; `style`, `script`: the page's own.
 * - `says`: the widget cannot run there, and these words say what can be done.
 */
export const hosts = [
  { name: 'the published frame', how: 'frame', ...published },
  { name: 'Confluence Cloud, iframe macro', how: 'frame', width: 480, policy: "frame-src http: https:; script-src 'self'" },
  { name: 'Confluence Cloud, HTML macro of an app', how: 'frame', sandbox: 'allow-scripts allow-same-origin allow-modals allow-popups allow-forms', width: 480 },
  { name: 'Confluence Data Center, user macro', how: 'frame', allow: 'clipboard-write', width: 760, height: 500, style: hostile, script: shortcuts },
  { name: 'MediaWiki, IframeTag', how: 'frame', sandbox: 'allow-scripts allow-same-origin allow-popups allow-downloads', width: 480 },
  { name: 'DokuWiki, iframe plugin', how: 'frame', width: 480 },
  { name: 'Notion, embed block', how: 'frame', sandbox: 'allow-scripts allow-popups allow-forms allow-same-origin allow-popups-to-escape-sandbox', allow: 'fullscreen; clipboard-write', width: 700 },
  { name: 'SharePoint, embed web part', how: 'frame', width: 420, height: 400, policy: "frame-src http: https:" },
  { name: 'Teams, side panel of a meeting', how: 'frame', allow: 'clipboard-write', width: 280, scheme: 'dark' },
  { name: 'a side panel of little height', how: 'frame', allow: 'clipboard-write', width: 320, height: 256 },
  { name: 'Wiki.js, frame', how: 'frame', ...published, style: hostile },
  { name: 'Wiki.js, code injection and a div', how: 'div', style: hostile, script: shortcuts },
  { name: 'BookStack, allowed frame', how: 'frame', ...published, policy: "frame-src 'self' http://localhost:*; script-src http: https: 'nonce-x'" },
  { name: 'BookStack, element in the page', how: 'element', policy: "script-src http: https: 'nonce-x'", says: 'Open it in a page of its own' },
  { name: 'Outline, embed without modals', how: 'frame', sandbox: 'allow-same-origin allow-scripts allow-popups allow-forms allow-downloads allow-storage-access-by-user-activation', width: 640 },
  { name: 'XWiki, html macro', how: 'frame', width: 600, style: hostile },
  { name: 'mdBook, element, dark, with its own keys', how: 'element', scheme: 'dark', style: 'html { font-size: 62.5% } :root { --bg: #000; color-scheme: dark } a { color: red }', script: shortcuts },
  { name: 'a page with a strict policy for its own files', how: 'element', policy: "default-src 'none'; script-src http: 'wasm-unsafe-eval'; style-src 'self'; connect-src http:; worker-src blob:; img-src data:" },
  { name: 'a frame that may nothing but run', how: 'frame', sandbox: 'allow-scripts' },
  { name: 'a page that gives away no permission', how: 'frame', width: 400, permissions: 'clipboard-write=(), screen-wake-lock=(), autoplay=(), fullscreen=()' },
  { name: 'a frame without scripts', how: 'frame', sandbox: '', says: 'It needs JavaScript and WebAssembly' },
  { name: 'GitHub and GitLab, a link', how: 'link' },
];
