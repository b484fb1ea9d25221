// The page shuts itself off once it stands: whatever is tried in it, the server hears nothing.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually } from './browser.mjs';
import { fox } from './firefox.mjs';
import { journey } from './journey.mjs';
import { serve } from './serve.mjs';

/** Ways out of a page, by the path each asks for. */
const ways = [
  '/leak-fetch',
  '/leak-request',
  '/leak-beacon',
  '/leak-events',
  '/leak-socket',
  '/leak-import.js',
  '/leak-worker.js',
  '/leak-image',
  '/leak-sound',
  '/leak-style.css',
  '/leak-frame.html',
  '/leak-form',
];

// Runs in the page: tries them all, and answers which of them its policy was asked about and refused.
async function tried(ways) {
  const refused = new Set();
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => refused.add(blockedURI.replace(/^\w+:\/\/[^/]*|\?$/g, '')));
  const put = (name, given) => document.body.append(Object.assign(document.createElement(name), given));
  const attempts = [
    () => fetch('/leak-fetch'),
    () => {
      const request = new XMLHttpRequest();
      request.open('POST', '/leak-request');
      request.send('words');
    },
    () => navigator.sendBeacon('/leak-beacon', 'words'),
    () => new EventSource('/leak-events'),
    () => new WebSocket(`ws://${location.host}/leak-socket`),
    () => import('/leak-import.js'),
    () => new Worker('/leak-worker.js'),
    () => (new Image().src = '/leak-image'),
    () => new Audio('/leak-sound').load(),
    () => put('link', { rel: 'stylesheet', href: '/leak-style.css' }),
    () => put('iframe', { src: '/leak-frame.html' }),
    () => {
      put('form', { id: 'leak', action: '/leak-form' });
      document.getElementById('leak').submit();
    },
  ];
  for (const attempt of attempts) await Promise.resolve().then(attempt).catch(() => {});
  for (let turn = 0; turn < 100 && ways.some((way) => !refused.has(way)); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return [...refused];
}

/** What a server was asked for, since the last look. */
const logged = () => {
  const paths = [];
  return { paths, headers: (path) => (paths.push(path), {}) };
};
const leaks = ({ paths }) => paths.filter((path) => path.startsWith('/leak-')).toSorted();

const sealed = logged();
// The attempts themselves are what is refused here.
const allow = [/policy broken: /, /violates the (following|document's) Content Security Policy/, /a request after loading: \w+ http:\S+\/leak-/];
journey('once the page stands, nothing leaves it', { server: { headers: sealed.headers }, allow }, async ({ page }) => {
  sealed.paths.length = 0;
  const refused = await page.evaluate(tried, ways);
  assert.deepEqual(ways.filter((way) => !refused.includes(way)), [], 'not asked about');
  assert.deepEqual(sealed.paths, []);
  // And it goes on. The driver still waits for where the form leads, so it is asked without it.
  await page.evaluate(() => [...document.querySelectorAll('button')].find((one) => /sample/i.test(one.textContent)).click());
  await eventually(async () => assert.ok(await page.evaluate(() => document.querySelector('.pm-desk') !== null)));
});

const bare = logged();
const plain = '<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,"><h1>A page without a policy</h1>';
const unsealed = {
  pages: { '/bare.html': plain },
  headers: (path) => (bare.paths.push(path), { 'content-security-policy': undefined }),
};
journey(
  'the same attempts get through where nothing stops them',
  { server: unsealed, load: false, allow: [/a request after loading/, /console error/] },
  async ({ page, open }) => {
    await open(page, 'bare.html');
    // The last of them, the form, leaves the page.
    await page.evaluate(tried, ways).catch(() => {});
    await eventually(() => assert.deepEqual(leaks(bare), ways.toSorted()));
  },
);

const foxes = logged();
let server;
before(async () => (server = await serve({ headers: foxes.headers })));
after(() => server.close());

fox('nothing leaves the page in Firefox either', { allow: [/\/leak-/] }, async ({ open }) => {
  const desk = await open(server.url);
  await desk.page.waitForSelector('meta[http-equiv]');
  foxes.paths.length = 0;
  const refused = await desk.page.evaluate(tried, ways);
  assert.deepEqual(ways.filter((way) => !refused.includes(way)), [], 'not asked about');
  assert.deepEqual(leaks(foxes), []);
  await desk.press('See a sample meeting');
  await desk.at('Opening');
});
