// The element in somebody else's page: in its own tree, with the page's list as agenda, several, moved, taken away.
import assert from 'node:assert/strict';
import { eventually } from './browser.mjs';
import { journey } from './journey.mjs';

const page = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our wiki</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/hostile.css"><script type="module" src="/postmortem-meeting.js"></script>
<script type="module" src="/wiki.js"></script></head><body><h1>Incident 3180</h1><input aria-label="Search the wiki">${body}</body></html>`;

const list = `<ul><li>What happened [10 min]</li><li>What we change [15 min]<ul><li>Who needs to agree?</li></ul></li><li>Close 5 min</li></ul>`;
const server = {
  pages: {
    '/wiki.html': page(`<postmortem-meeting meeting="inc-3180"><p>Loading…</p>${list}</postmortem-meeting>`),
    '/two.html': page('<postmortem-meeting></postmortem-meeting><postmortem-meeting theme="dark"></postmortem-meeting><postmortem-meeting hidden></postmortem-meeting>'),
    '/app.html': page('<div id="app">An application of the wiki</div>'),
    // What wikis do to everything on a page, and a key of their own.
    '/hostile.css': '* { font-size: 9px !important; color: red; letter-spacing: 3px; } button { display: none; } html { font-size: 62.5%; } :root { --pm-ink: red }',
    '/wiki.js': `window.heard = []; window.keys = [];
      for (const name of ['pm-ready', 'pm-change', 'pm-step', 'pm-poll', 'pm-error'])
        addEventListener(name, (event) => heard.push([name, event.detail, event.target.localName, event.composed]));
      addEventListener('keydown', (event) => keys.push(event.key));`,
  },
};

const heard = (page, name) => page.evaluate((name) => window.heard.filter(([one]) => one === name), name);

journey('the list in the page is the agenda, and the meeting comes back', { server, load: false }, async ({ page, watch, open }) => {
  await open(page, 'wiki.html');
  const element = page.locator('postmortem-meeting');
  await element.getByRole('button', { name: 'Start the meeting' }).waitFor();
  await element.locator('.pm-root').getByText('What we change').first().waitFor();
  await element.getByText('3 steps, 30 minutes').waitFor();
  await element.getByRole('button', { name: 'Start the meeting' }).click();
  await element.locator('.pm-now h2').filter({ hasText: 'What happened' }).waitFor();
  // Its styles are its own.
  const size = await element.locator('.pm-now h2').first().evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  assert.ok(size > 12, `${size}`);
  // The page's address, title and keys are not touched.
  assert.equal(await page.evaluate(() => location.hash), '');
  assert.equal(await page.title(), 'Our wiki');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('n');
  await page.getByLabel('Search the wiki').focus();
  await page.keyboard.press('n');
  await element.locator('.pm-now h2').filter({ hasText: 'What happened' }).waitFor();
  // An anchor of the page that looks like an address of ours is none.
  await page.evaluate(() => void (location.hash = 'meeting=nowhere'));
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  assert.equal(await element.locator('.pm-notice').count(), 0);
  assert.equal(await page.evaluate(() => location.hash), '#meeting=nowhere');
  // Inside it they are its own.
  await element.getByRole('button', { name: 'Agenda', exact: true }).focus();
  await page.keyboard.press('n');
  await element.locator('.pm-now h2').filter({ hasText: 'What we change' }).waitFor();
  const [ready] = await heard(page, 'pm-ready');
  assert.match(ready[1].version, /^\d+\.\d+\.\d+$/);
  assert.deepEqual(ready.slice(2), ['postmortem-meeting', true]);
  const steps = (await heard(page, 'pm-step')).map(([, detail]) => [detail.index, detail.of]);
  assert.deepEqual(steps.slice(-2), [[0, 3], [1, 3]]);
  assert.deepEqual(await heard(page, 'pm-error'), []);
  await element.getByRole('button', { name: 'Menu' }).click();
  await element.getByText('Saved in this browser').waitFor();
  assert.equal(await element.getByRole('button', { name: 'Stage in a window of its own' }).count(), 0);
  await watch.reload(page);
  await element.locator('.pm-now h2').filter({ hasText: 'What we change' }).waitFor();
});

journey('several on one page do not mix, and a hidden one is hidden', { server, load: false }, async ({ page, open }) => {
  await open(page, 'two.html');
  const [one, other] = [page.locator('postmortem-meeting').nth(0), page.locator('postmortem-meeting').nth(1)];
  await one.getByRole('button', { name: /sample/i }).click();
  await one.locator('.pm-desk').waitFor();
  await other.getByRole('button', { name: /sample/i }).click();
  await other.locator('.pm-desk').waitFor();
  await one.getByRole('button', { name: /^Next/ }).click();
  await one.locator('.pm-now h2').filter({ hasText: 'Owner’s summary' }).waitFor();
  await other.locator('.pm-now h2').filter({ hasText: 'Opening' }).waitFor();
  assert.equal(await page.locator('postmortem-meeting').nth(2).isVisible(), false);
  const ground = (element) => element.locator('.pm').first().evaluate((one) => getComputedStyle(one).backgroundColor);
  assert.notEqual(await ground(one), await ground(other));
});

journey('moved, taken away and put back a hundred times', { server, load: false, timeout: 60_000 }, async ({ page, open }) => {
  await open(page, 'wiki.html');
  const element = page.locator('postmortem-meeting');
  await element.getByRole('button', { name: 'Start the meeting' }).click();
  await element.locator('.pm-desk').waitFor();
  // Moved in one go it goes on as if nothing had been, with what was typed.
  await element.getByRole('textbox', { name: 'Add a note' }).fill('half a sentence');
  await page.evaluate(() => {
    const element = document.querySelector('postmortem-meeting');
    for (let n = 0; n < 100; n += 1) {
      const place = document.body.appendChild(document.createElement('section'));
      place.append(element);
    }
  });
  assert.equal(await element.getByRole('textbox', { name: 'Add a note' }).inputValue(), 'half a sentence');
  // Taken away and put back, at every pace.
  await page.evaluate(async () => {
    const element = document.querySelector('postmortem-meeting');
    for (let n = 0; n < 100; n += 1) {
      element.remove();
      await new Promise((done) => setTimeout(done, n % 4));
      document.body.append(element);
      await new Promise((done) => setTimeout(done, n % 7));
    }
  });
  await eventually(async () => assert.equal(await element.locator('.pm-root').count(), 1));
  await element.locator('.pm-desk').waitFor();
  assert.equal(await element.locator('.pm-desk').count(), 1);
  assert.equal(await element.getByText('Another window runs this meeting.').count(), 0);
  await element.getByRole('button', { name: /^Next/ }).click();
  await element.locator('.pm-now h2').filter({ hasText: 'What we change' }).waitFor();
});

journey('a page with an element called app of its own keeps it, and a second copy of the script does not hurt', { server, load: false }, async ({ page, open, watch }) => {
  await open(page, 'app.html');
  await page.getByText('An application of the wiki').waitFor();
  watch.loading(page);
  await page.evaluate(async () => {
    const copy = await import('/postmortem-meeting.js?another');
    copy.define();
    copy.define('our-postmortem');
    document.body.append(document.createElement('our-postmortem'));
  });
  await page.locator('our-postmortem').getByRole('button', { name: /sample/i }).waitFor();
  await page.getByText('An application of the wiki').waitFor();
});

journey('the mini window of an element has its own styles and not the page’s', { server, load: false }, async ({ page, open, context }) => {
  await open(page, 'wiki.html');
  const element = page.locator('postmortem-meeting');
  await element.getByRole('button', { name: 'Start the meeting' }).click();
  await element.getByRole('button', { name: 'Menu' }).click();
  const coming = context.waitForEvent('page');
  await element.getByRole('button', { name: /^Mini window/ }).press('Enter');
  const mini = await coming;
  await mini.locator('.pm-mini .pm-clock').waitFor();
  const [size, colour] = await mini.locator('.pm-clock').evaluate((one) => [parseFloat(getComputedStyle(one).fontSize), getComputedStyle(one).color]);
  assert.ok(size > 40, `${size}`);
  assert.notEqual(colour, 'rgb(255, 0, 0)');
  await mini.getByRole('button').click();
  await element.locator('.pm-now h2').filter({ hasText: 'What we change' }).waitFor();
});
