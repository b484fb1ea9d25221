// Before the reveal nothing tells one vote from another: two rooms with the same people and opposite votes look the
// same to the letter, on every face, in titles, storage, links, messages between windows and what listeners hear.
import assert from 'node:assert/strict';
import { zoom } from './chat.mjs';
import { frames, intranet, launch, visiting } from './browser.mjs';
import { after, test } from 'node:test';

const MINUTE = 60_000;
let browser;
after(async () => (await browser)?.close());

// Runs in the page: chance is the same every time, and what is sent or said anywhere is noted.
function listen() {
  let next = 7;
  crypto.getRandomValues = (array) => {
    for (let at = 0; at < array.length; at += 1) array[at] = next = (next * 73 + 41) % 251;
    return array;
  };
  globalThis.__heard = [];
  const note = (kind) => (value) => globalThis.__heard.push(`${kind} ${JSON.stringify(value)}`);
  const tap = (target, kind) => {
    const sent = target.postMessage;
    const noted = note(kind);
    target.postMessage = function (...message) {
      noted(message[0]);
      return sent.apply(this, message);
    };
  };
  tap(BroadcastChannel.prototype, 'channel');
  tap(globalThis, 'window');
  const spoken = new MutationObserver((all) => all.forEach((one) => note('said')(one.target.textContent)));
  document.addEventListener('DOMContentLoaded', () =>
    spoken.observe(document.body, { subtree: true, childList: true, characterData: true }),
  );
}

/** Everything a page shows or keeps. Where the focus is and what is hovered is left to the browser. */
const everything = (page) =>
  page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll('input, textarea, select')].map((field) => [field.ariaLabel, field.value, field.checked]),
    title: document.title,
    address: location.href.replace(/:\d+/, ''),
    local: { ...localStorage },
    session: { ...sessionStorage },
    name: window.name,
    heard: globalThis.__heard,
  }));

/** One room: six voters by four ways, all of them `votes`; what could be seen at each moment before the reveal. */
async function room(votes) {
  const visit = await visiting(await (browser ??= launch()), {
    clock: true,
    host: intranet,
    context: { acceptDownloads: true },
  });
  const { page, clock, open, watch } = visit;
  await visit.context.addInitScript(listen);
  await open();
  const seen = [];
  const look = async () => {
    await clock.advance(500);
    await frames(page); // whatever a frame brings is there in both rooms
    seen.push(await everything(page));
  };
  const press = (name) => page.getByRole('button', { name }).first().click();
  const copy = async (name) => {
    // There is no clipboard on plain http, so the text stands on the page to be copied by hand.
    await page.evaluate(() => (document.execCommand = () => false));
    await press(name);
    const text = await page.getByRole('textbox', { name: 'Text to copy' }).inputValue();
    await press('Put the message away');
    return text;
  };
  await press(/^See a sample meeting/);
  await clock.advance(3 * MINUTE);
  await page.keyboard.press('a');
  await page.getByRole('listitem').filter({ hasText: 'Confidence in the plan' }).getByRole('button').click();
  await press('Change how it is asked');
  await page.getByLabel('How votes travel').selectOption({ label: 'sealed' });
  await press(/^Ask now/);
  const link = await copy('Copy the voting link');
  const tag = (await page.getByText(/^Poll [0-9A-Z]{3}$/).first().textContent()).slice(5);

  // Two voters on the ballot page: one sealed, one not.
  const ballot = async (level, button) => {
    const voter = await visiting(await browser, { server: visit.server });
    await voter.open(voter.page, new URL(link).hash);
    await voter.page.getByRole('radio', { name: level }).check();
    await voter.page.getByRole('button', { name: button }).click();
    const code = await voter.page.getByRole('textbox', { name: 'Your vote as a code' }).inputValue();
    await voter.close();
    return code;
  };
  const chat = zoom([
    ['Leilani Makoa', await ballot(votes.level, /^Seal and copy/)],
    ['Farid Haddad', await ballot(votes.level, /^Copy it unsealed/)],
    ['Tomasz Wierzbicki', `Poll ${tag}: type 0 to 5.`],
    ['Ngozi Eze', votes.digit],
  ]);
  await page.getByRole('button', { name: 'Paste the chat' }).click();
  const given = { name: 'chat.txt', mimeType: 'text/plain', buffer: Buffer.from(chat) };
  await page.locator('.pm-body input[type=file]').setInputFiles(given);
  await page.getByText('3 of 5 in').first().waitFor();
  await look();
  await page.getByRole('button', { name: 'Tap them in' }).click();
  await page.getByRole('button', { name: 'Aiko Tanabe' }).click();
  await page.keyboard.press(votes.digit);
  await page.getByText('4 of 5 in').first().waitFor();
  await page.locator('h2').first().focus();
  await look();
  for (const key of ['s', 's', 'm', 'm', 'v']) {
    await page.keyboard.press(key);
    await look();
  }
  await press('Menu');
  await press('Download the save file');
  await look();
  seen.push((await Promise.all(visit.downloads)).map((file) => file.text));
  await watch.reload(page);
  await look();

  // And it is no accident that nothing is seen: after the reveal the votes are there.
  await page.getByText('Votes that came in before the reload').waitFor();
  await page.getByRole('button', { name: 'Tap them in' }).click();
  await page.getByRole('button', { name: 'Aiko Tanabe' }).click();
  await page.keyboard.press(votes.digit);
  await press(/^Reveal 1 of 5/);
  await page.getByText(votes.reading).first().waitFor();
  const revealed = await everything(page);
  await visit.close();
  return { seen, revealed };
}

test('opposite votes look the same to the letter before the reveal', { timeout: 180_000 }, async () => {
  const yes = await room({ level: /Sure it will help/, digit: '5', reading: 'Go on.' });
  const no = await room({ level: /I expect it to fail/, digit: '1', reading: 'Not yet.' });
  assert.equal(yes.seen.length, no.seen.length);
  yes.seen.forEach((moment, at) => assert.deepEqual(no.seen[at], moment, `moment ${at} tells the votes apart`));
  assert.notDeepEqual(yes.revealed, no.revealed);
});
