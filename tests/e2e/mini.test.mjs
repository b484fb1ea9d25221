// The mini window: on top of everything where the browser can, else a small window like any other.
import assert from 'node:assert/strict';
import { journey } from './journey.mjs';
import { states } from './states.mjs';

const stepOf = (page) => page.locator('.pm-now h2').first().innerText();
const digits = async (page) => (await page.locator('.pm-clock').first().innerText()).replace(/\s/g, '');

async function sample(page) {
  await page.getByRole('button', { name: /sample/i }).click();
  await page.locator('.pm-desk').waitFor();
}

/** Waits until the desk is at another step. */
const moved = (page, before) => page.locator('.pm-now h2').first().filter({ hasNotText: before }).waitFor();

/** Presses the menu's button for it, by keyboard. */
async function ask(page) {
  if (!(await page.getByRole('button', { name: 'Close the menu' }).isVisible())) {
    await page.getByRole('button', { name: 'Menu' }).click();
  }
  await page.getByRole('button', { name: /^Mini window/ }).press('Enter');
}

async function miniOf(page, context, watch) {
  const coming = context.waitForEvent('page');
  await ask(page);
  const mini = await coming;
  watch.loading(mini);
  await mini.locator('.pm-mini .pm-clock').waitFor();
  await watch.loaded(mini);
  return mini;
}

const popups = () => delete window.documentPictureInPicture;

journey('on top: click, keys, focus ring, dark, and in step with the desk', { clock: true }, async ({ page, context, clock, watch }) => {
  await sample(page);
  const mini = await miniOf(page, context, watch);
  assert.equal(mini.url(), 'about:blank');
  const step = mini.locator('.pm-mini h1');
  assert.equal(await step.innerText(), await stepOf(page));
  await clock.advance(65_000);
  assert.equal(await digits(mini), await digits(page));
  // Near the end of the box it asks, and the answer is given on the desk.
  await clock.advance(130_000);
  await mini.getByRole('button', { name: 'Extend, park or move on' }).click();
  await page.getByRole('button', { name: /^Move on/ }).click();
  // A press there is a press here.
  const first = await stepOf(page);
  await mini.getByRole('button').click();
  await moved(page, first);
  await step.filter({ hasText: await stepOf(page) }).waitFor();
  // By keyboard: Tab finds the one button, with a ring around it.
  await mini.evaluate(() => document.activeElement.blur());
  await mini.keyboard.press('Tab');
  const ring = await mini.evaluate(() => {
    const on = document.activeElement;
    return [on.tagName, getComputedStyle(on).outlineStyle];
  });
  assert.deepEqual(ring, ['BUTTON', 'solid']);
  const before = await stepOf(page);
  await mini.keyboard.press('Enter');
  await moved(page, before);
  // Single keys: the clock stands still, and the button lets it go on.
  await mini.evaluate(() => document.activeElement.blur());
  await mini.keyboard.press('p');
  await mini.getByRole('button', { name: 'Go on' }).waitFor();
  await mini.getByRole('button', { name: 'Go on' }).click();
  await mini.getByRole('button', { name: /^Next/ }).waitFor();
  // Colours go with the person's wish, not with the page's beginning.
  const ground = () => mini.evaluate(() => getComputedStyle(document.querySelector('.pm-whole')).backgroundColor);
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  await mini.emulateMedia({ colorScheme: 'dark' });
  assert.notEqual(await ground(), light);
});

journey('page and window swap fifty times, and nothing grows', { timeout: 120_000 }, async ({ page, context, watch }) => {
  await page.evaluate(() => {
    window.pmListeners = 0;
    for (const [name, by] of [['addEventListener', 1], ['removeEventListener', -1]]) {
      const real = EventTarget.prototype[name];
      EventTarget.prototype[name] = function (...all) {
        window.pmListeners += by;
        return real.apply(this, all);
      };
    }
  });
  await sample(page);
  const session = await context.newCDPSession(page);
  const measured = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners, documents } = await session.send('Memory.getDOMCounters');
    const bytes = await page.evaluate(() => performance.memory?.usedJSHeapSize);
    return { nodes, jsEventListeners, documents, bytes, ours: await page.evaluate(() => window.pmListeners) };
  };
  const swap = async () => {
    const mini = await miniOf(page, context, watch);
    await mini.getByRole('button').waitFor();
    const gone = mini.waitForEvent('close');
    await ask(page);
    await gone;
  };
  for (let n = 0; n < 5; n += 1) await swap();
  const early = await measured();
  for (let n = 0; n < 45; n += 1) await swap();
  const late = await measured();
  assert.equal(late.ours, early.ours);
  assert.ok(late.documents <= early.documents + 2, JSON.stringify({ early, late }));
  assert.ok(late.nodes <= early.nodes * 1.2, JSON.stringify({ early, late }));
  assert.ok(late.jsEventListeners <= early.jsEventListeners + 10, JSON.stringify({ early, late }));
  // It still works, and so does the desk.
  const mini = await miniOf(page, context, watch);
  const before = await stepOf(page);
  await mini.getByRole('button').click();
  await moved(page, before);
});

journey('where nothing stays on top: a small window of its own', async ({ page, context, watch }) => {
  await page.evaluate(popups);
  await sample(page);
  const mini = await miniOf(page, context, watch);
  assert.match(mini.url(), /#mini=/);
  const before = await stepOf(page);
  await mini.getByRole('button').click();
  await moved(page, before);
  await mini.getByText(await stepOf(page)).waitFor();
  // It may go and come back, and hears from the desk what it needs.
  watch.loading(mini);
  await mini.reload();
  await watch.loaded(mini);
  await mini.getByText(await stepOf(page)).waitFor();
  await mini.keyboard.press('p');
  await page.getByRole('button', { name: 'Let the clock run' }).waitFor();
  // The desk goes back to its first page: the window says so, and has nothing to press.
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'To the first page' }).click();
  await mini.getByText('The desk is closed.').waitFor();
  assert.equal(await mini.getByRole('button').count(), 0);
});

journey('an address typed over another: a stage, a meeting, and none where one would be lost', async ({ page, context }) => {
  await sample(page);
  const id = await page.evaluate(() => location.hash.slice(9));
  const go = (hash) => page.evaluate((hash) => void (location.hash = hash), hash);
  // The stage of the meeting that a second desk runs, and back to the desk.
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByText('Another window runs this meeting.').waitFor();
  await go(`stage=${id}`);
  await page.locator('.pm-stage-main').waitFor();
  await other.getByText('Another window runs this meeting.').waitFor({ state: 'detached' });
  await go(`meeting=${id}`);
  await page.locator('.pm-desk').waitFor();
  // One that is not kept here is said, and the meeting stays.
  await go('meeting=nowhere');
  await page.locator('.pm-notice').waitFor();
  await page.locator('.pm-desk').waitFor();
  assert.equal(await page.evaluate(() => location.hash), `#meeting=${id}`);
  await other.close();
  // A stage that waits for its desk becomes one: its keys are a desk's again.
  await go('stage=nobody');
  await page.locator('.pm-stage').waitFor();
  await go(`meeting=${id}`);
  await page.locator('.pm-desk').waitFor();
  await page.keyboard.press('a');
  await page.getByRole('heading', { name: 'Agenda' }).waitFor();
});

journey('an address typed over a meeting that is kept nowhere does not lose it', { clock: true }, async (visit) => {
  const { page } = visit;
  await states['not kept'](page, visit);
  const step = await stepOf(page);
  await page.evaluate(() => void (location.hash = 'stage=somewhere'));
  await page.locator('.pm-notice').getByText('Not kept').waitFor();
  assert.equal(await stepOf(page), step);
});

journey('where no window opens at all: words that say how', async ({ page }) => {
  await page.evaluate(() => {
    delete window.documentPictureInPicture;
    window.open = () => null;
  });
  await sample(page);
  await ask(page);
  await page.getByText('The browser did not open the mini window.').waitFor();
});
