// Cues for people who look elsewhere: the title, the sound, what is said, and the keys they chose.
import assert from 'node:assert/strict';
import { eventually } from './browser.mjs';
import { journey } from './journey.mjs';
import { states } from './states.mjs';

const [SECOND, MINUTE] = [1000, 60_000];
const path = 'How did we get here?';

const menu = async (page) => {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('heading', { name: 'Time and attention' }).waitFor();
};
const titled = (page, title) => eventually(async () => assert.equal(await page.title(), title));

journey('the title shows time and step, and is given back', { clock: true }, async (visit) => {
  const { page, clock } = visit;
  const own = await page.title();
  await states.cue(page, visit);
  await clock.advance(50); // the page looks a little after each second
  await titled(page, `01:59 - ${path}`);
  await clock.advance(3 * MINUTE + SECOND);
  await titled(page, `+01:02 - ${path}`);
  await menu(page);
  await page.getByLabel('Remaining time in the window’s title').uncheck();
  await titled(page, own);
  await page.getByLabel('Remaining time in the window’s title').check();
  await titled(page, `+01:02 - ${path}`);
  await page.getByRole('button', { name: 'To the first page' }).click();
  await titled(page, own);
});

journey('seconds can be hidden, also after a reload', { clock: true }, async (visit) => {
  const { page, clock, watch } = visit;
  await states.cue(page, visit);
  await menu(page);
  await page.getByLabel('Hide seconds, show minutes only').check();
  const timer = page.getByRole('timer');
  await eventually(async () => assert.equal((await timer.textContent()).trim(), 'about 2 min'));
  assert.equal(await timer.getAttribute('aria-label'), 'about 2 minutes left');
  await clock.advance(MINUTE);
  await watch.reload(page);
  await eventually(async () => assert.equal((await timer.textContent()).trim(), 'about 1 min'));
  await page.keyboard.press('s');
  await eventually(async () => assert.equal((await timer.textContent()).trim(), 'about 1 min'));
});

journey('a key is given away, a taken one is not, and both outlast a reload', { clock: true }, async (visit) => {
  const { page, watch } = visit;
  await states.question(page, visit);
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keys', exact: true }).waitFor();
  await page.getByRole('button', { name: 'agenda A' }).click();
  await page.keyboard.press('m');
  await page.getByText('M is taken: minutes.').waitFor();
  await page.keyboard.press('j');
  await page.getByRole('button', { name: 'agenda J' }).waitFor();
  await watch.reload(page);
  await page.keyboard.press('a');
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: 'Agenda', exact: true }).waitFor();
  await page.keyboard.press('?');
  await page.getByLabel('Single keys work').uncheck();
  await watch.reload(page);
  await page.keyboard.press('j');
  assert.equal(await page.getByRole('heading', { name: 'Agenda', exact: true }).count(), 0);
});

journey('keys of something else on the page are left alone', { clock: true }, async (visit) => {
  const { page } = visit;
  await states.question(page, visit);
  await page.evaluate(() => {
    const other = Object.assign(document.createElement('button'), { textContent: 'Of the wiki' });
    document.body.append(other);
    other.focus();
  });
  await page.keyboard.press('a');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('m');
  await page.getByRole('heading', { name: 'Minutes', exact: true }).waitFor();
});

/** A browser whose audio only takes notes. */
function fakeAudio() {
  const param = () => ({ setValueAtTime() {}, exponentialRampToValueAtTime() {} });
  window.notes = [];
  window.AudioContext = class {
    get currentTime() {
      return performance.now() / 1000;
    }
    resume = () => new Promise(() => {}); // never settles
    close() {}
    createGain = () => ({ gain: param(), connect() {} });
    createOscillator() {
      const note = { at: null, off: false };
      return {
        frequency: param(),
        connect() {},
        start: (at) => window.notes.push(Object.assign(note, { at: Math.round(at) })),
        stop: (at) => (note.off ||= at === 0),
      };
    }
  };
}
const rings = (page) =>
  page.evaluate(() => [...new Set(window.notes.filter(({ off }) => !off).map(({ at }) => at))].sort((a, b) => a - b));

journey('the sound is booked ahead, and booked anew after a pause', { clock: true, load: false }, async (visit) => {
  const { page, clock, context, open } = visit;
  await context.addInitScript(fakeAudio);
  await open();
  await states.question(page, visit);
  assert.deepEqual(await rings(page), [], 'off until somebody wants it');
  await menu(page);
  await page.getByLabel('A soft sound at the cue and at the end of a box').check();
  const [cue, end] = await eventually(async () => {
    const all = await rings(page);
    assert.equal(all.length, 2);
    return all;
  });
  assert.equal(end - cue, 120);
  await page.getByRole('button', { name: 'Pause the clock' }).click();
  await eventually(async () => assert.deepEqual(await rings(page), []));
  await clock.advance(MINUTE);
  await page.getByRole('button', { name: 'Let the clock run' }).click();
  await eventually(async () => assert.deepEqual(await rings(page), [cue + 60, end + 60]));
});

journey('overtime is said every five minutes', { clock: true, load: false }, async (visit) => {
  const { page, clock, context, open } = visit;
  await context.addInitScript(() => {
    window.said = [];
    document.ariaNotify = (text) => window.said.push(text);
  });
  await open();
  await states.over(page, visit);
  await clock.advance(11 * MINUTE);
  const said = await page.evaluate(() => window.said.filter((text) => /past the box|used up/.test(text)));
  assert.deepEqual(said, ['The time box is used up.', '5 minutes past the box.', '10 minutes past the box.']);
});

for (const [what, fails] of [
  ['throws', () => (window.Worker = class { constructor() { throw new TypeError('no'); } })],
  ['stays silent', () => (window.Worker = class extends EventTarget { postMessage() {} terminate() {} })],
]) {
  journey(`a hidden page goes on where the thread ${what}`, { clock: true, load: false }, async (visit) => {
    const { page, clock, context, open } = visit;
    await context.addInitScript(fails);
    await open();
    await states.question(page, visit);
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { get: () => true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await clock.advance(11 * MINUTE + SECOND + 50);
    await titled(page, `01:59 - ${path}`);
  });
}

const windows = () => Object.defineProperty(Navigator.prototype, 'platform', { get: () => 'Win32' });

journey('where the clocks can tell, a clock that was set changes nothing', { clock: true, load: false }, async (visit) => {
  const { page, clock, context, open } = visit;
  await context.addInitScript(windows);
  await open();
  await states.question(page, visit);
  const before = await page.getByRole('timer').textContent();
  await clock.setWall(clock.wall + 60 * MINUTE);
  await clock.advance(SECOND);
  await page.getByText('This computer’s clock was set.').waitFor();
  const digits = (text) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  assert.ok(digits(before) - digits(await page.getByRole('timer').textContent()) <= 2);
  assert.equal(await page.getByText('Did the meeting go on?').count(), 0);
});

journey('where the clocks can tell, a sleep is asked about with two answers', { clock: true, load: false }, async (visit) => {
  const { page, clock, context, open } = visit;
  await context.addInitScript(windows);
  await open();
  await states.question(page, visit);
  await clock.hold(12 * MINUTE);
  await page.getByText('12 minutes went by unseen').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Only the clock was set' }).count(), 0);
  await page.getByRole('button', { name: 'It was a pause' }).click();
  await page.getByText('Did the meeting go on?').waitFor({ state: 'detached' });
});

journey('where they cannot, all three answers are there', { clock: true }, async (visit) => {
  const { page } = visit;
  await states['after sleep'](page, visit);
  for (const name of ['It went on, count it', 'It was a pause', 'Only the clock was set'])
    assert.equal(await page.getByRole('button', { name }).count(), 1);
});
