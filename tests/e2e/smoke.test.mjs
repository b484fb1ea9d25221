// The page as it comes: it loads, asks for nothing else, and anyone can use it.
import assert from 'node:assert/strict';
import { weigh } from '../budget.mjs';
import { accessible } from './axe.mjs';
import { faces } from './browser.mjs';
import { journey } from './journey.mjs';
import { noSidewaysScroll } from './sideways.mjs';

journey('the page loads what was weighed, once, and has a heading and a title', async ({ page, watch }) => {
  assert.equal(await page.title(), 'Postmortem meeting');
  assert.ok((await page.getByRole('heading').count()) > 0);
  const weighed = weigh().map(({ file }) => (file === 'index.html' ? '/' : `/${file}`));
  assert.deepEqual(watch.requests.toSorted(), weighed.toSorted());
});

journey('the page runs under any path', { server: { under: '/wiki/pages/meeting/' } }, async ({ page }) => {
  assert.ok(await page.getByRole('heading').first().isVisible());
});

for (const face of Object.keys(faces)) {
  for (const scheme of ['light', 'dark']) {
    journey(`the start page is accessible: ${face}, ${scheme}`, { face, scheme }, async ({ page }) => {
      await accessible(page);
      await noSidewaysScroll(page);
    });
  }
}
