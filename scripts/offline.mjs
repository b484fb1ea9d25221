// Makes the release in dist/, or in a folder that is named, a page that can be installed and starts without network:
// manifest.webmanifest with the icons in it, and sw.js (scripts/web/sw.js). The page itself then names manifest and icon.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { weigh } from '../tests/budget.mjs';

const dist = process.argv[2] ? join(process.argv[2], '/') : fileURLToPath(new URL('../dist/', import.meta.url));
const assets = fileURLToPath(new URL('../assets/', import.meta.url));
const fail = (text) => {
  throw new Error(text);
};

// The colours are those of the light theme, see styles/tokens.css; a manifest has no place for two.
const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const colour = (name) => tokens.match(`--pm-${name}: light-dark\\((#[0-9a-f]{6}),`)?.[1] ?? fail(`no colour ${name}`);

const drawing = readFileSync(`${assets}icon.svg`, 'utf8').trim().replaceAll('"', "'");
const icon = `data:image/svg+xml,${drawing.replace(/[<>#%]/g, encodeURIComponent)}`;

const manifest = {
  name: 'Postmortem meeting',
  short_name: 'Postmortem',
  description: 'Runs the meeting after an incident: agenda, time, decisions, votes, minutes. Nothing leaves the page.',
  lang: 'en',
  start_url: '.',
  scope: '.',
  display: 'standalone',
  theme_color: colour('ground'),
  background_color: colour('ground'),
  // Inside the manifest: a page that has shut itself off loads no picture any more, not even for the browser.
  icons: [
    { src: icon, sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: icon, sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
    ...[192, 512].map((size) => ({
      src: `data:image/png;base64,${readFileSync(`${assets}icon-${size}.png`, 'base64')}`,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: 'any',
    })),
  ],
};
writeFileSync(`${dist}manifest.webmanifest`, `${JSON.stringify(manifest, null, 2)}\n`);

// The page's own icon stands in the page: it comes with it, whatever the network does.
const built = readFileSync(`${dist}index.html`, 'utf8');
const page = built
  .replace(/<link href=\.\/manifest\.webmanifest rel=manifest>/, '')
  .replace(/<link href=(data:,|"data:[^"]*") rel=icon>/, () => `<link href="${icon}" rel=icon><link href=./manifest.webmanifest rel=manifest>`);
if (!page.includes('rel=manifest')) fail('index.html names no icon');
writeFileSync(`${dist}index.html`, page);

// What the page loads is what it needs to start.
const digest = (file) => `sha256-${createHash('sha256').update(readFileSync(dist + file)).digest('base64')}`;
const files = Object.fromEntries(weigh(dist).map(({ file }) => [file === 'index.html' ? '' : file, digest(file)]));
const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
const source = readFileSync(new URL('web/sw.js', import.meta.url), 'utf8');
const filled = source.replace('mine = `pm:${scope} VERSION`', `mine = \`pm:\${scope} ${version}\``).replace('(FILES)', `(${JSON.stringify(files)})`);
if (!filled.includes(version) || !filled.includes(files[''])) fail('scripts/web/sw.js has no place for its files');
const { code } = await minify(filled, { module: true, ecma: 2020 });
writeFileSync(`${dist}sw.js`, code);

console.log(`the worker     ${code.length.toLocaleString('en').padStart(10)}  dist/sw.js`);
