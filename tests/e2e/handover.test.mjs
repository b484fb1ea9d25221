// Handing the running meeting over to somebody else's browser, as a file.
import assert from 'node:assert/strict';
import { visiting } from './browser.mjs';
import { journey } from './journey.mjs';

// Digits turn over a little after the full second.
const [HALF, MINUTE] = [500, 60_000];
const NINE = Date.UTC(2026, 0, 15, 9);

const press = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();

async function step(page, clock, title) {
  await press(page, /^See a sample meeting/);
  await clock.advance(3 * MINUTE);
  await page.keyboard.press('a');
  await page.getByRole('listitem').filter({ hasText: title }).getByRole('button').click();
  await page.getByRole('heading', { name: title }).waitFor();
}

async function handOver(page, downloads) {
  await press(page, 'Menu');
  await press(page, 'Hand over');
  await press(page, 'Download the file to hand over');
  await page.getByText(/^You handed over at/).waitFor();
  return downloads.at(-1);
}

/** Opens a file in a browser of somebody else, whose clock says what it says. */
async function receiver(browser, server, file, wall) {
  const visit = await visiting(browser, { clock: { wall }, server });
  await visit.open();
  const dialog = visit.page.waitForEvent('filechooser');
  await press(visit.page, /^Open a save file/);
  await (await dialog).setFiles({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) });
  await visit.page.getByRole('heading', { name: 'How did we get here?' }).waitFor();
  return visit;
}

const timer = (page) => page.getByRole('timer').textContent();

journey(
  'a co-facilitator goes on with the running meeting, clocks and all',
  { clock: true },
  async ({ page, clock, browser, server, downloads, watch }) => {
    await step(page, clock, 'How did we get here?');
    await press(page, 'Insight');
    await page.getByLabel('Add a note', { exact: true }).fill('The check counts files.');
    await page.getByLabel('Add a note', { exact: true }).press('Enter');
    await page.evaluate(() => document.activeElement?.blur());
    await clock.advance(7 * MINUTE + HALF);
    const file = await handOver(page, downloads);
    assert.equal(await timer(page), '13:00');

    // The same time there: the same clock, the same notes, and it runs on.
    const other = await receiver(browser, server, file, NINE + 10 * MINUTE + HALF);
    try {
      await other.page.getByText('It was saved at 09:10; here it is 09:10.').waitFor();
      assert.equal(await timer(other.page), '13:00');
      await other.page.getByText('The check counts files.').first().waitFor();
      await other.clock.advance(MINUTE);
      assert.equal(await timer(other.page), '12:00');
      await other.page.keyboard.press('n');
      await other.page.getByRole('heading', { name: 'Proposed actions', exact: true }).waitFor();
      other.watch.check();
    } finally {
      await other.close();
    }
    // A computer whose clock is two minutes behind loses nothing, one that is ahead is asked.
    const behind = await receiver(browser, server, file, NINE + 8 * MINUTE);
    assert.equal(await timer(behind.page), '13:00');
    await behind.page.getByText('It was saved at 09:10; here it is 09:08.').waitFor();
    await behind.close();
    const ahead = await receiver(browser, server, file, NINE + 15 * MINUTE);
    await ahead.page.getByText('Did the meeting go on?').waitFor();
    await ahead.close();

    // Here it is said, over a reload too, until somebody goes on here or follows.
    await page.getByText('You handed over at 09:10. Go on here only if they could not open it.').waitFor();
    await clock.advance(1000);
    await watch.reload(page);
    await page.getByText('You handed over at 09:10.').waitFor();
    await press(page, 'Follow from here');
    await page.getByText('Planned now: step 3 of 9').waitFor();
    await press(page, 'Back to the first page');
    await page.getByRole('button', { name: /running|^Empty|prices|shop/i }).first().waitFor();
    await page.locator('.pm-kept-one .pm-way').first().click();
    await page.getByText('You handed over at 09:10.').waitFor();
    await press(page, 'Go on here');
    await page.getByText('You handed over at').waitFor({ state: 'detached' });
    await clock.advance(1000);
    await watch.reload(page);
    await page.getByRole('heading', { name: 'How did we get here?' }).waitFor();
    assert.equal(await page.getByText('You handed over at').count(), 0);
  },
);

journey(
  'a small meeting goes as a code in a message',
  { clock: true, context: { permissions: ['clipboard-read', 'clipboard-write'] } },
  async ({ page, clock, browser, server }) => {
    await step(page, clock, 'How did we get here?');
    await clock.advance(7 * MINUTE + HALF);
    await press(page, 'Menu');
    await press(page, 'Hand over');
    await press(page, 'Copy it as a code');
    await page.getByText('Copied.').waitFor();
    const code = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(code, /^PMUH1/);
    assert.ok(code.length <= 4000, `${code.length} characters`);
    await page.getByText(/^You handed over at 09:10/).waitFor();
    const other = await visiting(browser, { clock: { wall: NINE + 10 * MINUTE + HALF }, server });
    try {
      await other.open();
      const paste = async (text) => {
        await other.page.getByRole('textbox', { name: 'Poll code or link, or another code' }).fill(text);
        await press(other.page, 'Open it');
      };
      await press(other.page, /^Have a poll code/);
      await paste(code.slice(0, -40));
      await other.page.getByText('The link or code was cut.').waitFor();
      await paste(`10:10 Tomasz: ${code}`);
      await other.page.getByRole('heading', { name: 'How did we get here?' }).waitFor();
      assert.equal(await timer(other.page), '13:00');
      other.watch.check();
    } finally {
      await other.close();
    }
  },
);

journey(
  'the key to sealed votes goes along only as a code somebody copies',
  { clock: true, context: { permissions: ['clipboard-read', 'clipboard-write'] } },
  async ({ page, clock, browser, server, downloads }) => {
    await step(page, clock, 'Confidence in the plan');
    await press(page, 'Change how it is asked');
    await page.getByLabel('How votes travel').selectOption({ label: 'sealed' });
    await press(page, /^Ask now/);
    await page.getByText(/^Poll [0-9A-Z]{3}$/).first().waitFor();
    await page.evaluate(() => document.activeElement?.blur());
    await press(page, 'Menu');
    await press(page, 'Hand over');
    await page.getByText('The key to its sealed votes does not go along.').waitFor();
    await press(page, 'Copy the recovery code');
    await page.getByText('Copied.').waitFor();
    const key = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(key, /^PMUK1/);
    await press(page, 'Download the file to hand over');
    const file = await downloads.at(-1);
    assert.ok(!file.text.includes(key) && !/secret/i.test(file.text));

    const other = await visiting(browser, { clock: { wall: NINE + 3 * MINUTE }, server });
    try {
      await other.open();
      const dialog = other.page.waitForEvent('filechooser');
      await press(other.page, /^Open a save file/);
      await (await dialog).setFiles({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) });
      await other.page.getByText('The key to these votes is not here').waitFor();
      await other.page.getByLabel('Recovery code').first().fill(key);
      await other.page.getByLabel('Recovery code').first().press('Enter');
      await other.page.getByText('The key to these votes is on this page only').waitFor();
      other.watch.check();
    } finally {
      await other.close();
    }
  },
);
