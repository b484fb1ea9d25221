// The page without network: it starts, its meeting is back, and no meeting changes its version on the way.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { fileURLToPath } from 'node:url';
import { dist } from '../budget.mjs';
import { eventually, launch } from './browser.mjs';
import { find } from './find.mjs';
import { fox } from './firefox.mjs';
import { gate } from './gate.mjs';
import { serve } from './serve.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** A test with a copy of the release of its own behind a gate. It fails on any complaint of a page. */
function hosted(name, steps) {
  test(name, { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hosted-'));
    cpSync(dist, folder, { recursive: true, dereference: true });
    const asked = [];
    const server = await serve({ folder: join(folder, '/'), headers: (path) => (asked.push(path), {}) });
    const way = await gate(server);
    const context = await browser.newContext({ viewport: { width: 400, height: 720 }, locale: 'en-GB' });
    context.setDefaultTimeout(10_000);
    const problems = [];
    context.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    context.on('weberror', (error) => problems.push(String(error.error())));
    const open = async (hash = '') => {
      const page = await context.newPage();
      await page.goto(way.url + hash);
      await stands(page);
      return page;
    };
    try {
      await steps({ folder, asked, way, context, open });
      assert.deepEqual(problems, []);
    } finally {
      await context.close();
      await way.close();
      await server.close();
      rmSync(folder, { recursive: true });
    }
  });
}

/** Waits until the page is there, and all that it keeps. */
async function stands(page) {
  await page.getByRole('heading').first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
}

async function reload(page) {
  await page.reload();
  await stands(page);
}

/** The sample meeting with a note in it, saved. Answers its part of the address. */
async function meeting(page) {
  await page.getByRole('button', { name: /sample/i }).click();
  await page.locator('.pm-desk').waitFor();
  const field = page.getByRole('textbox', { name: 'Add a note' });
  await field.fill('said before');
  await field.press('Enter');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('o');
  await page.getByText('Saved in this browser').waitFor();
  await page.keyboard.press('Escape');
  return page.evaluate(() => location.hash);
}
const back = (page) => page.locator('.pm-notes').getByText('said before').waitFor();

/** Puts up version 2, as a build would: every name with a digest is another, the old ones are gone. */
function renew(folder) {
  const at = (name) => join(folder, name);
  let page = readFileSync(at('index.html'), 'utf8').replace('<html', '<html data-version=2');
  for (const name of readdirSync(folder).filter((name) => /-[0-9a-f]{16}/.test(name))) {
    const renamed = name.replace(/-[0-9a-f]{16}/, (digest) => `-${[...digest.slice(1)].toReversed().join('')}`);
    renameSync(at(name), at(renamed));
    page = page.replace(name, renamed);
    if (name.endsWith('.css')) writeFileSync(at(renamed), `${readFileSync(at(renamed), 'utf8')} :root { --version: 2 }`);
    if (name.startsWith('start-')) writeFileSync(at(renamed), `document.body.dataset.version = 2; ${readFileSync(at(renamed), 'utf8')}`);
  }
  writeFileSync(at('index.html'), page);
  execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/offline.mjs', import.meta.url)), folder]);
}

/** Of which version the parts of a page are: its text, styles, script. */
const versions = (page) =>
  page.evaluate(() => [
    document.documentElement.dataset.version ?? '1',
    getComputedStyle(document.documentElement).getPropertyValue('--version') || '1',
    document.body.dataset.version ?? '1',
  ]);
const first = ['1', '1', '1'];
const second = ['2', '2', '2'];

const untilWaiting = (page) =>
  eventually(async () => assert.ok(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting !== null)));

hosted('without network the page starts, and its meeting is back', async ({ open, way, asked }) => {
  const page = await open();
  const hash = await meeting(page);
  way.shut();
  asked.length = 0;
  await reload(page);
  await back(page);
  await page.close();
  // A day later, as it were.
  const again = await open(hash);
  await back(again);
  const desk = await open();
  await desk.getByRole('button', { name: /sample/i }).waitFor();
  assert.deepEqual(asked, []);
});

hosted('a network that does not answer does not keep the page from starting', async ({ open, way }) => {
  const page = await open();
  const hash = await meeting(page);
  await page.close();
  way.hold();
  await back(await open(hash));
});

hosted('a server in trouble does not keep the page from starting', async ({ open, way }) => {
  const page = await open();
  const hash = await meeting(page);
  await page.close();
  way.trouble();
  await back(await open(hash));
});

hosted('a meeting keeps its version; the next one has the new', async ({ open, folder, context, asked }) => {
  const page = await open();
  const hash = await meeting(page);
  assert.deepEqual(await versions(page), first);
  const names = readdirSync(folder).filter((name) => /-[0-9a-f]{16}/.test(name));
  renew(folder);
  assert.deepEqual(names.filter((name) => readdirSync(folder).includes(name)), [], 'the old files are gone');
  await reload(page);
  await back(page);
  assert.deepEqual(await versions(page), first);
  // The new one is fetched, and waits.
  await untilWaiting(page);
  asked.length = 0;
  await reload(page);
  assert.deepEqual(await versions(page), first);
  const coming = context.waitForEvent('page');
  await page.keyboard.press('o');
  await page.getByRole('button', { name: 'Stage in a window of its own' }).click();
  const stage = await coming;
  await stage.locator('.pm-stage-main').waitFor();
  assert.deepEqual(await versions(stage), first);
  assert.deepEqual(asked.filter((path) => path !== '/sw.js'), []);
  await stage.close();
  await page.close();
  const next = await open(hash);
  await back(next);
  assert.deepEqual(await versions(next), second);
  // Of the old one nothing is left once the browser lets the new worker take over, which it does in its own time.
  const browser = await context.newCDPSession(next);
  await browser.send('ServiceWorker.enable');
  await browser.send('ServiceWorker.skipWaiting', { scopeURL: await next.evaluate(() => new URL('.', location.href).href) });
  await eventually(async () => {
    const kept = await next.evaluate(() => caches.keys());
    assert.equal(kept.filter((name) => / /.test(name)).length, 1, kept.join());
  });
  assert.deepEqual(await versions(next), second);
});

hosted('a version put up while none is open is there at the next start, and stays', async ({ open, folder, way, context }) => {
  await (await open()).close();
  renew(folder);
  const page = await open();
  assert.deepEqual(await versions(page), second);
  const hash = await meeting(page);
  await untilWaiting(page);
  await reload(page);
  assert.deepEqual(await versions(page), second);
  // Another page there keeps the first worker in its place: it, too, gives out what was in use last.
  const other = await context.newPage();
  await other.goto(`${way.url}postmortem-meeting.html`);
  await other.getByRole('heading').first().waitFor();
  way.shut();
  await reload(page);
  await back(page);
  assert.deepEqual(await versions(page), second);
  await page.close();
  const next = await open(hash);
  await back(next);
  assert.deepEqual(await versions(next), second);
  assert.ok(await next.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting !== null));
  await other.close();
});

hosted('a version that is not whole yet is not kept', async ({ open, folder, way, asked }) => {
  const page = await open();
  const hash = await meeting(page);
  renew(folder);
  const [sheet] = readdirSync(folder).filter((name) => name.endsWith('.css'));
  writeFileSync(join(folder, sheet), 'half of i');
  asked.length = 0;
  await reload(page);
  await eventually(() => assert.ok(asked.includes(`/${sheet}`)));
  await eventually(async () => {
    const { installing, waiting } = await page.evaluate(async () => {
      const { installing, waiting } = await navigator.serviceWorker.getRegistration();
      return { installing: installing !== null, waiting: waiting !== null };
    });
    assert.deepEqual({ installing, waiting }, { installing: false, waiting: false });
  });
  await page.close();
  way.shut();
  const again = await open(hash);
  await back(again);
  assert.deepEqual(await versions(again), first);
});

hosted('only a page in a window of its own has a worker', async ({ open, way, context, folder }) => {
  writeFileSync(join(folder, 'wiki.html'), '<!doctype html><title>A wiki</title><iframe title="The meeting" src="./"></iframe>');
  await context.route('**/wiki.html', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { 'content-type': 'text/html' } });
  });
  const page = await context.newPage();
  await page.goto(`${way.url}wiki.html`);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading').first().waitFor();
  await frame.locator('meta[http-equiv]').waitFor({ state: 'attached' });
  const workers = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  assert.equal(await workers(), 0);
  await open();
  assert.equal(await workers(), 1);
});

fox('without network the page starts in Firefox too, and its meeting is back', async ({ open }) => {
  const server = await serve();
  const way = await gate(server);
  try {
    const desk = await open(way.url);
    await desk.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await desk.press('See a sample meeting');
    await desk.at('Opening');
    await desk.note('said before');
    await desk.key('o');
    await desk.sees('Saved in this browser');
    const address = desk.page.url();
    way.shut();
    await desk.page.close();
    await (await open(address)).sees('said before');
  } finally {
    await way.close();
    await server.close();
  }
});

test('the page can be installed', { timeout: 60_000 }, async () => {
  const server = await serve();
  const profile = mkdtempSync(join(tmpdir(), 'profile-'));
  // What is private cannot be installed, and neither can a page in a browser that is driven as usual.
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: find('chromium'),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    await stands(page);
    const session = await context.newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors, []);
    const { errors, data } = await session.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    assert.equal(JSON.parse(data).name, 'Postmortem meeting');
  } finally {
    await context.close();
    await server.close();
    rmSync(profile, { recursive: true });
  }
});
