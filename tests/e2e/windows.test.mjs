// Several windows on one meeting: the stage beside the desk, two desks, windows that come and go.
import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const stepOf = (page) => page.locator('.pm-now h2').first().innerText();

/** The sample meeting, running. */
async function sample(page) {
  await page.getByRole('button', { name: /sample/i }).click();
  await page.locator('.pm-desk').waitFor();
}

/** Opens the stage in a window of its own, hearing all that it is told. */
async function stageOf(page, context, watch) {
  const coming = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Stage in a window of its own' }).click();
  const stage = await coming;
  watch.loading(stage);
  await stage.locator('.pm-stage h1').waitFor();
  await watch.loaded(stage);
  await page.getByRole('button', { name: 'Close the menu' }).click();
  return stage;
}

async function note(page, text) {
  const field = page.getByRole('textbox', { name: 'Add a note' });
  await field.fill(text);
  await field.press('Enter');
}

const heard = (page) => page.evaluate(() => window.pmHeard);

/** All that a window hears on any channel. */
const listening = () => {
  window.pmHeard = [];
  const Real = window.BroadcastChannel;
  window.BroadcastChannel = class extends Real {
    constructor(name) {
      super(name);
      super.addEventListener('message', ({ data }) => window.pmHeard.push(`${name} ${data}`));
    }
  };
};

journey('the stage in a window of its own follows the desk, and hears nothing private', async ({ page, context, watch, open }) => {
  await context.addInitScript(listening);
  await sample(page);
  const stage = await stageOf(page, context, watch);
  const main = stage.locator('.pm-stage-main');
  await main.getByText('Regardless of what we discover').waitFor();
  await note(page, 'between you and me');
  await page.locator('.pm-notes').getByText('between you and me').waitFor();
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('n');
  await stage.locator('.pm-stage-main blockquote').waitFor({ state: 'detached' });
  // Back over everything, on both.
  await page.keyboard.press('d');
  await main.getByText('Regardless of what we discover').waitFor();
  await page.keyboard.press('d');
  await stage.locator('.pm-stage-main blockquote').waitFor({ state: 'detached' });
  const shown = await main.innerText();
  watch.loading(stage);
  await stage.reload();
  await watch.loaded(stage);
  await stage.locator('.pm-stage-main').waitFor();
  assert.equal(await main.innerText(), shown);
  // Keys there are pressed here; a second press that comes late goes nowhere.
  const before = await stepOf(page);
  await stage.keyboard.press('n');
  await page.waitForFunction((before) => document.querySelector('.pm-now h2').innerText !== before, before);
  const clocks = await Promise.all([page, stage].map((one) => one.locator('.pm-clock').first().innerText()));
  assert.equal(clocks[0].replace(/\s/g, ''), clocks[1].replace(/\s/g, ''));
  // Another desk takes over, and the first one goes: the stage follows the one that is there.
  const second = await context.newPage();
  await open(second, await page.evaluate(() => location.hash));
  await second.getByRole('button', { name: 'Run it here' }).click();
  await page.close();
  const next = await stepOf(second);
  await second.keyboard.press('n');
  await second.waitForFunction((next) => document.querySelector('.pm-now h2').innerText !== next, next);
  await stage.getByText(await stepOf(second)).first().waitFor();
  await second.close({ runBeforeUnload: true });
  await stage.getByText('The desk is closed.').waitFor();
  const all = (await heard(stage)).join('\n');
  assert.match(all, /pm:show:/);
  assert.doesNotMatch(all, /pm:desk:|between you and me/);
});

journey('two desks: of five hundred notes none is lost or there twice', { timeout: 240_000 }, async ({ page, context, open }) => {
  await sample(page);
  const second = await context.newPage();
  await open(second, await page.evaluate(() => location.hash));
  const follows = (desk) => desk.getByText('Another window runs this meeting.');
  await follows(second).waitFor();
  const wanted = [];
  for (let n = 0; n < 250; n += 1) {
    wanted.push(`first ${n}`, `second ${n}`);
    await Promise.all([note(page, `first ${n}`), note(second, `second ${n}`)]);
  }
  const notes = (desk) => desk.locator('.pm-notes li').allInnerTexts();
  const agree = async (...desks) => {
    for (const desk of desks) {
      await desk.waitForFunction((n) => document.querySelectorAll('.pm-notes li').length === n, wanted.length);
    }
    const all = await Promise.all(desks.map(notes));
    const plain = all.map((list) => list.map((text) => text.match(/(first|second) \d+/)?.[0]));
    assert.deepEqual(plain[0].toSorted(), wanted.toSorted());
    for (const other of plain) assert.deepEqual(other, plain[0]);
  };
  await agree(page, second);
  // On purpose: the second one writes, the first follows.
  await second.getByRole('button', { name: 'Run it here' }).click();
  await follows(page).waitFor();
  await follows(second).waitFor({ state: 'detached' });
  wanted.push('first 999', 'second 999');
  await Promise.all([note(page, 'first 999'), note(second, 'second 999')]);
  await agree(page, second);
  // Undone by whoever asks, seen by all.
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('u');
  await second.waitForFunction((n) => document.querySelectorAll('.pm-notes li').length === n, wanted.length - 1);
  const left = (await notes(second)).map((text) => text.match(/(first|second) \d+/)?.[0]);
  wanted.splice(0, wanted.length, ...wanted.filter((text) => left.includes(text)));
  await agree(page, second);
  // The one that writes is closed: the other one does.
  await second.close();
  await follows(page).waitFor({ state: 'detached' });
  wanted.push('first 1000');
  await note(page, 'first 1000');
  await agree(page);
});

journey('a desk whose writer no longer answers writes itself', async ({ page, context, open }) => {
  await sample(page);
  const second = await context.newPage();
  await open(second, await page.evaluate(() => location.hash));
  await second.getByText('Another window runs this meeting.').waitFor();
  const session = await context.newCDPSession(page);
  // Its program stands still, in the midst of whatever it does next.
  await session.send('Debugger.enable');
  await session.send('Debugger.pause');
  await note(second, 'while the other sleeps');
  await second.locator('.pm-notes').getByText('while the other sleeps').waitFor();
  await second.getByText('Another window runs this meeting.').waitFor({ state: 'detached' });
  await session.send('Debugger.disable');
  await page.getByText('Another window runs this meeting.').waitFor();
  await page.locator('.pm-notes').getByText('while the other sleeps').waitFor();
});
