// A page that is really hidden and really held back, in real time: the cue comes when it should. Takes four minutes,
// so it runs only with HIDDEN=1.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, launch, visiting } from './browser.mjs';

test('after three minutes out of sight the cue comes within a second', { timeout: 400_000, skip: !process.env.HIDDEN }, async () => {
  const browser = await launch({ throttling: true });
  const visit = await visiting(browser);
  const { page, context } = visit;
  try {
    await visit.open();
    await page.getByRole('button', { name: /^See a sample meeting/ }).click();
    await page.getByRole('heading', { name: 'Opening' }).waitFor();
    // The opening is a box of four minutes: its cue, at a fifth, comes three minutes and twelve seconds after the start.
    await page.evaluate(() => {
      window.titles = [];
      new MutationObserver(() => window.titles.push([Date.now(), document.title])).observe(document.querySelector('title'), { childList: true });
    });
    const session = await context.newCDPSession(page);
    // The driver makes every page believe that it is looked at.
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    const other = await context.newPage();
    await other.goto('about:blank');
    await other.bringToFront();
    await eventually(async () => assert.equal(await page.evaluate(() => document.hidden), true));
    await new Promise((resolve) => setTimeout(resolve, 215_000));
    const titles = await page.evaluate(() => window.titles);
    const gaps = titles.slice(1).map(([at], n) => at - titles[n][0]);
    console.log(`${titles.length} titles, the longest gap ${Math.max(...gaps)} ms, last ${titles.at(-1)}`);
    assert.ok(Math.max(...gaps) < 2000, `a beat was ${Math.max(...gaps)} ms late`);
    // Each title against the first: so many seconds later, so many seconds less.
    const seconds = (text) => text.slice(0, 5).split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    const off = titles.map(([at, text]) => Math.abs(at - titles[0][0] - 1000 * (seconds(titles[0][1]) - seconds(text))));
    assert.ok(Math.max(...off) < 1000, `the title was ${Math.max(...off)} ms off`);
    await page.bringToFront();
    await page.getByText('Time to ask the room.').waitFor();
    visit.watch.check();
  } finally {
    await visit.close();
    await browser.close();
  }
});
