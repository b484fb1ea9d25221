// The one HTML file, opened from disk: whole, silent, under its own policy, and its windows in step.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist } from '../budget.mjs';
import { launch } from './browser.mjs';

let browser;
let folder;
let address;
before(async () => {
  browser = await launch();
  // A folder with a space in it, as on people's desktops.
  folder = mkdtempSync(join(tmpdir(), 'post mortem '));
  copyFileSync(join(dist, 'postmortem-meeting.html'), join(folder, 'postmortem-meeting.html'));
  address = pathToFileURL(join(folder, 'postmortem-meeting.html')).href;
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** A test in a browser profile of its own, failing on any request but for the file itself, and on any complaint. */
function disk(name, steps) {
  test(name, { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 400, height: 720 }, locale: 'en-GB' });
    context.setDefaultTimeout(8000);
    const problems = [];
    context.on('request', (request) => {
      const [page] = request.url().split('#');
      if (page !== address && !/^(blob|data):/.test(page)) problems.push(`asked for ${request.url()}`);
    });
    context.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    context.on('weberror', (error) => problems.push(String(error.error())));
    const open = async (hash = '') => {
      const page = await context.newPage();
      await page.goto(address + hash);
      await page.getByRole('heading').first().waitFor();
      return page;
    };
    try {
      await steps({ context, open });
      assert.deepEqual(problems, []);
    } finally {
      await context.close();
    }
  });
}

const sample = async (page) => {
  await page.getByRole('button', { name: /sample/i }).click();
  await page.locator('.pm-desk').waitFor();
};
const at = (page, text) => page.locator('.pm-now h2').filter({ hasText: text }).first().waitFor();
const hashOf = (page) => page.evaluate(() => location.hash);
const note = async (page, text) => {
  const field = page.getByRole('textbox', { name: 'Add a note' });
  await field.fill(text);
  await field.press('Enter');
};

disk('a meeting runs from disk, is kept there, and reaches the minutes', async ({ open }) => {
  const page = await open();
  await sample(page);
  await note(page, 'said from disk');
  await page.locator('.pm-notes').getByText('said from disk').waitFor();
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('n');
  await at(page, 'Owner’s summary');
  await page.keyboard.press('o');
  await page.getByText('Saved in this browser').waitFor();
  await page.reload();
  await at(page, 'Owner’s summary');
  await page.keyboard.press('m');
  assert.match(await page.getByRole('textbox', { name: 'Minutes' }).textContent(), /said from disk/);
});

disk('two desks and a stage from disk are in step', async ({ context, open }) => {
  const page = await open();
  await sample(page);
  const coming = context.waitForEvent('page');
  await page.keyboard.press('o');
  await page.getByRole('button', { name: 'Stage in a window of its own' }).click();
  const stage = await coming;
  await stage.locator('.pm-stage-main').getByText('Regardless of what we discover').waitFor();
  const second = await open(await hashOf(page));
  await second.getByText('Another window runs this meeting.').waitFor();
  await note(second, 'from the second');
  await page.keyboard.press('o');
  await page.locator('.pm-notes').getByText('from the second').waitFor();
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('n');
  await at(second, 'Owner’s summary');
  await stage.getByText('Owner’s summary').first().waitFor();
});

disk('two meetings from disk do not hear each other', async ({ open }) => {
  const [one, other] = [await open(), await open()];
  await sample(one);
  await sample(other);
  assert.notEqual(await hashOf(one), await hashOf(other));
  await note(one, 'only in the first');
  await one.locator('.pm-notes').getByText('only in the first').waitFor();
  await one.evaluate(() => document.activeElement.blur());
  await one.keyboard.press('n');
  await at(one, 'Owner’s summary');
  await at(other, 'Opening');
  assert.equal(await other.getByText('Another window runs this meeting.').count(), 0);
  await note(other, 'only in the second');
  await other.locator('.pm-notes').getByText('only in the second').waitFor();
  assert.equal(await other.getByText('only in the first').count(), 0);
});

disk('the mini window opens from disk, with its styles', async ({ context, open }) => {
  const page = await open();
  await sample(page);
  const coming = context.waitForEvent('page');
  await page.keyboard.press('o');
  await page.getByRole('button', { name: /^Mini window/ }).click();
  const mini = await coming;
  await mini.locator('.pm-mini .pm-clock').waitFor();
  assert.equal(mini.url(), 'about:blank');
  const size = await mini.locator('.pm-clock').evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  assert.ok(size > 40, `${size}`);
  await mini.getByRole('button').click();
  await at(page, 'Owner’s summary');
});

disk('a vote is cast from disk', async ({ context, open }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await open();
  await sample(page);
  await page.keyboard.press('v');
  await page.getByRole('button', { name: /^Ask now/ }).click();
  await page.getByRole('button', { name: 'Copy the poll code' }).click();
  await page.getByText('Copied.').waitFor();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(code, /PMUP/);
  const voter = await open();
  await voter.getByRole('button', { name: /Have a poll code/ }).click();
  await voter.getByRole('textbox').fill(code);
  await voter.getByRole('button', { name: 'Open it' }).click();
  await voter.getByRole('radio').first().check();
  await voter.getByRole('button', { name: /^Copy my vote|^Seal and copy/ }).click();
  await voter.getByText('Now paste it in the call').waitFor();
  const vote = await voter.evaluate(() => navigator.clipboard.readText());
  await page.bringToFront();
  await page.evaluate((all) => navigator.clipboard.writeText(all), `10:02 Ann: ${vote}`);
  await page.locator('h2').first().focus();
  await page.keyboard.press('ControlOrMeta+v');
  await page.getByRole('button', { name: /^Reveal 1/ }).waitFor();
});

/** The file with something done to its text, opened from disk. Answers the words on the page. */
async function changed(context, name, change) {
  const whole = readFileSync(join(dist, 'postmortem-meeting.html'), 'utf8');
  const text = change(whole);
  assert.notEqual(text, whole);
  const file = join(folder, `${name}.html`);
  writeFileSync(file, text);
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  return page;
}

const middle = (text) => text.length - 200_000;
const damages = {
  'one sign is another': (text) => text.slice(0, middle(text)) + (text[middle(text)] === 'a' ? 'b' : 'a') + text.slice(middle(text) + 1),
  'one sign is missing': (text) => text.slice(0, middle(text)) + text.slice(middle(text) + (text[middle(text)] === '\n' ? 2 : 1)),
  'the second half is missing': (text) => text.slice(0, middle(text)),
  'read and written as something else than UTF-8': (text) => text.replace(/[\u3400-\u9fff]/g, '?'),
};
for (const [name, change] of Object.entries(damages)) {
  test(`a damaged file says so: ${name}`, { timeout: 30_000 }, async () => {
    const context = await browser.newContext();
    try {
      const page = await changed(context, 'damaged', change);
      await page.locator('main').getByText('This copy of the file is damaged. Download it again.').waitFor();
      assert.doesNotMatch(await page.locator('body').innerText(), /Loading|small program|browser of 2024/);
    } finally {
      await context.close();
    }
  });
}

test('a file that is whole, in a browser that cannot start it, says what it needs', { timeout: 30_000 }, async () => {
  const context = await browser.newContext();
  try {
    await context.addInitScript(() => {
      WebAssembly.instantiate = () => Promise.reject(new WebAssembly.CompileError('unknown'));
    });
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('main').getByText('It needs a browser of 2024 or newer').waitFor();
    assert.doesNotMatch(await page.locator('body').innerText(), /Loading|small program|damaged/);
  } finally {
    await context.close();
  }
});

test('a copy whose line ends were changed runs', { timeout: 30_000 }, async () => {
  const context = await browser.newContext();
  try {
    const page = await changed(context, 'windows', (text) => text.replaceAll('\n', '\r\n'));
    await sample(page);
    await at(page, 'Opening');
  } finally {
    await context.close();
  }
});
