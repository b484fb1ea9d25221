// What custom-elements.json promises of the element, held against the element itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../budget.mjs';
import { eventually } from './browser.mjs';
import { journey } from './journey.mjs';

const manifest = JSON.parse(readFileSync(join(dist, 'custom-elements.json'), 'utf8'));
const [module] = manifest.modules;
const promised = module.declarations.find((one) => one.customElement);
const fields = promised.members.filter((one) => one.kind === 'field').map((one) => one.name);
const methods = promised.members.filter((one) => one.kind === 'method').map((one) => one.name);
const events = promised.events.map((one) => one.name);

const page = (body, head = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our wiki</title>
<link rel="icon" href="data:,">${head}<script type="module" src="/postmortem-meeting.js"></script><script type="module" src="/wiki.js"></script></head>
<body><h1>Incident 3180</h1>${body}</body></html>`;

const list = '<ul><li>What happened [10 min]</li><li>What we change [15 min]</li><li>Close 5 min</li></ul>';
const server = {
  pages: {
    '/one.html': page(`<postmortem-meeting meeting="inc-3180">${list}<p slot="opener">We are here to learn.</p><small slot="footer">Kept for a year</small></postmortem-meeting>`),
    '/plain.html': page('<postmortem-meeting meeting="inc-3181" agenda="learning-45"></postmortem-meeting>'),
    '/host.html': page(`<postmortem-meeting meeting="inc-3182" storage="host">${list}</postmortem-meeting>`),
    '/none.html': page(`<postmortem-meeting meeting="inc-3183" storage="none">${list}</postmortem-meeting>`),
    '/early.html': page('<postmortem-meeting id="early" meeting="inc-3184"></postmortem-meeting>', '<script src="/early.js"></script>'),
    '/bad.html': page('<postmortem-meeting meeting="INC 3180"></postmortem-meeting>'),
    '/theme.html': page(`<postmortem-meeting>${list}</postmortem-meeting>`, '<link rel="stylesheet" href="/theme.css">'),
    '/theme.css': 'postmortem-meeting { --pm-fill: rgb(120, 40, 80); } postmortem-meeting::part(desk) { border-top: 7px solid rgb(1, 2, 3); } postmortem-meeting:state(running) { outline: 3px solid rgb(4, 5, 6); }',
    // Properties that are there before the element has its class.
    '/early.js': `addEventListener('DOMContentLoaded', () => { const one = document.querySelector('#early'); one.theme = 'dark'; one.muted = true; one.agenda = 'learning-30'; });`,
    '/wiki.js': `window.heard = []; for (const name of ${JSON.stringify(events)}) addEventListener(name, (event) => heard.push([name, event.detail]));
      window.states = []; addEventListener('pm-change', (event) => event.detail.open && states.push(event.target.getState()));`,
  },
};

const heard = (page, name) => page.evaluate((name) => window.heard.filter(([one]) => one === name).map(([, detail]) => detail), name);
/** Calls a method; answers `{ value }` or `{ code }`. */
const call = (page, name, ...args) =>
  page.evaluate(
    ([name, args]) => {
      try {
        return { value: document.querySelector('postmortem-meeting')[name](...args) };
      } catch (error) {
        return { code: error.code ?? String(error) };
      }
    },
    [name, args],
  );
/** Opens a page and waits for the widget in it, which comes after the page itself. */
async function stand({ page, watch, server }, path) {
  watch.loading(page);
  await page.goto(server.url + path);
  await page.locator('postmortem-meeting button').first().waitFor();
  await watch.loaded(page);
}
const at = (element, title) => element.locator('.pm-now h2').filter({ hasText: title }).waitFor();

journey('the manifest names what the class has, and nothing else', { server, load: false }, async (visit) => {
  const { page } = visit;
  await stand(visit, 'one.html');
  const has = await page.evaluate(async () => {
    const { PostmortemMeeting } = await import('/postmortem-meeting.js');
    const own = Object.getOwnPropertyDescriptors(PostmortemMeeting.prototype);
    const lifecycle = /Callback$|^constructor$/;
    const names = Object.keys(own).filter((name) => !lifecycle.test(name));
    return {
      fields: names.filter((name) => own[name].get),
      methods: names.filter((name) => own[name].value),
      observed: PostmortemMeeting.observedAttributes,
      slots: [...document.querySelector('postmortem-meeting').shadowRoot.querySelectorAll('slot')].map((slot) => slot.name),
    };
  });
  assert.deepEqual([...has.fields].sort(), [...fields].sort());
  assert.deepEqual([...has.methods].sort(), [...methods].sort());
  const attributes = promised.attributes.map((one) => one.name);
  assert.ok(has.observed.every((name) => attributes.includes(name)), has.observed.join());
  // A property for every attribute, of the same name.
  assert.deepEqual([...attributes].sort(), [...fields].sort());
  assert.deepEqual(promised.slots.map((one) => one.name).sort(), ['', 'footer', 'opener']);
  assert.ok(has.slots.includes('footer'));
  for (const { name } of promised.cssProperties) {
    const value = await page.evaluate((name) => getComputedStyle(document.querySelector('postmortem-meeting')).getPropertyValue(name), name);
    assert.ok(value.trim(), `${name} has no default`);
  }
});

journey('a page runs the meeting by methods, and hears of it by every event', { server, load: false, clock: true, context: { permissions: ['clipboard-read', 'clipboard-write'] } }, async (visit) => {
  const { page, clock } = visit;
  await stand(visit, 'one.html');
  const element = page.locator('postmortem-meeting');
  await element.getByRole('button', { name: 'Start the meeting' }).waitFor();
  assert.deepEqual(await call(page, 'pause'), { code: 'not-now' });
  assert.deepEqual(await call(page, 'next'), { code: 'not-now' });
  assert.deepEqual(await call(page, 'start'), { value: undefined });
  await at(element, 'What happened');
  // Who hears of a change may ask at once what it made.
  await eventually(async () => assert.ok((await page.evaluate(() => window.states)).length >= 1));
  for (const { name } of promised.cssParts.filter(({ name }) => name !== 'stage')) {
    assert.equal(await element.locator(`[part="${name}"]`).count(), 1, name);
  }
  assert.deepEqual(await call(page, 'start'), { code: 'not-now' });
  await call(page, 'pause');
  await call(page, 'start');
  await call(page, 'next');
  await at(element, 'What we change');
  await call(page, 'prev');
  await at(element, 'What happened');
  await call(page, 'extend');
  await clock.advance(13 * 60_000);
  await clock.advance(2 * 60_000);
  await eventually(async () => assert.ok(await element.evaluate((one) => one.matches(':state(overtime):state(running)'))));
  const minutes = (await call(page, 'exportAs', 'markdown')).value;
  assert.match(minutes, /What happened/);
  assert.match((await call(page, 'exportAs', 'html')).value, /^<!doctype html>/);
  assert.deepEqual(await call(page, 'exportAs', 'docx'), { code: 'not-now' });
  const phases = (await heard(page, 'pm-timer')).map((detail) => detail.phase);
  for (const phase of ['draft', 'running', 'paused', 'cue', 'over']) assert.ok(phases.includes(phase), `${phase} of ${phases}`);
  await element.getByRole('button', { name: 'Minutes', exact: true }).click();
  await element.getByRole('button', { name: 'Copy as Markdown' }).click();
  await element.getByText('Copied.').waitFor();
  assert.deepEqual((await heard(page, 'pm-export')).at(-1), { format: 'markdown' });
  await element.getByRole('button', { name: 'Poll', exact: true }).click();
  await element.getByRole('button', { name: /^Ask now/ }).click();
  await eventually(async () => assert.equal((await heard(page, 'pm-poll')).at(-1)?.open, true));
  // The end of a meeting takes the room's own button.
  await call(page, 'next');
  await call(page, 'next');
  await at(element, 'Close');
  assert.deepEqual(await call(page, 'next'), { code: 'not-now' });
  // No event says a word of what is talked about.
  const all = JSON.stringify(await page.evaluate(() => window.heard));
  assert.ok(!/What|Close|Kept|learn/.test(all), all);
});

journey('slots: other words to open with, and the page’s own below', { server, load: false }, async (visit) => {
  const { page } = visit;
  await stand(visit, 'one.html');
  const element = page.locator('postmortem-meeting');
  await page.getByText('Kept for a year').waitFor();
  await element.getByRole('button', { name: 'Start the meeting' }).click();
  await element.locator('.pm-desk').waitFor();
  await page.evaluate(() => document.querySelector('postmortem-meeting').shadowRoot.querySelector('[part=dock] button').focus());
  await page.keyboard.press('d');
  await element.locator('.pm-desk').getByText('We are here to learn.').first().waitFor();
  const [below, above] = await page.evaluate(() => {
    const [footer, root] = [document.querySelector('[slot=footer]'), document.querySelector('postmortem-meeting').shadowRoot.querySelector('.pm-root')];
    return [footer.getBoundingClientRect().top, root.getBoundingClientRect().bottom];
  });
  assert.ok(below >= above - 1);
});

journey('attributes: the agenda it begins with, and another meeting', { server, load: false }, async (visit) => {
  const { page } = visit;
  await stand(visit, 'plain.html');
  const element = page.locator('postmortem-meeting');
  await element.getByRole('button', { name: /^Start from an agenda/ }).click();
  await element.getByText(/45 minutes/).first().waitFor();
  const first = (await call(page, 'getState')).value;
  assert.match(first, /inc-3181/);
  await page.evaluate(() => (document.querySelector('postmortem-meeting').meeting = 'inc-3190'));
  await element.getByRole('button', { name: /sample/i }).waitFor();
  await page.evaluate(() => (document.querySelector('postmortem-meeting').meeting = 'inc-3181'));
  await element.getByText(/45 minutes/).first().waitFor();
});

journey('what is set before the element has its class counts', { server, load: false }, async (visit) => {
  const { page } = visit;
  await stand(visit, 'early.html');
  const element = page.locator('#early');
  await element.getByRole('button', { name: /sample/i }).waitFor();
  assert.deepEqual(await page.evaluate(() => ['theme', 'muted', 'agenda'].map((name) => document.querySelector('#early').getAttribute(name))), ['dark', '', 'learning-30']);
});

journey('a page that keeps the meeting itself: nothing in the browser, and back from its own hands', { server, load: false }, async (visit) => {
  const { page, watch } = visit;
  await stand(visit, 'host.html');
  const element = page.locator('postmortem-meeting');
  await element.getByRole('button', { name: 'Start the meeting' }).click();
  await element.getByRole('textbox', { name: 'Add a note' }).fill('kept by the wiki');
  await element.getByRole('textbox', { name: 'Add a note' }).press('Enter');
  await element.locator('.pm-notes').getByText('kept by the wiki').waitFor();
  await element.getByRole('button', { name: 'Menu' }).click();
  await element.getByText('The page around this keeps the meeting.').waitFor();
  const state = (await call(page, 'getState')).value;
  assert.match(state, /kept by the wiki/);
  // What is open stays: nothing is put away from outside.
  assert.deepEqual(await call(page, 'setState', state), { code: 'occupied' });
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('meeting'))), []);
  watch.loading(page);
  await page.reload();
  // A new draft from the page's list is nothing that anybody made: what the page kept takes its place.
  await element.getByRole('button', { name: 'Start the meeting' }).waitFor();
  assert.deepEqual(await call(page, 'setState', state), { value: undefined });
  await element.locator('.pm-notes').getByText('kept by the wiki').waitFor();
  assert.match((await call(page, 'getState')).value, /inc-3182/);
  // Erased, the page hears that there is nothing to keep.
  await element.getByRole('button', { name: 'Menu' }).click();
  await element.getByRole('button', { name: 'Erase this meeting' }).click();
  await element.getByRole('button', { name: 'Erase it for good' }).click();
  await eventually(async () => assert.equal((await heard(page, 'pm-change')).at(-1).open, false));
  // Given before the program is there, in an element without a list.
  await page.evaluate(() => document.querySelector('postmortem-meeting').remove());
  await page.evaluate((state) => {
    const one = document.createElement('postmortem-meeting');
    one.storage = 'host';
    one.setState(state);
    document.body.append(one);
  }, state);
  await element.locator('.pm-notes').getByText('kept by the wiki').waitFor();
  assert.deepEqual(await call(page, 'setState', '{"no":1}'), { code: 'unreadable' });
});

/** One more window on a page of the same browser. */
async function anotherOf(visit, path) {
  const page = await visit.context.newPage();
  await stand({ ...visit, page }, path);
  return { page };
}

journey('taken away at any moment of its start it says nothing more', { server, load: false }, async (visit) => {
  const { page } = visit;
  await stand(visit, 'one.html');
  await page.evaluate(async () => {
    const element = document.querySelector('postmortem-meeting');
    for (let n = 0; n < 30; n += 1) {
      element.remove();
      await new Promise((done) => setTimeout(done));
      document.body.append(element);
      for (let turns = 0; turns < n % 15; turns += 1) await undefined;
    }
  });
  await page.locator('postmortem-meeting').getByRole('button', { name: 'Start the meeting' }).waitFor();
});

journey('a name that is none is told', { server, load: false }, async (visit) => {
  const { page } = visit;
  await stand(visit, 'bad.html');
  await eventually(async () => assert.deepEqual(await heard(page, 'pm-error'), [{ code: 'bad-name' }]));
});

journey('kept nowhere it says so', { server, load: false }, async (visit) => {
  const { page } = visit;
  await stand(visit, 'none.html');
  const element = page.locator('postmortem-meeting');
  await element.getByRole('button', { name: 'Start the meeting' }).click();
  await element.getByText(/Not kept/).first().waitFor();
  // Not even the key of a sealed poll.
  await element.getByRole('button', { name: 'Poll', exact: true }).click();
  await element.getByRole('button', { name: /^Ask now/ }).click();
  await element.getByRole('button', { name: 'Tap them in' }).waitFor();
  // Another window with the same name is another meeting.
  const { page: other } = await anotherOf(visit, 'none.html');
  await other.locator('postmortem-meeting').getByRole('button', { name: 'Start the meeting' }).click();
  assert.equal(await other.getByText('Another window runs this meeting.').count(), 0);
  await element.getByRole('button', { name: 'Tap them in' }).waitFor();
  assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)].flat().filter((key) => key.startsWith('pm:'))), []);
  assert.deepEqual(await call(page, 'openWindow'), { code: 'not-here' });
});

journey('the page’s colours, parts and states reach it', { server, load: false }, async (visit) => {
  const { page } = visit;
  await stand(visit, 'theme.html');
  const element = page.locator('postmortem-meeting');
  const start = element.getByRole('button', { name: 'Start the meeting' });
  assert.equal(await start.evaluate((one) => getComputedStyle(one).backgroundColor), 'rgb(120, 40, 80)');
  await start.click();
  assert.equal(await element.locator('.pm-desk').evaluate((one) => getComputedStyle(one).borderTopColor), 'rgb(1, 2, 3)');
  assert.equal(await element.evaluate((one) => getComputedStyle(one).outlineColor), 'rgb(4, 5, 6)');
});

journey('in a window of its own it is the same meeting', { server, load: false }, async (visit) => {
  const { page, context } = visit;
  await stand(visit, 'one.html');
  const element = page.locator('postmortem-meeting');
  await element.getByRole('button', { name: 'Start the meeting' }).click();
  await at(element, 'What happened');
  const coming = context.waitForEvent('page');
  await call(page, 'openWindow');
  const own = await coming;
  await own.locator('.pm-now h2').filter({ hasText: 'What happened' }).waitFor();
  await own.getByText('Another window runs this meeting.').waitFor();
  await call(page, 'next');
  await own.locator('.pm-now h2').filter({ hasText: 'What we change' }).waitFor();
});
