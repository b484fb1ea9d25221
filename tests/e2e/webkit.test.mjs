// The same in WebKit, which has no windows that stay on top.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist } from '../budget.mjs';
import { page as signs, texts, understood } from '../signs.mjs';
import { serve } from './serve.mjs';
import { webkit } from './webkit.mjs';

let server;
let folder;
before(async () => {
  server = await serve({ pages: { '/signs.html': signs } });
  folder = mkdtempSync(join(tmpdir(), 'post mortem '));
  copyFileSync(join(dist, 'postmortem-meeting.html'), join(folder, 'postmortem-meeting.html'));
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function sample(page, address) {
  await page.open(address);
  await page.press('See a sample meeting');
  await page.at('Opening');
}

webkit('a meeting runs and is kept over a reload', async (page) => {
  await sample(page, server.url);
  await page.key('n');
  await page.at('Owner’s summary');
  await page.key('o');
  await page.sees('Saved in this browser');
  await page.ask('POST', '/refresh');
  await page.at('Owner’s summary');
  await page.key('m');
  await page.sees('Copy as Markdown');
});

webkit('the mini window is a small window like any other; without one there are words that say how', async (page) => {
  await sample(page, server.url);
  assert.equal(await page.run(() => 'documentPictureInPicture' in window), false);
  const [desk] = await page.windows();
  const open = await page.run(() => {
    window.pmOpen = window.open;
    window.open = () => null;
    return true;
  });
  assert.ok(open);
  await page.key('o');
  await page.press('Mini window');
  await page.sees('The browser did not open the mini window.');
  await page.run(() => (window.open = window.pmOpen) && true);
  await page.press('Mini window');
  let mini;
  for (let n = 0; n < 100 && !mini; n += 1) {
    mini = (await page.windows()).find((handle) => handle !== desk);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(mini, 'no window opened');
  await page.go(mini);
  await page.sees('Next: Owner’s summary');
  await page.press('Next');
  await page.sees('Next: How did we get here?');
  await page.go(desk);
  await page.at('Owner’s summary');
});

webkit('the one file runs from disk', async (page) => {
  await sample(page, pathToFileURL(join(folder, 'postmortem-meeting.html')).href);
  await page.key('n');
  await page.at('Owner’s summary');
});

webkit('what the HTML parser makes of packed bytes are the same bytes', async (page) => {
  await page.open(`${server.url}signs.html`);
  understood(await page.run(texts));
});
