// The same in Firefox: a meeting, its windows, and the one file from disk.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist } from '../budget.mjs';
import { page as signs, texts, understood } from '../signs.mjs';
import { fox } from './firefox.mjs';
import { serve } from './serve.mjs';

let server;
let folder;
let disk;
before(async () => {
  server = await serve({ pages: { '/signs.html': signs } });
  folder = mkdtempSync(join(tmpdir(), 'post mortem '));
  copyFileSync(join(dist, 'postmortem-meeting.html'), join(folder, 'postmortem-meeting.html'));
  disk = pathToFileURL(join(folder, 'postmortem-meeting.html')).href;
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function sample(open, address) {
  const desk = await open(address);
  await desk.press('See a sample meeting');
  await desk.at('Opening');
  return desk;
}
const hashOf = (desk) => desk.page.evaluate(() => location.hash);

fox('a meeting runs, is kept over a reload, and reaches the minutes', async ({ open }) => {
  const desk = await sample(open, server.url);
  await desk.note('said in Firefox');
  await desk.key('n');
  await desk.at('Owner’s summary');
  await desk.key('o');
  await desk.sees('Saved in this browser');
  await desk.page.reload();
  await desk.at('Owner’s summary');
  await desk.key('m');
  await desk.page.waitForFunction(
    () => document.querySelector('[role="textbox"][aria-label="Minutes"]')?.textContent.includes('said in Firefox'),
    { polling: 50 },
  );
});

for (const scheme of ['light', 'dark']) {
  fox(`the mini window: click, keys, focus ring, colours (${scheme})`, { scheme }, async ({ open, opened }) => {
    const desk = await sample(open, server.url);
    // From version 151 on it stays on top; before that it is a small window like any other.
    const onTop = await desk.page.evaluate(() => 'documentPictureInPicture' in window);
    const ask = async () => {
      await desk.page.bringToFront();
      if (await desk.page.evaluate(() => !document.querySelector('.pm-menu'))) await desk.key('o');
      await desk.press('Mini window');
    };
    if (!onTop) {
      const mini = await opened(ask);
      await mini.press('Next');
      return desk.at('Owner’s summary');
    }
    const there = (look, ...given) =>
      desk.page.waitForFunction(
        (look, ...given) => {
          const floating = documentPictureInPicture.window;
          return floating?.document.querySelector('.pm-mini') && new Function('w', 'a', look)(floating, given);
        },
        { polling: 50 },
        look,
        ...given,
      );
    await ask();
    await there('return w.document.querySelector(".pm-mini h1").innerText === "Opening"');
    // A click there, and a key.
    await there('w.document.querySelector(".pm-mini button").click(); return true');
    await desk.at('Owner’s summary');
    await there('return w.document.querySelector(".pm-mini h1").innerText === "Owner’s summary"');
    const key = (key) =>
      there(`w.document.body.dispatchEvent(new w.KeyboardEvent("keydown", { key: "${key}", bubbles: true, composed: true })); return true`);
    await key('p');
    await there('return w.document.querySelector(".pm-mini button").innerText.includes("Go on")');
    await there('w.document.querySelector(".pm-mini button").click(); return true');
    await there('return w.document.querySelector(".pm-mini button").innerText.includes("Next")');
    await key('n');
    await desk.at('How did we get here?');
    // The ring around what has the keyboard, and the colours this person wants.
    await there('w.document.querySelector(".pm-mini button").focus({ focusVisible: true }); return true');
    await there('return w.getComputedStyle(w.document.activeElement).outlineStyle === "solid"');
    const ground = await there('return w.getComputedStyle(w.document.querySelector(".pm-whole")).backgroundColor');
    const [, red] = (await ground.jsonValue()).match(/rgb\((\d+)/);
    assert.equal(Number(red) < 128, scheme === 'dark');
    // Page and window swap, and the part that moves is the same each time.
    for (let n = 0; n < 10; n += 1) {
      await ask();
      await desk.page.waitForFunction(() => !documentPictureInPicture.window, { polling: 50 });
      await ask();
      await there('return w.document.querySelectorAll(".pm-mini").length === 1');
    }
    await there('w.document.querySelector(".pm-mini button").click(); return true');
    await desk.at('Proposed actions');
  });
}

fox('from disk: two desks and a stage in step', async ({ open, opened }) => {
  const desk = await sample(open, disk);
  await desk.key('o');
  const stage = await opened(() => desk.press('Stage in a window of its own'));
  await stage.sees('Regardless of what we discover');
  const second = await open(disk + (await hashOf(desk)));
  await second.sees('Another window runs this meeting.');
  await second.note('from the second');
  await desk.key('o');
  await desk.sees('from the second');
  await desk.key('n');
  await second.at('Owner’s summary');
  await stage.sees('Owner’s summary');
});

fox('from disk: two meetings do not hear each other', async ({ open }) => {
  const one = await sample(open, disk);
  const other = await sample(open, disk);
  assert.notEqual(await hashOf(one), await hashOf(other));
  await one.note('only in the first');
  await one.key('n');
  await one.at('Owner’s summary');
  await other.note('only in the second');
  await other.at('Opening');
  const words = await other.page.evaluate(() => document.body.innerText);
  assert.doesNotMatch(words, /only in the first|Another window runs/);
});

fox('what the HTML parser makes of packed bytes are the same bytes', async ({ open }) => {
  const { page } = await open(`${server.url}signs.html`);
  understood(await page.evaluate(texts));
});
