// Makes what other pages need beside the release in dist/: embed.html, the page for frames, with its script, and
// postmortem-host.js, the helper for the page around. Their names stay the same, but for the frame's own script.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { dist, page as own, weighed } from './release.mjs';

const source = (name) => readFileSync(new URL(`web/${name}`, import.meta.url), 'utf8');
const [, version] = readFileSync(new URL('../Cargo.toml', import.meta.url), 'utf8').match(/^version = "(.*)"$/m);

/** What the page of its own shuts itself off with. */
const [, seal] = source('start.js').match(/seal\.content = "([^"]+)"/);

/** A script together with the protocol that it imports. */
async function whole(name) {
  const imported = /^import \{[^}]*\} from '\.\/protocol\.js';$/m;
  const text = source(name);
  if (!imported.test(text)) throw new Error(`${name} does not import the protocol`);
  const joined = source('protocol.js').replace(/^export /gm, '') + text.replace(imported, '');
  const options = { module: true, ecma: 2022, compress: { passes: 2, pure_funcs: ['text'] } };
  return (await minify(joined.replace("'VERSION'", JSON.stringify(version)).replace("'SEAL'", JSON.stringify(seal)), options)).code;
}

const host = await whole('host.js');
writeFileSync(`${dist}postmortem-host.js`, host);
weighed('host helper', 'postmortem-host.js', host.length);

const frame = await whole('frame.js');
const name = `embed-${createHash('sha256').update(frame).digest('hex').slice(0, 16)}.js`;
readdirSync(dist).filter((file) => /^embed-\w+\.js$/.test(file)).forEach((file) => rmSync(dist + file));
writeFileSync(dist + name, frame);

/** Replaces what must be there once. */
const replaced = (page, pattern, by) => {
  if (page.match(new RegExp(pattern, 'g'))?.length !== 1) throw new Error(`index.html has not exactly one ${pattern}`);
  return page.replace(pattern, by);
};
let page = replaced(own, /<script[^>]*\bsrc=[^>]*><\/script>/, `<script type=module src=./${name}></script>`);
// Not <main id="app">, which is where the page of its own begins.
page = replaced(page, /<main\b[^>]*\bid=app>/, '<div id=app class=pm-page role=main>');
page = replaced(page, /<\/main>/, '</div>');
// What only the page of its own has.
page = page.replace(/<link\b[^>]*\brel="?(?:manifest|apple-touch-icon)"?[^>]*>/g, '');
writeFileSync(`${dist}embed.html`, page);
weighed('frame', 'embed.html', frame.length + page.length);

copyFileSync(fileURLToPath(new URL('web/custom-elements.json', import.meta.url)), `${dist}custom-elements.json`);
