// The tools of the journeys themselves: what they must catch, they catch.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible } from './axe.mjs';
import { eventually, launch, visiting } from './browser.mjs';
import { difference } from './golden.mjs';
import { journey } from './journey.mjs';
import { focusVisible, focused, press, tabTo } from './keys.mjs';
import { noSidewaysScroll } from './sideways.mjs';

/** A page of its own instead of the real one, with an external script as the policy wants it. */
const served = (body, script = '', style = '') => ({
  pages: {
    '/': `<!doctype html><html lang="en"><head><title>Test</title><link rel="icon" href="data:,">
      <link rel="stylesheet" href="style.css"><script type="module" src="script.js"></script></head>
      <body><main><h1>Test</h1>${body}</main></body></html>`,
    '/script.js': script,
    '/style.css': style,
  },
});

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const misdeeds = {
  'a console error': ["console.error('no')", /console error: no/],
  'an error nobody catches': ["setTimeout(() => { throw new Error('lost') }, 0)", /page error: Error: lost/],
  'a promise nobody catches': ["Promise.reject(new Error('lost'))", /page error: Error: lost/],
  'a dialog': ["alert('hello')", /dialog: hello/],
  'a request after loading': ["fetch('script.js')", /a request after loading: GET .*script.js/],
  'a request to elsewhere': ["fetch('http://127.0.0.1:9/')", /a request to elsewhere|policy broken: connect-src/],
  'an inline style': ["document.body.setAttribute('style', 'color: red')", /policy broken: style-src/],
  'an inline script': [
    "document.body.append(Object.assign(document.createElement('script'), { text: '1' }))",
    /policy broken: script-src/,
  ],
};

for (const [name, [script, problem]] of Object.entries(misdeeds)) {
  test(`${name} fails a journey`, async () => {
    const body = '<button>Do it</button>';
    const act = `document.querySelector('button').onclick = () => { ${script} }`;
    const visit = await visiting(browser, { server: served(body, act) });
    try {
      await visit.open();
      visit.watch.check();
      await visit.page.getByRole('button').click();
      await eventually(() => assert.throws(() => visit.watch.check(), problem));
    } finally {
      await visit.close();
    }
  });
}

const save = `document.querySelector('button').onclick = () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['# Minutes']));
  link.download = 'minutes.md';
  link.click();
}`;
journey(
  'a file handed over is no request',
  { server: served('<button>Save</button>', save) },
  async ({ page, downloads }) => {
    await page.getByRole('button').click();
    await eventually(() => assert.equal(downloads.length, 1));
    assert.deepEqual(await downloads[0], { name: 'minutes.md', text: '# Minutes' });
  },
);

// Writes a line for every timer that runs: its name, and both clocks.
const timers = `
  window.lines = [];
  window.line = (name) => lines.push(name + ' ' + performance.now() + ' ' + (Date.now() - 1e12));
  window.begin = () => {
    setInterval(() => line('every 400'), 400);
    setTimeout(() => { line('at 1000'); setTimeout(() => line('at 1100'), 100) }, 1000);
    setTimeout(() => line('cleared'), 500);
    clearTimeout(setTimeout(() => line('never'), 10));
    setTimeout((name) => line(name), 0, 'at once');
  };`;
const still = { clock: { wall: 1e12 }, server: served('', timers) };
const lines = (page) => page.evaluate(() => window.lines.splice(0));

journey('timers run in order, each at its own time', still, async ({ page, clock }) => {
  await page.evaluate(() => window.begin());
  await eventually(async () => assert.deepEqual(await page.evaluate(() => window.lines), ['at once 0 0']));
  await clock.advance(1200);
  assert.deepEqual(await lines(page), [
    'at once 0 0',
    'every 400 400 400',
    'cleared 500 500',
    'every 400 800 800',
    'at 1000 1000 1000',
    'at 1100 1100 1100',
    'every 400 1200 1200',
  ]);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(await lines(page), [], 'the clock stands still by itself');
});

journey('sleep and a set clock move the time of day only', still, async ({ page, clock }) => {
  await page.evaluate(() => window.begin());
  await clock.sleep(3_600_000);
  await clock.setWall(1e12 - 5000);
  await lines(page);
  await clock.advance(400);
  assert.deepEqual(await lines(page), ['every 400 400 -4600']);
  const dates = await page.evaluate(() => [
    new Date().getTime(),
    Date.now(),
    new Date(5).getTime(),
    new Date() instanceof Date,
  ]);
  assert.deepEqual(dates, [1e12 - 4600, 1e12 - 4600, 5, true]);
});

journey('a page that is held back runs each timer once, late', still, async ({ page, clock }) => {
  await page.evaluate(() => window.begin());
  await clock.hold(60_000);
  assert.deepEqual(await lines(page), [
    'at once 0 0',
    'every 400 60000 60000',
    'cleared 60000 60000',
    'at 1000 60000 60000',
  ]);
  await clock.advance(100);
  assert.deepEqual(await lines(page), ['at 1100 60100 60100']);
});

journey(
  'the time survives a reload, and all windows share it',
  still,
  async ({ page, clock, watch, another, context }) => {
    await clock.advance(5000);
    await clock.sleep(1000);
    await watch.reload(page);
    const times = () => [performance.now(), Date.now() - 1e12, performance.timeOrigin - 1e12];
    assert.deepEqual(await page.evaluate(times), [0, 6000, 6000]);
    await clock.advance(10);
    assert.deepEqual(await page.evaluate(times), [10, 6010, 6000]);

    const second = await another();
    assert.deepEqual(await second.evaluate(times), [0, 6010, 6010]);
    const order = [];
    await context.exposeFunction('note', (name) => order.push(name));
    await page.evaluate(() => setInterval(() => note('a'), 100));
    await second.evaluate(() => setTimeout(() => setInterval(() => note('b'), 100), 50));
    await clock.advance(450);
    assert.equal(order.join(''), 'abababab');

    const [popup] = await Promise.all([
      context.waitForEvent('page'),
      page.evaluate(() => void window.open('about:blank')),
    ]);
    assert.equal(await popup.evaluate(() => Date.now() - 1e12), 6460);
  },
);

const floating = `document.querySelector('button').onclick = async () => {
  const floating = await documentPictureInPicture.requestWindow({ width: 300, height: 200 });
  floating.document.body.append(document.querySelector('p'));
  setInterval(() => (floating.document.querySelector('p').textContent = 'at ' + performance.now()), 1000);
};`;
journey(
  'a floating window can be driven and follows the clock',
  { clock: true, server: served('<p>here</p><button>Float</button>', floating) },
  async ({ page, clock, context }) => {
    const [window] = await Promise.all([context.waitForEvent('page'), page.getByRole('button').click()]);
    await window.getByText('here').waitFor();
    await clock.advance(2500);
    assert.equal(await window.locator('p').textContent(), 'at 2000');
    assert.equal(await window.evaluate(() => Date.now()), clock.wall);
  },
);

const shadow = `
  const root = document.querySelector('div').attachShadow({ mode: 'open' });
  root.innerHTML = '<button>First</button><button class="ring" aria-label="Second one">2</button><button class="bare">Third</button>';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.ring:focus { outline: none; box-shadow: 0 0 0 3px blue } .bare:focus { outline: none }');
  root.adoptedStyleSheets = [sheet];
  root.querySelector('.ring').onclick = () => document.querySelector('p').textContent = 'pressed';`;
journey(
  'the keyboard reaches controls in a shadow root, and must be seen there',
  { server: served('<div></div><p></p>', shadow) },
  async ({ page }) => {
    await press(page, 'Second one', { role: 'button' });
    assert.equal(await page.locator('p').textContent(), 'pressed');
    assert.deepEqual(await focused(page), { role: 'button', name: 'Second one' });
    await assert.rejects(tabTo(page, 'Third'), /cannot be seen on <button class="bare"/);
    await tabTo(page, /^First$/, { back: true });
    await focusVisible(page);
    await assert.rejects(tabTo(page, 'Fourth', { most: 5 }), /does not reach.*It reached: .*"Third".*"First"/);
  },
);

const poor = '<div></div>';
const unnamed = `document.querySelector('div').attachShadow({ mode: 'open' }).innerHTML = '<input>';`;
journey(
  'a control without a name is found, in a shadow root and with the clock standing',
  { clock: true, server: served(poor, unnamed) },
  async ({ page }) => {
    await assert.rejects(accessible(page), /label \(critical\)/);
    await accessible(page, { without: ['label'] });
  },
);

const wide = '.box { overflow: auto; width: 200px } .wide { width: 300px; height: 10px }';
journey(
  'what has to be scrolled sideways is found',
  { server: served('<div class="box"><div class="wide"></div></div>', '', wide) },
  async ({ page }) => {
    await assert.rejects(noSidewaysScroll(page), /class="box"&?.* is 200 wide and holds 300: .*wide/);
    await noSidewaysScroll(page, { except: '.box' });
  },
);

test('a difference is told line by line', () => {
  assert.equal(difference('a\nb\nc\n', 'a\nx\nc\nd\n'), '2\t- b\n2\t+ x\n4\t+ d');
  assert.equal(difference('same', 'same'), '');
});
