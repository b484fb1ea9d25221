// Desk, stage and mini window through a meeting in which windows come and go at random: all show the same after each of
// two hundred steps, and nothing private reaches those that only show. The same seed gives the same journey:
//
//   SEED=7 node --test tests/e2e/random.test.mjs
import assert from 'node:assert/strict';
import { eventually } from './browser.mjs';
import { journey } from './journey.mjs';

const seed = Number(process.env.SEED ?? 2026);
const STEPS = 200;

/** Chance that can be repeated (mulberry32). */
function chance(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** All that a window hears on any channel; the mini window is a small window like any other here. */
const listening = () => {
  delete window.documentPictureInPicture;
  window.pmHeard = [];
  const Real = window.BroadcastChannel;
  window.BroadcastChannel = class extends Real {
    constructor(name) {
      super(name);
      super.addEventListener('message', ({ data }) => window.pmHeard.push(`${name} ${data}`));
    }
  };
};

const squeezed = (text) => text.replace(/\s+/g, '');
/** What a face shows that all must agree on; `undefined` where it shows none of it. */
const faces = {
  desk: async (page) => ({
    step: await page.locator('.pm-now h2').first().innerText(),
    clock: squeezed(await page.locator('.pm-now .pm-clock').innerText()),
    counted: (await page.locator('.pm-body').innerText()).match(/\d of \d in/)?.[0],
  }),
  stage: async (page) => ({
    clock: squeezed(await page.locator('.pm-clock').innerText()),
    counted: (await page.locator('.pm-stage').innerText()).match(/\d of \d in/)?.[0],
    text: await page.locator('.pm-stage').innerText(),
  }),
  mini: async (page) => ({
    step: await page.locator('.pm-mini h1').innerText(),
    clock: squeezed(await page.locator('.pm-clock').innerText()),
    counted: (await page.locator('.is-facts').innerText()).match(/\d of \d in/)?.[0],
  }),
};

journey(
  `two hundred steps with windows that come and go (seed ${seed})`,
  { clock: true, timeout: 400_000 },
  async ({ page: desk, context, clock, watch, open }) => {
    const random = chance(seed);
    const pick = (list) => list[Math.floor(random() * list.length)];
    await context.addInitScript(listening);
    watch.loading(desk);
    await open();
    await desk.getByRole('button', { name: /sample/i }).click();
    await desk.locator('.pm-desk').waitFor();
    const id = await desk.evaluate(() => location.hash.replace('#meeting=', ''));

    const windows = { stage: undefined, mini: undefined };
    const heard = [];
    const hidden = [];
    let poll; // { voted, of } while votes are hidden
    let notes = 0;
    const blur = () => desk.evaluate(() => document.activeElement?.blur());
    const key = async (key) => {
      await blur();
      await desk.keyboard.press(key);
    };
    const press = (page, name) => page.getByRole('button', { name }).first().click();
    const listen = async (page) => heard.push(...(await page.evaluate(() => window.pmHeard.splice(0))));
    const pollPanel = async () => {
      if (!(await desk.getByRole('heading', { name: 'Ask the room' }).isVisible())) await key('v');
    };

    const show = async (name) => {
      const page = await context.newPage();
      windows[name] = page;
      await open(page, `#${name}=${id}`);
    };
    const acts = {
      next: async () => {
        const by = pick(['desk', ...Object.keys(windows).filter((name) => windows[name])]);
        if (by === 'desk') await key('n');
        else await windows[by].keyboard.press('n');
      },
      pause: async () => {
        const at = windows[pick(['stage', 'mini'])];
        if (at) await at.keyboard.press('p');
        else await key('p');
      },
      note: async () => {
        await desk.keyboard.press('Escape');
        const field = desk.getByRole('textbox', { name: 'Add a note' });
        if (!(await field.isVisible())) return;
        const text = `between us ${(notes += 1)}`;
        hidden.push(text);
        await field.fill(text);
        await field.press('Enter');
      },
      undo: () => (poll ? undefined : key('u')),
      ask: async () => {
        if (poll) return;
        await pollPanel();
        const anew = desk.getByRole('button', { name: 'Ask something else' });
        if (await anew.isVisible()) await anew.click();
        await desk.getByRole('button', { name: /^Ask now/ }).click();
        await desk.getByText(/\d of \d in/).first().waitFor();
        const [, voted, of] = (await faces.desk(desk)).counted.match(/(\d) of (\d)/);
        poll = { voted: Number(voted), of: Number(of) };
      },
      tap: async () => {
        if (!poll || poll.voted === poll.of) return;
        await pollPanel();
        const pad = desk.getByRole('group', { name: 'Tap them in' });
        if (!(await pad.isVisible())) await press(desk, 'Tap them in');
        await pad.locator('.pm-levels button, button').filter({ hasText: /^[1-5]/ }).last().click();
        await desk.getByText(`${poll.voted + 1} of ${poll.of} in`).first().waitFor();
        poll.voted += 1;
      },
      reveal: async () => {
        if (!poll || poll.voted === 0) return;
        await pollPanel();
        if (windows.mini && random() < 0.5) await press(windows.mini, /^Reveal/);
        else await press(desk, /^Reveal/);
        await desk.getByText('Ask something else').waitFor();
        poll = undefined;
      },
      open: async () => {
        const gone = Object.keys(windows).filter((name) => !windows[name]);
        if (gone.length > 0) await show(pick(gone));
      },
      close: async () => {
        const there = Object.keys(windows).filter((name) => windows[name]);
        if (there.length === 0) return;
        const name = pick(there);
        await listen(windows[name]);
        await windows[name].close();
        windows[name] = undefined;
      },
      reload: async () => {
        const there = Object.values(windows).filter(Boolean);
        if (there.length === 0) return;
        const page = pick(there);
        await listen(page);
        await watch.reload(page);
      },
      'reload the desk': async () => {
        // What was tapped in lies in the desk's memory alone.
        if (poll?.voted > 0) return;
        await clock.advance(300);
        await watch.reload(desk);
        await desk.locator('.pm-desk').waitFor();
        if (poll) await pollPanel();
      },
    };
    const often = ['next', 'next', 'pause', 'note', 'note', 'undo', 'ask', 'tap', 'tap', 'tap', 'reveal', 'open', 'open', 'open', 'close', 'reload', 'reload the desk'];

    const done = {};
    for (let n = 0; n < STEPS; n += 1) {
      const name = pick(often);
      done[name] = (done[name] ?? 0) + 1;
      await acts[name]();
      await clock.advance(100 + Math.floor(random() * 900));
      await eventually(async () => {
        const wanted = await faces.desk(desk);
        for (const face of ['stage', 'mini']) {
          if (!windows[face]) continue;
          const { text, ...shown } = await faces[face](windows[face]);
          const where = `step ${n}, ${name}, ${face}`;
          assert.equal(shown.clock, wanted.clock, where);
          if (shown.step) assert.equal(shown.step, wanted.step, where);
          if (poll) assert.equal(shown.counted, `${poll.voted} of ${poll.of} in`, where);
          else if (face === 'mini') assert.equal(shown.counted, undefined, where);
          if (text) for (const one of hidden) assert.ok(!text.includes(one), where);
        }
      });
    }
    for (const page of Object.values(windows).filter(Boolean)) await listen(page);
    const all = heard.join('\n');
    assert.match(all, /pm:show:/);
    assert.doesNotMatch(all, /pm:desk:|between us/);
    // Votes that were not revealed are numbers of people in what windows hear, and nothing else.
    assert.doesNotMatch(all, /"votes":\[[^\]]/);

    // A second desk has the writer's log, to the letter, once it writes itself.
    const log = async (page) => {
      await clock.advance(500);
      return page.evaluate((id) => JSON.parse(localStorage.getItem(`pm:meeting:${id}`)).log, id);
    };
    const first = await log(desk);
    const second = await context.newPage();
    await open(second, `#meeting=${id}`);
    await second.getByRole('button', { name: 'Run it here' }).click();
    await second.getByText('Another window runs this meeting.').waitFor({ state: 'detached' });
    await second.keyboard.press('d');
    assert.deepEqual(await log(second), first);
    assert.ok(first.length > 20, JSON.stringify(done));
  },
);
