// Makes dist/snippets.html beside the release: what to paste into which wiki, with the address it is served from.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';
import { dist, parts, weighed } from './release.mjs';
import { frameNote, page, wikis } from './snippets/words.mjs';

const source = (name) => readFileSync(new URL(name, import.meta.url), 'utf8').replace(/^export /gm, '');
const html = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Writes a file whose name tells its content, in place of an older one. */
function named(kind, text) {
  const file = `snippets-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.${kind}`;
  for (const old of readdirSync(dist)) if (/^snippets-[0-9a-f]{16}\./.test(old) && old.endsWith(kind)) rmSync(dist + old);
  writeFileSync(dist + file, text);
  return file;
}

const program = ['snippets/words.mjs', 'snippets/make.mjs', 'web/snippets.js'].map(source).join('\n');
const { code } = await minify(`(() => {${program}})()`, { ecma: 2020 });
const script = named('js', code);
const style = named('css', source('web/snippets.css').replace(/\/\*.*?\*\//gs, '').replace(/\n\s*/g, ''));
copyFileSync(new URL('snippets/badge.svg', import.meta.url), `${dist}badge.svg`);

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
const options = (all) => all.map(([value, words]) => `<option value="${html(value)}">${html(words)}</option>`).join('');
const lengths = [30, 45, 60, 90];
const agendas = Object.entries(page.agendas).map(
  ([school, words]) =>
    `<optgroup label="${html(words)}">${options(lengths.map((length) => [`${school}-${length}`, `${words}, ${length} ${page.minutes}`]))}</optgroup>`,
);

const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${html(page.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="./${parts.style}">
<link rel="stylesheet" href="./${style}">
<script defer src="./${script}"></script>
</head>
<body class="pm-page">
<main class="pm">
<div class="sn">
<header class="sn-head">
<h1>${html(page.title)}</h1>
<p>${html(page.lead)}</p>
<p id="scripts">${html(page.scripts)}</p>
</header>
<div class="sn-tool" id="tool" hidden>
<section class="sn-main">
<label for="wiki">${html(page.wiki)}</label>
<select class="pm-field" id="wiki" autocomplete="off">${options(wikis.map(({ id, name }) => [id, name]))}</select>
<p class="sn-put" id="put"></p>
<pre class="sn-code" id="snippet" tabindex="0" role="region" aria-label="${html(page.snippet)}"></pre>
<div class="sn-do"><button class="pm-btn is-main" id="copy" type="button">${html(page.copy)}</button><p id="said" role="status"></p></div>
<div class="sn-needs">
<h2>${html(page.needs)}</h2>
<p id="needs"></p>
<p class="pm-note" id="tried"></p>
<p class="pm-note" id="frame-note">${html(frameNote)}</p>
</div>
</section>
<section class="sn-fields">
<h2>${html(page.details)}</h2>
<div class="sn-one sn-set">
<label for="meeting">${html(page.meeting)}</label>
<input class="pm-field" id="meeting" autocomplete="off" spellcheck="false" aria-describedby="meeting-note" placeholder="inc-3180">
<p class="pm-note" id="meeting-note">${html(page.meetingNote)}</p>
</div>
<div class="sn-one sn-set">
<label for="agenda">${html(page.agenda)}</label>
<select class="pm-field" id="agenda" autocomplete="off"><option value="">${html(page.agendaLeft)}</option>${agendas.join('')}</select>
</div>
<div class="sn-one sn-set">
<label for="theme">${html(page.theme)}</label>
<select class="pm-field" id="theme" autocomplete="off">${options(Object.entries(page.themes))}</select>
</div>
<div class="sn-one">
<label for="address">${html(page.address)}</label>
<input class="pm-field" id="address" type="url" inputmode="url" autocomplete="off" spellcheck="false" aria-describedby="address-wrong">
<p class="sn-wrong" id="address-wrong" role="status"></p>
</div>
</section>
</div>
<footer class="sn-foot"><a href="./">${html(page.open)}</a></footer>
</div>
</main>
</body>
</html>
`;
writeFileSync(`${dist}snippets.html`, text);
weighed('snippets', 'snippets.html', Buffer.byteLength(text + code) + readFileSync(dist + style).length);
