// Packs the release in dist/ into one file that runs from any host and from disk: dist/postmortem-meeting.html.
// Its name stays the same. Everything is inside, and its own policy lets nothing else in.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const read = (name) => readFileSync(dist + name, 'utf8');
const page = read('index.html');
const named = (pattern) => page.match(pattern)?.[1] ?? fail(`index.html names nothing like ${pattern}`);
const fail = (text) => {
  throw new Error(text);
};

// A wiki that shows attachments may stop their programs: then these words stay. They are not seen where one starts at once.
const stopped =
  '<p id="not-run">This page is one file with a program in it, which may not run where you opened it. ' +
  'Save the file to your computer (on the link to it: “Save link as”) and open it from there.</p>';
const late = '#not-run{animation:pm-appear .3s 2s backwards}';
const style = read(named(/href=\.\/([\w-]+\.css)/)) + late;
const glue = read(named(/data-part=glue href=\.\/([\w-]+\.js)/));
const wasm = readFileSync(dist + named(/data-part=wasm href=\.\/([\w-]+\.wasm)/));

// What the glue hands out is used where it stands.
const start = glue.match(/export\s*\{[^}]*?([\w$]+) as default[^}]*\};?\s*$/) ?? fail('the glue exports nothing');
const own = readFileSync(new URL('web/single.js', import.meta.url), 'utf8');
const program = `${glue.slice(0, start.index)};${own.replaceAll('START', () => start[1])}`;
const { code } = await minify(program, { module: true, ecma: 2020 });
if (/<\/(script|style)|<!--/i.test(code + style)) fail('program or styles would end their own element');

const digest = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${digest(code)} 'wasm-unsafe-eval'`,
  `style-src ${digest(style)}`,
  'worker-src blob:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const title = named(/<title>([^<]*)<\/title>/);
const main = named(/(<main\b.*<\/main>)/s).replace(/<noscript>.*<\/noscript>/s, stopped);
if (!main.includes(stopped)) fail('index.html says nothing to those without programs');
const packed = gzipSync(wasm, { level: 9 }).toString('base64');
const file = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${main}
<p id="not-started" hidden>This page could not start here. It needs a browser of 2024 or newer: Chrome or Edge 123, Firefox 120, Safari 17.5.</p>
<script type="application/octet-stream" id="program">${packed}</script>
<script type="module">${code}</script>
</body>
</html>
`;
writeFileSync(`${dist}postmortem-meeting.html`, file);
console.log(`one file       ${file.length.toLocaleString('en').padStart(10)}  dist/postmortem-meeting.html`);
