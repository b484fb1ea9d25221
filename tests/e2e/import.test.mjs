// What is brought in badly is refused in plain words, and nothing is lost by it.
import assert from 'node:assert/strict';
import { journey } from './journey.mjs';
import { document, states, withoutItems } from './states.mjs';

const file = (name, content, mimeType = 'text/plain') => ({ name, mimeType, buffer: Buffer.from(content) });
const picture = file('photo.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0, 255, 254]), 'image/png');
const huge = file('all-of-it.md', '- [ ] Mend it\n'.repeat(750_000));
const foreign = file('package.json', '{"name":"something","version":"1.0.0"}', 'application/json');
const save = { format: 'postmortem-meeting', version: 1 };
const cut = file('meeting.json', JSON.stringify({ ...save, saved: 1, start: { id: 'x' } }).slice(0, -6), 'application/json');
const newer = file('meeting.json', JSON.stringify({ ...save, version: 7 }), 'application/json');

const notText = 'This file is not text. Export the document as Markdown or plain text and open that.';
const refused = {
  'a picture': [picture, notText],
  'ten megabytes': [huge, /^(That file is too long|This text has)/],
  'an empty file': [file('empty.md', ''), /There is no text yet/],
  'another program’s file': [foreign, 'That file is not a save file of a meeting. Nothing was changed.'],
  'a save file that was cut off': [cut, /^That save file is cut off or damaged/],
  'a save file of a newer page': [newer, /^That save file comes from a newer version/],
};

const says = (page, text) => page.getByText(text).first().waitFor();

for (const [name, [bad, text]] of Object.entries(refused)) {
  journey(`${name}, opened on the first page, is refused in words`, { timeout: 60_000 }, async ({ page }) => {
    await page.getByLabel('Open a file').setInputFiles(bad);
    await says(page, text);
  });

  journey(`${name}, opened while one pastes, leaves what was typed`, { timeout: 60_000 }, async ({ page }) => {
    await states.paste(page);
    const area = page.getByLabel('The text of the postmortem');
    await area.fill('# Half a document');
    await page.getByLabel('Open a file').setInputFiles(bad);
    await says(page, text);
    assert.equal(await area.inputValue(), '# Half a document');
  });

  journey(`${name}, opened instead of what is being reviewed, loses nothing`, { timeout: 60_000 }, async ({ page }) => {
    await states.review(page);
    await page.getByLabel('Choose another file').setInputFiles(bad);
    await says(page, text);
    const area = page.getByLabel('The text of the postmortem');
    if (await area.count()) assert.equal((await area.inputValue()).trim(), document.trim(), 'the text is still there');
    else assert.equal(await page.getByRole('textbox', { name: 'Incident', exact: true }).inputValue(), 'INC-3180');
  });

  journey(`${name}, opened in a running meeting, leaves it as it was`, { clock: true, timeout: 60_000 }, async (visit) => {
    const { page } = visit;
    await states.question(page, visit);
    const address = page.url();
    const before = [await page.getByRole('timer').textContent(), await page.getByText('The check counts').textContent()];
    await page.getByRole('button', { name: 'Menu' }).click();
    const dialog = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a file' }).click();
    await (await dialog).setFiles(bad);
    await says(page, text);
    assert.equal(page.url(), address);
    await page.getByRole('heading', { name: 'How did we get here?' }).waitFor();
    await page.keyboard.press('Escape');
    const after = [await page.getByRole('timer').textContent(), await page.getByText('The check counts').textContent()];
    assert.deepEqual(after, before);
  });

  journey(`${name}, opened while one prepares, leaves the preparation in reach`, { timeout: 60_000 }, async ({ page }) => {
    await states.prepare(page);
    await page.getByLabel('Open a postmortem').setInputFiles(bad);
    await says(page, text);
    const back = page.getByRole('button', { name: 'Back', exact: true });
    if (await back.count()) await back.click();
    await page.getByRole('heading', { name: 'How long do you have?' }).waitFor();
    await page.getByText('Stop the import when a feed').first().waitFor();
  });
}

journey('no text at all is refused in words, and the field keeps the keyboard', async ({ page }) => {
  await states.paste(page);
  const area = page.getByLabel('The text of the postmortem');
  await area.fill('  \n \n');
  await page.getByRole('button', { name: 'Read it' }).click();
  await says(page, 'There is no text yet. Paste the document, or open its file.');
  assert.equal(await area.inputValue(), '  \n \n');
  assert.ok(await area.evaluate((it) => it === it.ownerDocument.activeElement), 'the field has the keyboard');
});

journey('a document without action items says where they are looked for; the text is one step back', async ({ page }) => {
  await states['review, no items'](page);
  await says(page, /^No action items were found/);
  await page.getByRole('button', { name: 'Back to the text' }).click();
  const area = page.getByLabel('The text of the postmortem');
  assert.equal((await area.inputValue()).trim(), withoutItems.trim());
});

journey('a name in the document that is nobody’s can be left out', async ({ page }) => {
  await states.review(page);
  await page.getByRole('checkbox', { name: 'Marisol Quispe', exact: true }).uncheck();
  await page.getByRole('button', { name: /^Take over/ }).click();
  await page.getByRole('heading', { name: 'People, 3' }).waitFor();
});

journey('a second document is added to what is being prepared', async ({ page }) => {
  await states.prepare(page);
  await page.getByLabel('Open a postmortem').setInputFiles(file('more.md', '# More\n\n## Action items\n\n- [ ] Write it down, Ana\n'));
  await says(page, 'It is added to the meeting you are preparing once you say so.');
  await page.getByRole('button', { name: /^Take over 1/ }).click();
  await page.getByRole('heading', { name: 'Action items, 5' }).waitFor();
});

/** Drops a file on an element, as from a folder. */
async function drop(page, selector, { name, mimeType, buffer }) {
  const data = await page.evaluateHandle(
    ([fileName, type, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], fileName, { type }));
      return transfer;
    },
    [name, mimeType, buffer.toString()],
  );
  await page.dispatchEvent(selector, 'dragover', { dataTransfer: data });
  await page.dispatchEvent(selector, 'drop', { dataTransfer: data });
}

for (const state of ['start', 'paste', 'review', 'prepare']) {
  journey(`a file dropped anywhere is read: ${state}`, async (visit) => {
    await states[state](visit.page, visit);
    await drop(visit.page, 'h1', file('dropped.md', '# Dropped\n\n## Action items\n\n- [ ] Write it down, Ana\n'));
    await visit.page.getByText('dropped.md').waitFor();
    await visit.page.getByRole('checkbox', { name: 'Take over: Write it down' }).waitFor();
  });
}
