// Packs the release in dist/ into one file that runs from any host and from disk: dist/postmortem-meeting.html.
// Its name stays the same. Everything is inside, and its own policy lets nothing else in.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';
import { packed, textOf } from './pack.mjs';
import { dist, named, parts, weighed } from './release.mjs';
import { sumOf } from './web/signs.js';

const fail = (text) => {
  throw new Error(text);
};
const own = (name) => readFileSync(new URL(`web/${name}`, import.meta.url), 'utf8').replace(/^export /gm, '');
const style = readFileSync(dist + parts.style);
const wasm = readFileSync(dist + parts.wasm);

// The glue becomes a script that leaves its start at its element; nobody mounts elements here.
const glue = readFileSync(dist + parts.glue, 'utf8').replaceAll('import.meta.url', 'document.baseURI').replace(/^export (?=function)/, '');
const exported = glue.match(/export\s*\{[^}]*?([\w$]+) as default[^}]*\};?\s*$/) ?? fail('the glue exports nothing');
const starter = `(()=>{${glue.slice(0, exported.index)};document.currentScript.start=${exported[1]}})()`;
const { code: script } = await minify(starter, { ecma: 2020, compress: { passes: 3 } });
if (/\b(?:import|export)\b/.test(script)) fail('the glue is a module still');

const bytes = packed(Buffer.concat([wasm, style, Buffer.from(script)]));
const numbers = { PACKED: bytes.length, SUM: sumOf(bytes), WASM: wasm.length, STYLE: style.length };
const ours = ['signs.js', 'lzma.js', 'single.js'].map(own).join('\n');
const { code } = await minify(ours, { module: true, ecma: 2020, compress: { global_defs: numbers } });
// Where scripts run, nobody reads the words for where they do not.
const loading = "document.getElementById('waiting').textContent='Loading the meeting...'";
if (/<\/script|<!--/i.test(code)) fail('the program would end its own element');

const digest = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${digest(loading)} ${digest(code)} ${digest(script)} 'wasm-unsafe-eval'`,
  `style-src ${digest(style)}`,
  'worker-src blob:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

// What is packed comes last: of a file that was cut off, all is there that says so.
const file = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${named(/<title>([^<]*)<\/title>/)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
</head>
<body>
${named(/(<main\b[^>]*>)/)}
<p id="waiting">This file is a small program. Your wiki does not let it run here: download it and open it from your computer.</p>
<noscript><p>Already on your computer? Then JavaScript is switched off in this browser, and the program needs it. It sends nothing anywhere.</p></noscript>
</main>
<script>${loading}</script>
<p id="not-started" hidden>This page could not start here. It needs a browser of 2024 or newer: Chrome or Edge 123, Firefox 120, Safari 17.5.</p>
<p id="damaged" hidden>This page could not start here. This copy of the file is damaged. Download it again.</p>
<script type="module">${code}</script>
<script type="application/octet-stream" id="program">
${textOf(bytes)}
</script>
</body>
</html>
`;
writeFileSync(`${dist}postmortem-meeting.html`, file);
weighed('one file', 'postmortem-meeting.html', Buffer.byteLength(file));
