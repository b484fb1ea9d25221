// How the files want to be served: the one source of `dist/_headers`, of the tests' server, and of what
// tests/hosting.test.mjs holds the examples in docs/hosting.md against. Run by itself it writes that file.
import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What the page lives with: its own files, no inline script or style, no connection but for its program, no thread but
 * the one that beats while the page is hidden and the one that keeps the page for a time without network. */
export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** For every file. */
export const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

/** The names that stay from version to version. */
export const lasting = [
  'index.html',
  'embed.html',
  'sw.js',
  'postmortem-meeting.js',
  'postmortem-meeting.html',
  'manifest.webmanifest',
  'postmortem-host.js',
  'custom-elements.json',
  'snippets.html',
  'badge.svg',
];

/** What pages of other hosts load. */
const shared = ['postmortem-meeting.js', 'postmortem-host.js', 'badge.svg'];

const digest = /-[0-9a-f]{16}(_bg)?\.\w+$/;

/** Whether a name carries a digest, and so never means anything else. */
export const isFixed = (name) => digest.test(name);

/** The headers of one file besides those for every file; a name that ends in `/`, or is empty, is its index.html. */
export function headersOf(name) {
  const file = name.replace(/(^|\/)$/, '$1index.html').replace(/^.*\//, '');
  const headers = { 'Cache-Control': isFixed(file) ? 'public, max-age=31536000, immutable' : 'no-cache' };
  // Only the page for other sites may be framed by them. The single file brings its own policy.
  if (file === 'embed.html') headers['Content-Security-Policy'] = `${policy}; frame-ancestors *`;
  else if (file === 'postmortem-meeting.html') headers['Content-Security-Policy'] = "frame-ancestors 'self'";
  else if (/\.html$|^sw\.js$/.test(file)) headers['Content-Security-Policy'] = `${policy}; frame-ancestors 'self'`;
  // With what those load themselves.
  if (shared.includes(file) || (isFixed(file) && /\.(js|css|wasm)$/.test(file))) {
    headers['Access-Control-Allow-Origin'] = '*';
  }
  return headers;
}

/** The file in which some hosts read headers. No header of a file stands in two rules: hosts would join them. */
export function headersFile(fixed) {
  const rule = (path, headers) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  // The digests have no say in the order.
  const plain = (name) => name.replace(/-[0-9a-f]{16}/, '');
  const names = ['', ...lasting, ...fixed.toSorted((a, b) => (plain(a) < plain(b) ? -1 : 1))];
  return `${[rule('/*', always), ...names.map((name) => rule(`/${name}`, headersOf(name)))].join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));
  writeFileSync(`${dist}/_headers`, headersFile(readdirSync(dist).filter(isFixed)));
}
