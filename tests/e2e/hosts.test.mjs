// The short journey in every host that cannot be run here, or the words that say how to go on.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually } from './browser.mjs';
import { journey } from './journey.mjs';
import { serve } from './serve.mjs';
import { hosts } from './wikis/hosts.mjs';
import { meeting } from './wikis/meeting.mjs';

let widget;
// Another site than the page's: 127.0.0.1 there, localhost here.
before(async () => {
  widget = await serve({
    headers: (path) => ({ 'access-control-allow-origin': '*', ...(path.endsWith('.html') ? {} : { 'cross-origin-resource-policy': 'cross-origin' }) }),
  });
});
after(() => widget.close());
const ours = () => widget.url.replace('127.0.0.1', 'localhost');

const attributes = (row) =>
  ['sandbox', 'allow', 'width', 'height']
    .map((name) => (row[name] === undefined ? '' : ` ${name}="${row[name]}"`))
    .join('');

function pageOf(row) {
  const holds = {
    frame: () => `<iframe src="${ours()}embed.html#meeting=inc-3180" title="Postmortem meeting"${attributes({ width: 480, height: 640, ...row })}></iframe>`,
    element: () => `<postmortem-meeting meeting="inc-3180"><a href="${ours()}">Open the postmortem meeting</a></postmortem-meeting>`,
    div: () => `<div data-postmortem-meeting data-meeting="inc-3180" data-tabindex="0" data-onclick="window.attacked = 1" data-onfocus="window.attacked = 1"><a href="${ours()}">Open the postmortem meeting</a></div>`,
    link: () => `<a href="${ours()}"><img src="${ours()}badge.svg" alt="Open the postmortem meeting"></a>`,
  }[row.how]();
  const loader = row.how === 'element' || row.how === 'div' ? `<script type="module" src="${ours()}postmortem-meeting.js"></script>` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A wiki</title><link rel="icon" href="data:,">
    ${row.style ? '<link rel="stylesheet" href="/host.css">' : ''}${row.script ? '<script src="/host.js"></script>' : ''}${loader}</head>
    <body><h1>Incident 3180</h1>${holds}</body></html>`;
}

journey('a site that forbids the program: the page and the frame say what they need', {
  server: { headers: () => ({ 'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'" }) },
  load: false,
  allow: [/WebAssembly|policy broken|Content Security Policy|wasm/],
}, async ({ page, server }) => {
  for (const name of ['', 'embed.html']) {
    await page.goto(server.url + name);
    await page.getByText('The meeting could not start here. Its program needs a browser of 2024 or newer').waitFor();
    assert.equal(await page.getByText('Loading the meeting').isVisible(), false);
  }
});

/** What there is to read: of a frame without scripts, in which no test can look, what a screen reader would find. */
async function wordsOf({ page, context }, row) {
  if (row.how !== 'frame') return page.locator('postmortem-meeting').evaluate((one) => one.shadowRoot.textContent);
  const session = await context.newCDPSession(page.frames()[1]);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.map((node) => node.name?.value ?? '').join(' ');
}

for (const row of hosts) {
  const server = {
    pages: {},
    headers: () => ({ 'content-security-policy': row.policy, 'permissions-policy': row.permissions, 'referrer-policy': 'strict-origin' }),
  };
  const settings = {
    server,
    load: false,
    timeout: 60_000,
    scheme: row.scheme,
    context: { permissions: ['clipboard-read', ...(row.allow ? ['clipboard-write'] : [])], viewport: { width: 1000, height: 800 } },
    allow: [/a request to elsewhere: http:\/\/localhost/, ...(row.says ? [/policy broken|WebAssembly|Content Security Policy|Blocked script/] : [])],
  };
  journey(row.name, settings, async (visit) => {
    const { page, watch } = visit;
    // The address of the widget is known only now.
    Object.assign(server.pages, { '/wiki.html': pageOf(row), '/host.css': row.style ?? '', '/host.js': row.script ?? '' });
    watch.loading(page);
    await page.goto(`${visit.server.url}wiki.html`);
    const place = row.how === 'frame' ? page.frameLocator('iframe') : page.locator('postmortem-meeting');
    if (row.says) return eventually(async () => assert.ok((await wordsOf(visit, row)).includes(row.says)));
    if (row.how === 'link') {
      await page.getByRole('link', { name: 'Open the postmortem meeting' }).click();
      await meeting(page, page.locator('#app'));
      return;
    }
    await place.getByRole('button', { name: /sample/i }).waitFor();
    await page.waitForLoadState('networkidle');
    // From here on any request is one too many.
    await watch.loaded(page);
    await meeting(page, place);
    // Nothing of it is wider than its place.
    const wide = await place.locator('.pm').first().evaluate((one) => one.scrollWidth - one.clientWidth);
    assert.ok(wide <= 0, `${wide} pixels too wide`);
    if (row.how === 'div') assert.deepEqual(await place.evaluate((one) => one.getAttributeNames()), ['meeting']);
    if (row.script) assert.deepEqual(await page.evaluate(() => window.taken), []);
  });
}
