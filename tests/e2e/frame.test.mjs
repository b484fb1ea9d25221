// The widget in a frame of another site, and the page around it: the protocol pm/1 in two real windows, kind and hostile.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually } from './browser.mjs';
import { journey } from './journey.mjs';
import { serve } from './serve.mjs';

let widget;
before(async () => (widget = await serve({ headers: () => ({ 'access-control-allow-origin': '*' }) })));
after(() => widget.close());
/** Another site than the page's. */
const ours = () => widget.url.replace('127.0.0.1', 'localhost');

const headers = () => ({ 'content-security-policy': undefined });
const allow = [/a request to elsewhere: http:\/\/(localhost|127)/];

/** A page around a frame; `script` is its module, in which `frame` is the frame and `heard` a list. */
const around = (script, hash = '', more = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A wiki</title><link rel="icon" href="data:,"></head>
  <body><h1>Incident 3180</h1><iframe src="${ours()}embed.html${hash}" title="Postmortem meeting" width="400" height="600" allow="clipboard-write"></iframe>${more}
  <script type="module">import { attach } from '${ours()}postmortem-host.js';
  const frame = document.querySelector('iframe'); window.frame = frame; window.heard = []; window.attach = attach;
  const on = (message) => heard.push(message);
  ${script}</script></body></html>`;

async function at(visit, path, page) {
  visit.pages[path] = page;
  await visit.page.goto(visit.server.origin + path);
  return visit.page.frameLocator('iframe').first();
}

/** A journey whose server also has the pages that `at` makes. */
const framed = (name, more, steps = more) => {
  const expected = more === steps ? allow : [...allow, ...more];
  const pages = {};
  journey(name, { server: { pages, headers }, load: false, allow: expected, timeout: 40_000 }, (visit) => steps({ ...visit, pages }));
};

const of = (page, type) => page.evaluate((type) => window.heard.filter((message) => message.type === type), type);
const ask = (page, type, fields) =>
  page.evaluate(([type, fields]) => window.meeting.ask(type, fields).then((text) => ({ text }), (error) => ({ code: error.code })), [type, fields]);

framed('a page keeps the meeting, follows its height and takes the minutes', async (visit) => {
  const { page } = visit;
  const inside = await at(visit, '/kind.html', around("window.meeting = attach(frame, { storage: 'host', autosize: true, theme: 'dark', nonce: 'n1', on });", '#storage=host&meeting=inc-3180'));
  await inside.getByRole('button', { name: /sample/i }).click();
  await inside.locator('.pm-desk').waitFor();
  const [ready] = await of(page, 'ready');
  assert.equal(ready.nonce, 'n1');
  const ground = await inside.locator('.pm').evaluate((one) => getComputedStyle(one).backgroundColor);
  assert.equal(ground, 'rgb(20, 23, 26)');
  // As tall as what it shows: it does not scroll, and it does not grow with itself.
  const tall = () => page.evaluate(() => window.frame.getBoundingClientRect().height);
  await eventually(async () => assert.ok(Math.abs((await tall()) - (await inside.locator('.pm').evaluate((one) => one.getBoundingClientRect().height))) < 12));
  const before = (await of(page, 'resize')).length;
  await new Promise((resolve) => setTimeout(resolve, 600));
  assert.ok((await of(page, 'resize')).length <= before + 1);
  assert.deepEqual(await ask(page, 'do', { what: 'next' }), { text: undefined });
  await inside.locator('.pm-now h2').filter({ hasText: 'Owner’s summary' }).waitFor();
  assert.match((await ask(page, 'export', { format: 'markdown' })).text, /Owner’s summary/);
  assert.deepEqual(await ask(page, 'do', { what: 'close' }), { code: 'unknown' });
  await eventually(async () => assert.match((await of(page, 'change')).at(-1)?.state ?? '', /"version"|inc-3180/));
  const state = (await of(page, 'change')).at(-1).state;
  assert.deepEqual(await ask(page, 'load', { state }), { code: 'occupied' });
  // Loaded anew it gets from the page what it had.
  await page.evaluate(() => (window.frame.src = window.frame.src.replace('#', '?again#')));
  await inside.locator('.pm-now h2').filter({ hasText: 'Owner’s summary' }).waitFor();
});

framed('without an answer it starts by itself, and keeps the meeting in the browser', async (visit) => {
  // Of the same site: frames of others may keep nothing in this browser, which the rows of hosts look at.
  const inside = await at(visit, '/silent.html', around('', '#storage=host&meeting=inc-3181').replaceAll('localhost', '127.0.0.1'));
  await inside.getByRole('button', { name: /sample/i }).click();
  await inside.getByRole('button', { name: 'Menu' }).click();
  await inside.getByText('Saved in this browser').waitFor();
});

framed('a hostile page: wrong windows, wrong origins, rubbish, replays, too much', async (visit) => {
  const { page } = visit;
  const script = `
    const rubbish = [null, 1, 'connect', [], { pm: 2, type: 'connect' }, { pm: 1 }, { pm: 1, type: '__proto__' }, { pm: 1, type: 'load', id: 1, state: '{}' }, new Map([['pm', 1]])];
    const ring = { pm: 1, type: 'connect', theme: 'dark' }; ring.state = ring; rubbish.push(ring);
    let deep = {}; for (let n = 0; n < 500; n += 1) deep = { deep };
    rubbish.push({ pm: 1, type: 'connect', storage: deep }, { pm: 1, type: 'connect' });
    addEventListener('message', (event) => {
      if (event.source !== frame.contentWindow || event.data?.type !== 'hello' || window.done) return;
      window.done = true;
      for (const one of rubbish) event.source.postMessage(one, '*');
      const connect = () => {
        const channel = new MessageChannel();
        const list = [];
        channel.port1.onmessage = ({ data }) => list.push(data);
        event.source.postMessage({ pm: 1, type: 'connect', theme: 'light', storage: 'host' }, '*', [channel.port2]);
        return { port: channel.port1, list };
      };
      // Only the newest port counts.
      window.second = connect();
      window.first = connect();
    });`;
  const inside = await at(visit, '/hostile.html', around(script, '#meeting=inc-3182&storage=host'));
  await inside.getByRole('button', { name: /sample/i }).click();
  await inside.locator('.pm-desk').waitFor();
  await page.evaluate(() => {
    const say = (message) => window.first.port.postMessage({ pm: 1, ...message });
    say({ type: 'do', id: 1, what: 'next' });
    // The same once more, and an older one.
    say({ type: 'do', id: 1, what: 'next' });
    say({ type: 'do', id: 0, what: 'next' });
    say({ type: 'load', id: 2, state: 'x'.repeat(5 * 1024 * 1024) });
    say({ type: 'load', id: 3, state: '['.repeat(100_000) });
    say({ type: 'erase', id: 4 });
    say({ type: 'do', id: 5, what: 'destroy' });
    say({ type: 'do', id: 6, what: 'open' });
    say({ type: 'export', id: 7, format: '__proto__' });
    window.second.port.postMessage({ pm: 1, type: 'do', id: 9, what: 'next' });
    for (let n = 10; n < 2000; n += 1) say({ type: 'nothing', id: n });
    say({ type: 'export', id: 3000, format: 'text' });
  });
  await eventually(async () => {
    const answers = await page.evaluate(() => window.first.list.filter((one) => one.type === 'answer').map(({ id, ok, code }) => [id, ok, code]));
    assert.deepEqual(answers, [[1, true, undefined], [3, false, 'unreadable'], [5, false, 'unknown'], [6, false, 'unknown'], [7, false, 'not-now'], [3000, true, undefined]]);
  });
  assert.deepEqual(await page.evaluate(() => window.second.list), []);
  await inside.locator('.pm-now h2').filter({ hasText: 'Owner’s summary' }).waitFor();
});

// What leaves the frame is tried there, and stopped.
framed('what the browser keeps a page around neither reads nor runs', [/Content Security Policy|policy broken|Failed to fetch/], async (visit) => {
  const { page } = visit;
  // Of the same site, where the browser keeps meetings also in frames.
  const inside = await at(visit, '/nosy.html', around('window.meeting = attach(frame, { on });', '#meeting=inc-3183').replaceAll('localhost', '127.0.0.1'));
  await inside.getByRole('button', { name: /sample/i }).click();
  await inside.locator('.pm-desk').waitFor();
  await eventually(async () => assert.equal((await of(page, 'ready')).at(-1)?.storage, 'local'));
  for (const [type, fields] of [['export', { format: 'json' }], ['do', { what: 'next' }], ['load', { state: '{}' }]]) {
    assert.deepEqual(await ask(page, type, fields), { code: 'not-yours' });
  }
  assert.deepEqual(await ask(page, 'configure', { theme: 'dark' }), { text: undefined });
  await eventually(async () => assert.ok((await of(page, 'change')).length > 0));
  assert.ok((await of(page, 'change')).every((message) => message.state === undefined));
  // Nothing leaves the frame, once it stands.
  const left = await page.frames()[1].evaluate(() => fetch('/').then(() => 'left', () => 'stopped'));
  assert.equal(left, 'stopped');
  // A page that lets go and takes hold again is answered again.
  await page.evaluate(() => { window.meeting.detach(); window.meeting = window.attach(window.frame, { on: (message) => window.heard.push(message), nonce: 'again' }); });
  await eventually(async () => assert.equal((await of(page, 'ready')).at(-1)?.nonce, 'again'));
  assert.deepEqual(await ask(page, 'configure', { theme: 'light' }), { text: undefined });
});

framed('only the origin that the address names may connect', async (visit) => {
  const { page } = visit;
  const inside = await at(visit, '/other.html', around("window.meeting = attach(frame, { theme: 'dark', on });", '#host=https://wiki.example'));
  await inside.getByRole('button', { name: /sample/i }).waitFor();
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(await of(page, 'ready'), []);
  await at(visit, '/same.html', around("window.meeting = attach(frame, { theme: 'dark', on });", `#host=${encodeURIComponent(visit.server.origin)}`));
  await eventually(async () => assert.equal((await of(page, 'ready')).length, 1));
});

framed('another frame of the page cannot speak for it', async (visit) => {
  const { page } = visit;
  visit.pages['/intruder.html'] = `<!doctype html><title>x</title><link rel="icon" href="data:,"><script>
    const channel = new MessageChannel(); window.list = []; channel.port1.onmessage = ({ data }) => list.push(data);
    setInterval(() => parent.frames[0].postMessage({ pm: 1, type: 'connect', theme: 'dark' }, '*', [new MessageChannel().port2]), 50);
    parent.frames[0].postMessage({ pm: 1, type: 'connect', theme: 'dark' }, '*', [channel.port2]);</script>`;
  const inside = await at(visit, '/two.html', around('setTimeout(() => (window.meeting = attach(frame, { on })), 700);', '', '<iframe src="/intruder.html" title="x"></iframe>'));
  await inside.getByRole('button', { name: /sample/i }).waitFor();
  await eventually(async () => assert.equal((await of(page, 'ready')).length, 1));
  assert.deepEqual(await page.frames().find((one) => one.url().endsWith('intruder.html')).evaluate(() => window.list), []);
});

framed('a hostile frame: the page around takes nothing from it but what it may say', async (visit) => {
  const { page } = visit;
  visit.pages['/frame.html'] = `<!doctype html><title>x</title><link rel="icon" href="data:,"><script>
    addEventListener('message', (event) => {
      window.got = (window.got ?? 0) + 1;
      const [port] = event.ports; if (!port) return parent.postMessage({ pm: 1, type: 'hello', version: '1' }, '*');
      const say = (message) => port.postMessage({ pm: 1, ...message });
      let deep = {}; for (let n = 0; n < 500; n += 1) deep = { deep };
      for (const one of [null, 7, 'resize', deep, { pm: 3, type: 'resize', height: 5 }]) port.postMessage(one);
      say({ type: 'resize', height: 1e9 }); say({ type: 'resize', height: -4 }); say({ type: 'resize', height: '9' });
      say({ type: 'error', code: '<img src=x onerror=alert(1)>'.repeat(9) });
      say({ type: 'change', revision: 1, state: deep }); say({ type: 'answer', id: 99, ok: true, text: 'x' });
      say({ type: 'toString' }); say({ type: 'step', id: 1, index: 2, of: 3, html: '<b>' });
      let height = 300; const grow = () => { say({ type: 'resize', height: (height += 20) }); if (height < 4000) setTimeout(grow, 1); else say({ type: 'poll', id: 1, open: true }); }; grow();
    });
    parent.postMessage({ pm: 1, type: 'hello', version: '1', storage: true }, '*');</script>`;
  const host = around("window.meeting = attach(frame, { autosize: true, on });").replace(`${ours()}embed.html`, '/frame.html');
  await at(visit, '/victim.html', host);
  await eventually(async () => assert.equal((await of(page, 'poll')).length, 1));
  const heard = await page.evaluate(() => window.heard.filter((one) => one.type !== 'resize'));
  assert.deepEqual(heard, [{ type: 'step', id: 1, index: 2, of: 3 }, { type: 'poll', id: 1, open: true }]);
  const height = await page.evaluate(() => window.frame.getBoundingClientRect().height);
  assert.ok(height <= 4000 && height < 2000, `it grew to ${height}`);
  // A frame that went elsewhere is told nothing.
  visit.pages['/elsewhere.html'] = `<!doctype html><title>x</title><link rel="icon" href="data:,"><script>window.list = []; addEventListener('message', ({ data }) => list.push(data));
    parent.postMessage({ pm: 1, type: 'hello', version: '1', storage: true }, '*');</script>`;
  const away = visit.server.origin.replace('127.0.0.1', 'localhost');
  await page.frames()[1].evaluate((to) => (location.href = to), `${away}/elsewhere.html`);
  await eventually(async () => assert.ok(page.frames()[1].url().includes('elsewhere')));
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(await page.frames()[1].evaluate(() => window.list), []);
});
