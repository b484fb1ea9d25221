// A journey: a test that drives the page in a real browser, and fails on anything the page should never do.
//
//   journey('a person starts the meeting', { face: 'desk-280', clock: true }, async ({ page, clock }) => {
//     await page.getByRole('button', { name: 'Start' }).click();
//     await clock.advance(60_000);
//   });
import { mkdirSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, visiting } from './browser.mjs';

/** Where pictures of failed journeys go. */
const out = fileURLToPath(new URL('./out/', import.meta.url));

let shared;
after(async () => (await shared)?.close());

/**
 * A test with a page of its own, loaded and watched.
 *
 * The options are those of `visiting`, and
 * - `load`: false leaves it to the test to `open()` the page.
 * - `timeout`: in milliseconds, 30 s by default.
 * - `throttling`: true for a browser of its own that slows hidden pages down, as in real life.
 *
 * The test gets `{ browser, page, context, clock, server, watch, open, another, downloads }`.
 */
export function journey(name, options, steps = options) {
  const settings = options === steps ? {} : options;
  test(name, { timeout: settings.timeout ?? 30_000 }, async () => {
    const browser = settings.throttling ? await launch({ throttling: true }) : await (shared ??= launch());
    const visit = await visiting(browser, settings);
    try {
      if (settings.load !== false) await visit.open();
      await steps(visit);
      visit.watch.check();
    } catch (error) {
      await picture(visit.page, name);
      if (!error.message.includes(visit.watch.report())) error.message += `\n${visit.watch.report()}`;
      throw error;
    } finally {
      await visit.close();
      if (settings.throttling) await browser.close();
    }
  });
}

async function picture(page, name) {
  mkdirSync(out, { recursive: true });
  const file = `${out}${name.replace(/[^\w-]+/g, '-')}.png`;
  await page.screenshot({ path: file, timeout: 5000 }).catch(() => {});
}
