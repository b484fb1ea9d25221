// The page with snippets: what it shows, what is copied, and that each snippet is what a wiki takes it for.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { snippetOf } from '../../scripts/snippets/make.mjs';
import { page as words, wikis } from '../../scripts/snippets/words.mjs';
import { dist } from '../budget.mjs';
import { accessible } from './axe.mjs';
import { eventually } from './browser.mjs';
import { find } from './find.mjs';
import { fox } from './firefox.mjs';
import { journey } from './journey.mjs';
import { serve, strict } from './serve.mjs';
import { webkit } from './webkit.mjs';

const permissions = ['clipboard-read', 'clipboard-write'];
const snippetIn = (page) => page.locator('#snippet').textContent();
const choose = (page, id) => page.getByLabel('Your wiki').selectOption(id);
const read = (page) => page.evaluate(() => navigator.clipboard.readText());

/** A test on the page, at one of its links. */
const on = (name, settings, steps) =>
  journey(name, { context: { permissions }, ...settings, load: false }, async (visit) => {
    await visit.open(visit.page, `snippets.html${settings.hash ?? ''}`);
    await visit.page.getByRole('button', { name: 'Copy' }).waitFor();
    await steps(visit);
  });

/** What a browser makes of HTML, each element with its attributes; in a page without Trusted Types, where text may become HTML. */
async function elements({ context }, html) {
  const plain = await context.newPage();
  const found = await plain.evaluate(
    (html) =>
      [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll(':is(head, body) *')].map((one) => ({
        name: one.localName,
        text: one.textContent,
        ...Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])),
      })),
    html,
  );
  await plain.close();
  return found;
}

const isFrame = (one, address) => {
  assert.equal(one.name, 'iframe');
  assert.equal(one.src, address);
  assert.match(one.sandbox, /allow-scripts allow-same-origin allow-popups/);
};

on('every wiki has its snippet, where to put it and what must be allowed', {}, async ({ page }) => {
  const seen = new Set();
  for (const { id, put, needs } of wikis) {
    await choose(page, id);
    await page.getByText(put, { exact: true }).waitFor();
    await page.getByText(needs, { exact: true }).waitFor();
    assert.equal(await page.evaluate(() => location.hash), `#${id}`);
    seen.add(await snippetIn(page));
  }
  assert.ok(seen.size >= 8, `${seen.size}`);
  await choose(page, 'notion');
  await page.getByText('We have not tried this one.').waitFor();
  await choose(page, 'tiddlywiki');
  await page.getByText('Tried in TiddlyWiki').waitFor();
});

on('each snippet is what it should be', {}, async (visit) => {
  const { page, server } = visit;
  await page.getByLabel('Name of the meeting').fill('inc-3180');
  await page.getByLabel('Agenda').selectOption('learning-45');
  await page.getByLabel('Colours').selectOption('dark');
  const address = `${server.url}embed.html#agenda=learning-45&theme=dark&meeting=inc-3180`;
  const kinds = {
    address: (text) => assert.equal(text, address),
    frame: async (text) => {
      const [frame, ...more] = await elements(visit, text);
      isFrame(frame, address);
      assert.match(frame.allow, /clipboard-write; screen-wake-lock/);
      assert.equal(frame.title, 'Postmortem meeting');
      assert.deepEqual(more, []);
    },
    iframetag: async (text) => isFrame((await elements(visit, text))[0], address),
    xwiki: async (text) => {
      const [, inside] = text.match(/^\{\{html clean="false"\}\}(.*)\{\{\/html\}\}$/);
      isFrame((await elements(visit, inside))[0], address);
    },
    dokuwiki: (text) => assert.equal(text, `{{url>${address} 480,640 noscroll|Postmortem meeting}}`),
    badge: (text) => assert.equal(text, `[![Open the postmortem meeting](${server.url}badge.svg)](${server.url})`),
    teams: (text) => {
      const { staticTabs, validDomains } = JSON.parse(text);
      assert.deepEqual(validDomains, [new URL(server.url).host]);
      assert.equal(staticTabs[0].contentUrl, address);
      assert.deepEqual(staticTabs[0].context, ['meetingSidePanel']);
    },
    element: async (text) => {
      const [script, element, link, ...more] = await elements(visit, text);
      assert.deepEqual([script.name, script.type, script.src], ['script', 'module', `${server.url}postmortem-meeting.js`]);
      assert.equal(element.name, 'postmortem-meeting');
      assert.deepEqual([element.meeting, element.agenda, element.theme], ['inc-3180', 'learning-45', 'dark']);
      assert.deepEqual([link.name, link.href, link.text], ['a', server.url, 'Open the postmortem meeting']);
      assert.deepEqual(more, []);
    },
  };
  for (const { id, kind } of wikis) {
    await choose(page, id);
    await kinds[kind](await snippetIn(page));
  }
});

const badge = () => `<!doctype html><html lang="en"><head><title>Badge</title><link rel="icon" href="data:,"></head><body><h1>A wiki</h1>${readFileSync(`${dist}badge.svg`, 'utf8')}</body></html>`;
journey('the picture of the link has a name, and its words fit in', { load: false, server: { pages: { '/badge.html': badge() } } }, async ({ page, open }) => {
  await open(page, 'badge.html');
  await page.getByRole('img', { name: words.open }).waitFor();
  const { width, height, text } = await page.evaluate(() => {
    const { x, y, right, bottom, width, height } = document.querySelector('svg').getBoundingClientRect();
    const text = document.querySelector('text').getBoundingClientRect();
    return { width, height, text: [text.x - x, text.y - y, right - text.right, bottom - text.bottom] };
  });
  assert.ok(width > 100 && height > 20);
  assert.ok(text.every((gap) => gap > 2), String(text));
});

on('a link leads to one wiki, and what is there can be walked by keyboard and copied', { hash: '#bookstack' }, async ({ page }) => {
  assert.equal(await page.getByLabel('Your wiki').inputValue(), 'bookstack');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'wiki');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.getByLabel('Your wiki').inputValue(), 'outline');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'snippet');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('Copied.').waitFor();
  assert.equal(await read(page), await snippetIn(page));
  assert.match(await read(page), /embed\.html$/);
  // What was said of another snippet no longer holds.
  await choose(page, 'notion');
  assert.equal(await page.locator('#said').textContent(), '');
  for (const id of ['meeting', 'agenda', 'theme', 'address']) {
    await page.getByLabel('Name of the meeting').focus();
    for (let n = 0; n < 6 && (await page.evaluate(() => document.activeElement.id)) !== id; n += 1) await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.id), id);
  }
});

on('a link to another wiki on the page itself is followed', { hash: '#notion' }, async ({ page }) => {
  await page.evaluate(() => (location.hash = '#mediawiki'));
  await eventually(async () => assert.equal(await page.getByLabel('Your wiki').inputValue(), 'mediawiki'));
  await page.evaluate(() => (location.hash = '#<img src=x>'));
  await page.getByText('IframeTag').waitFor();
});

on('where copying is not let, the text is selected and the page says which keys', { context: {} }, async ({ page }) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
    document.execCommand = () => false;
  });
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('It is selected: press Ctrl+C').waitFor();
  assert.equal(await page.evaluate(() => String(getSelection())), await snippetIn(page));
});

on('the name of a meeting is made one that it may have', { hash: '#own-page' }, async (visit) => {
  const { page } = visit;
  const field = page.getByLabel('Name of the meeting');
  for (const [typed, name] of [
    ['INC 3180', 'inc-3180'],
    ['  Überlast — Köln ', 'uberlast-koln'],
    ['"><script>alert(1)</script>', 'script-alert-1-script'],
    ["' onload=x {{/html}} |]]", 'onload-x-html'],
    ['x'.repeat(60), 'x'.repeat(40)],
    ['日本', undefined],
  ]) {
    await field.fill(typed);
    await choose(page, 'own-page');
    const found = await elements(visit, await snippetIn(page));
    assert.deepEqual(found.map((one) => one.name), ['script', 'postmortem-meeting', 'a']);
    assert.equal(found[1].meeting, name);
    await choose(page, 'tiddlywiki');
    const frames = await elements(visit, await snippetIn(page));
    assert.deepEqual(frames.map((one) => one.name), ['iframe']);
    assert.equal(new URL(frames[0].src).hash, name ? `#meeting=${name}` : '');
  }
});

on('the address can be another one; what is none is said, and not taken', { hash: '#own-page' }, async (visit) => {
  const { page } = visit;
  const field = page.getByLabel('Where the page is served');
  assert.equal(await field.inputValue(), visit.server.url);
  await field.fill('https://pm.example/v1/index.html?a=b#c');
  assert.match(await snippetIn(page), /"https:\/\/pm\.example\/v1\/postmortem-meeting\.js"/);
  for (const wrong of ['javascript:alert(1)', 'pm.example', 'https://', '']) {
    await field.fill(wrong);
    await page.getByText('An address begins with https:// or http://.').waitFor();
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.match(await snippetIn(page), /"https:\/\/pm\.example\/v1\//);
  }
  await field.fill(`https://pm.example/"><img src=x onerror=alert(1)>/|}}]]('/`);
  assert.equal(await page.locator('#address-wrong').textContent(), '');
  for (const id of ['own-page', 'tiddlywiki', 'mediawiki']) {
    await choose(page, id);
    const found = await elements(visit, await snippetIn(page));
    assert.ok(found.every((one) => one.name !== 'img' && !('onerror' in one)), JSON.stringify(found));
  }
  await choose(page, 'dokuwiki');
  assert.equal((await snippetIn(page)).match(/[|}]/g).length, 3);
  await choose(page, 'github');
  assert.match(await snippetIn(page), /^\[!\[[^\]]*\]\([^() ]*\)\]\([^() ]*\)$/);
});

for (const scheme of ['light', 'dark']) {
  for (const width of [280, 400, 1280]) {
    on(`accessible and without sideways scrolling at ${width} px (${scheme})`, { scheme, face: { width, height: 640 } }, async ({ page }) => {
      for (const id of ['github', 'teams', 'mkdocs', 'confluence-data-center']) {
        await choose(page, id);
        await accessible(page);
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${id}: ${wide} px`);
      }
      await page.getByLabel('Where the page is served').fill('');
      await accessible(page);
      for (const control of await page.locator('button, select, input').all()) {
        const { height } = await control.boundingBox();
        assert.ok(height >= 44, `${height}`);
      }
    });
  }
}

journey('without JavaScript there are words, and the way to the meeting', { load: false, context: { javaScriptEnabled: false } }, async ({ page, server }) => {
  await page.goto(`${server.url}snippets.html`);
  await page.getByText('JavaScript, which does not run here').waitFor();
  assert.ok(await page.getByRole('link', { name: words.open }).isVisible());
  assert.equal(await page.getByRole('button').count(), 0);
});

// The element as it is copied, in a page of one's own.
const own = (server) => snippetOf('element', { folder: server.url, meeting: 'inc-3180', agenda: '', theme: '', words });
async function withOwnPage(steps) {
  const pages = {};
  const server = await serve({ pages, headers: () => ({ 'content-security-policy': strict }) });
  pages['/own.html'] = `<!doctype html><html lang="en"><head><title>Own</title><link rel="icon" href="data:,"></head><body><h1>A page</h1>${own(server)}</body></html>`;
  try {
    await steps(`${server.url}own.html`);
  } finally {
    await server.close();
  }
}
const started = () => [...(document.querySelector('postmortem-meeting').shadowRoot?.querySelectorAll('button') ?? [])].some((one) => /sample/i.test(one.innerText));

fox('the element as it is copied starts in Firefox', ({ open }) =>
  withOwnPage(async (address) => {
    const { page } = await open(address);
    await page.waitForFunction(started, { polling: 50 });
  }),
);

webkit('the element as it is copied starts in WebKit', (page) =>
  withOwnPage(async (address) => {
    await page.open(address);
    await eventually(async () => assert.ok(await page.run(started)), 10_000);
  }),
);

journey('the element as it is copied starts in Chromium', { load: false }, ({ page, watch }) =>
  withOwnPage(async (address) => {
    watch.allow.push(/a request to elsewhere/);
    await page.goto(address);
    await page.locator('postmortem-meeting').getByRole('button', { name: /sample/i }).waitFor();
  }),
);

journey('the element as it is copied starts in a page of MkDocs', { load: false, timeout: 60_000 }, async ({ page, watch }) => {
  const folder = mkdtempSync(join(tmpdir(), 'wiki-'));
  const server = await serve({ folder: join(folder, 'site/'), headers: () => ({ 'content-security-policy': undefined }) });
  try {
    mkdirSync(join(folder, 'docs'));
    writeFileSync(join(folder, 'mkdocs.yml'), 'site_name: Operations\ntheme:\n  name: mkdocs\n  highlightjs: false\n');
    const snippet = snippetOf('element', { folder: `${server.url}postmortem/`, meeting: 'inc-3180', agenda: '', theme: '', words });
    writeFileSync(join(folder, 'docs/index.md'), `# Incident\n\nBefore.\n\n${snippet}\n\nAfter.\n`);
    cpSync(dist, join(folder, 'docs/postmortem'), { recursive: true, dereference: true });
    execFileSync(find('mkdocs'), ['build', '--quiet', '--config-file', join(folder, 'mkdocs.yml'), '--site-dir', join(folder, 'site')], { stdio: 'pipe' });
    watch.allow.push(/a request to elsewhere/, /404/);
    await page.goto(`${server.url}index.html`);
    await page.locator('postmortem-meeting').getByRole('button', { name: /sample/i }).waitFor();
    await page.getByText('After.').waitFor();
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
});
