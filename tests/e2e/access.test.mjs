// Every state of the page can be used by anyone: checked by axe in both schemes, narrow, and with the Tab key.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible } from './axe.mjs';
import { frames, launch, visiting } from './browser.mjs';
import { journey } from './journey.mjs';
import { focused, focusVisible } from './keys.mjs';
import { noSidewaysScroll } from './sideways.mjs';
import { states } from './states.mjs';

const wide = { width: 1280, height: 720 };
const usual = { width: 400, height: 720 };
const narrow = { width: 280, height: 640 };

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** On the stage, nobody scrolls: what is in the middle leaves head and foot free, and ends within them. */
async function nothingCovered(page) {
  const wrong = await page.evaluate(() => {
    const box = (selector) => document.querySelector(selector)?.getBoundingClientRect();
    const [head, foot] = [box('.pm-stage-top'), box('.pm-stage-foot')];
    const main = document.querySelector('.pm-stage-main');
    const scrolls = ['auto', 'scroll'].includes(getComputedStyle(main).overflowY);
    const parts = scrolls ? [main] : [main, ...main.querySelectorAll('*')];
    return parts
      .map((one) => ({ rect: one.getBoundingClientRect(), what: one.outerHTML.slice(0, 80) }))
      .filter(({ rect }) => rect.height > 1 && (rect.top < head.bottom - 1 || rect.bottom > (foot?.top ?? innerHeight) + 1))
      .map(({ rect, what }) => `${Math.round(rect.top)}..${Math.round(rect.bottom)}: ${what}`);
  });
  assert.deepEqual(wrong.slice(0, 3), []);
}

/** All that is asked of a state; every failure is told, not only the first. */
async function look(name, drive) {
  const face = name.startsWith('stage') ? wide : usual;
  const visit = await visiting(browser, { face, clock: true });
  const { page } = visit;
  const problems = [];
  const ask = async (what, check) => {
    await frames(page);
    await check(page).catch((error) => problems.push(`${name}, ${what}: ${error.message}`));
  };
  try {
    await visit.open();
    await drive(page, visit);
    // High enough for all of it: what only lies under the dock until one scrolls is not covered.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ ...face, height: Math.max(face.height, height) });
    await ask('light', accessible);
    await page.emulateMedia({ colorScheme: 'dark' });
    await ask('dark', accessible);
    for (const size of [narrow, usual, wide]) {
      await page.setViewportSize(size);
      await ask(`${size.width} px`, noSidewaysScroll);
    }
    if (name.startsWith('stage')) {
      for (const size of [wide, { width: 640, height: 360 }, { width: 1920, height: 1080 }]) {
        await page.setViewportSize(size);
        await ask(`${size.width} px`, nothingCovered);
      }
    }
    visit.watch.check();
  } catch (error) {
    problems.push(`${name}: ${error.message}`);
  } finally {
    await visit.close();
  }
  return problems;
}

test('all states are accessible, light and dark, and none has to be scrolled sideways', { timeout: 300_000 }, async () => {
  const wanted = process.env.STATES?.split(';');
  const queue = Object.entries(states)
    .filter(([name]) => !wanted || wanted.includes(name))
    .values();
  const problems = [];
  await Promise.all(
    [1, 2].map(async () => {
      for (const [name, drive] of queue) problems.push(...(await look(name, drive)));
    }),
  );
  assert.equal(problems.join('\n\n'), '');
});

/** Where the focus is hidden by what sticks to the foot of the page, or out of view; empty if it can be seen. */
const covered = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const { top, bottom, left, width } = at.getBoundingClientRect();
    const what = at.outerHTML.slice(0, 120);
    if (bottom <= 0 || top >= innerHeight) return `out of view: ${what}`;
    const foot = [...document.querySelectorAll('.pm-dock, .pm-foot')].find(
      (one) => getComputedStyle(one).position === 'sticky' && !one.contains(at),
    );
    const edge = foot?.getBoundingClientRect().top ?? innerHeight;
    // A field higher than what is free may reach below the edge, but it begins above it.
    const free = bottom - top > edge ? top < edge - 24 : bottom <= edge + 1;
    return free ? '' : `under the foot (${Math.round(left)}, ${Math.round(width)} wide): ${what}`;
  });

/** Whether the focus is on the browser's own button inside a day, which draws its own ring. */
const onCalendar = (page) => page.evaluate(() => document.activeElement.matches('[type="date"]:not(:focus-visible)'));

for (const [name, most] of [
  ['start, kept meetings', 40],
  ['paste', 10],
  ['review', 60],
  ['prepare', 120],
  ['opener', 60],
  ['decided, do', 90],
  ['people', 90],
  ['minutes', 40],
]) {
  for (const face of most > 60 ? ['desk-400', 'desk-280'] : ['desk-280']) {
    journey(
      `Tab goes through everything, in sight: ${name}, ${face}`,
      { face, clock: true, timeout: 60_000 },
      async (visit) => {
        const { page } = visit;
        await states[name](page, visit);
        const reached = [];
        for (const back of [false, true]) {
          await page.evaluate(() => document.activeElement?.blur());
          for (let count = 0; count < most; count += 1) {
            await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
            const control = await focused(page);
            if (['RootWebArea', 'none', ''].includes(control.role)) break; // once around
            reached.push(control.name);
            if (!(await onCalendar(page))) await focusVisible(page);
            assert.equal(await covered(page), '', `${control.role} “${control.name}”`);
          }
        }
        assert.ok(reached.length > 6, `Tab reaches only ${reached}`);
      },
    );
  }
}

journey('Escape closes the row somebody edits before the panel around it', { clock: true }, async (visit) => {
  const { page } = visit;
  await states.people(page, visit);
  const row = page.locator('li.is-open');
  await row.getByRole('textbox').first().focus();
  await page.keyboard.press('Escape');
  await row.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'People' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'People' }).waitFor({ state: 'detached' });
});

for (const [state, name, opened] of [
  ['agenda', 'Correct a start time', true],
  ['undecided', 'Wording, team, kind', false],
]) {
  journey(`Escape closes “${name}” and nothing else`, { clock: true }, async (visit) => {
    const { page } = visit;
    await states[state](page, visit);
    const button = page.getByRole('button', { name });
    if (!opened) await button.click();
    const heading = await page.getByRole('heading').allTextContents();
    assert.equal(await button.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name, expanded: false }).waitFor();
    assert.deepEqual(await page.getByRole('heading').allTextContents(), heading);
  });
}

for (const face of ['desk-280', 'desk-400', 'stage']) {
  journey(`the stage keeps its parts apart: ${face}`, { face, clock: true }, async (visit) => {
    const { page } = visit;
    await states['stage, close'](page, visit);
    const [head, main, foot] = await Promise.all(
      ['.pm-stage-top', '.pm-stage-main', '.pm-stage-foot'].map((part) => page.locator(part).boundingBox()),
    );
    assert.ok(head.y + head.height <= main.y && main.y + main.height <= foot.y, 'nothing lies over another part');
  });
}
