// What the desk says of the chat it reads: long ones, guessed letters, names in other letters; and the count of three.
import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const MINUTE = 60_000;
const permissions = ['clipboard-read', 'clipboard-write'];

const press = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();

/** An open poll whose votes are typed; gives the line that asks for them. */
async function asked(page, clock) {
  await press(page, /^See a sample meeting/);
  await clock.advance(3 * MINUTE);
  await page.keyboard.press('a');
  await page.getByRole('listitem').filter({ hasText: 'Confidence in the plan' }).getByRole('button').click();
  await page.getByRole('heading', { name: 'Confidence in the plan' }).waitFor();
  await press(page, /^Ask now/);
  await press(page, 'Copy the line for the chat');
  await page.getByText('Copied.').waitFor();
  await press(page, 'Paste the chat');
  return page.evaluate(() => navigator.clipboard.readText());
}

const zoom = (messages) => messages.map(([name, body]) => `10:01:00 From  ${name}  to  Everyone:\n\t${body}\n`).join('');

async function paste(page, text) {
  await page.evaluate((all) => navigator.clipboard.writeText(all), text);
  await page.locator('h2').first().focus();
  await page.keyboard.press('ControlOrMeta+v');
}

async function file(page, bytes) {
  const dialog = page.waitForEvent('filechooser');
  await page.getByText('Open a saved chat').click();
  await (await dialog).setFiles({ name: 'chat.txt', mimeType: 'text/plain', buffer: bytes });
}

journey('a long chat is read when somebody says so, and nothing is lost when not', { clock: true, context: { permissions } }, async ({ page, clock }) => {
  const line = await asked(page, clock);
  await paste(page, zoom([['Tomasz Wierzbicki', line], ['Farid Haddad', '4']]));
  await page.getByText('2 messages read').waitFor();
  const long = zoom([['Tomasz Wierzbicki', line], ['Ngozi Eze', '3'], ...Array.from({ length: 60 }, () => ['Somebody', 'x'.repeat(40_000)])]);
  await file(page, Buffer.from(long));
  await page.getByText('This chat has 2.5 MB. Read it?').waitFor();
  await press(page, 'Leave it');
  await page.getByText('2 messages read').waitFor();
  await file(page, Buffer.from(long));
  await press(page, 'Read it');
  await clock.advance(10_000);
  await page.getByText('62 messages read').waitFor();
  await page.getByText(/^2( of \d+)? in$/).first().waitFor();
});

journey('how letters were read is said when it is a guess', { clock: true, context: { permissions } }, async ({ page, clock }) => {
  const line = await asked(page, clock);
  const text = zoom([['Tomasz Wierzbicki', line.replace(/[^\x20-\x7e]/g, "'")], ['Zoe Muller', '4']]);
  await file(page, Buffer.from(text));
  await page.getByText('2 messages read').waitFor();
  assert.equal(await page.getByText('were read as').count(), 0);
  await file(page, Buffer.from(text.replace('Zoe', 'Zo\xeb'), 'latin1'));
  await page.getByText('They were read as Windows-1252').waitFor();
  await file(page, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
  await page.getByText('were read as UTF-16').waitFor();
});

journey('a name in other letters is pointed at, before and after the reveal', { clock: true, context: { permissions } }, async ({ page, clock }) => {
  const line = await asked(page, clock);
  await paste(page, zoom([['Tomasz Wierzbicki', line], ['Leilani Makoa', '5'], ['You', '5'], ['Farid H\u0430ddad', '3-4']]));
  await page.getByText(/looks like Farid Haddad, in other letters/).waitFor();
  await press(page, /^Reveal 1/);
  await page.getByText(/looks like Farid Haddad, in other letters/).waitFor();
});

journey('the stage counts to three', { clock: true, context: { permissions } }, async ({ page, clock }) => {
  await asked(page, clock);
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('s');
  await press(page, 'Count down');
  for (const shown of ['3', '2', '1', 'Now: press Enter']) {
    assert.equal(await page.locator('.pm-three').textContent(), shown);
    await clock.advance(1000);
  }
  await press(page, 'Count down');
  assert.equal(await page.locator('.pm-three').textContent(), '3');
});
