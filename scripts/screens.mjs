// See scripts/screens. Every picture starts from a fresh page with the same time of day.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faces, frames, launch, visiting } from '../tests/e2e/browser.mjs';
import { states } from '../tests/e2e/states.mjs';

const folder = fileURLToPath(new URL('../screens/', import.meta.url));
const words = process.argv.slice(2);

const wanted = Object.entries(states)
  .flatMap(([state, drive]) =>
    Object.keys(faces).flatMap((face) =>
      ['light', 'dark'].map((scheme) => ({ name: `${state}-${face}-${scheme}`, drive, face, scheme })),
    ),
  )
  .filter(({ name }) => words.every((word) => name.includes(word)));

mkdirSync(folder, { recursive: true });
const browser = await launch();
let wrong = 0;

async function take({ name, drive, face, scheme }) {
  const visit = await visiting(browser, { face, scheme, clock: true });
  try {
    await visit.open();
    await drive(visit.page, visit);
    await frames(visit.page);
    // What appears slowly is there first.
    await visit.page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))));
    // High enough for all of it, so that what sticks to an edge lies where it belongs.
    const size = visit.page.viewportSize();
    const height = await visit.page.evaluate(() => document.documentElement.scrollHeight);
    await visit.page.setViewportSize({ ...size, height: Math.max(size.height, height) });
    await frames(visit.page);
    await visit.page.screenshot({ path: `${folder}${name}.png` });
    visit.watch.check();
    console.log(`screens/${name}.png`);
  } catch (error) {
    wrong += 1;
    console.error(`screens/${name}.png: ${error.message}`);
  } finally {
    await visit.close();
  }
}

const queue = wanted.values();
await Promise.all(
  [1, 2].map(async () => {
    for (const picture of queue) await take(picture);
  }),
);
await browser.close();
console.log(`${wanted.length - wrong} of ${wanted.length} pictures`);
process.exitCode = wrong > 0 || wanted.length === 0 ? 1 : 0;
