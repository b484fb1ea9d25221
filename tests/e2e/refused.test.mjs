// Inside a frame that gives the page nothing: no storage, no downloads, no clipboard.
import assert from 'node:assert/strict';
import { eventually } from './browser.mjs';
import { journey } from './journey.mjs';

const host = (sandbox) => `<!doctype html><html lang="en"><head><title>A wiki</title><link rel="icon" href="data:,"></head>
  <body><h1>A page of a wiki</h1><iframe title="The meeting" sandbox="${sandbox}" src="./" width="420" height="700"></iframe></body></html>`;

/** The host page has no policy of its own; files go to a frame without an origin. */
const server = (sandbox) => ({
  pages: { '/host.html': host(sandbox) },
  headers: (path) => ({
    'access-control-allow-origin': '*',
    ...(path === '/host.html' ? { 'content-security-policy': undefined } : {}),
  }),
});

/** A meeting in the frame, with a note in it. */
async function hold({ page, open }) {
  await open(page, 'host.html');
  const frame = page.frameLocator('iframe');
  await frame.getByText('This browser keeps nothing for this page').waitFor();
  await frame.getByRole('button', { name: /^See a sample meeting/ }).click();
  await frame.getByText('Not kept: this browser refuses storage here.').waitFor();
  await frame.getByLabel('Add a note').fill('Said in the frame');
  await frame.getByLabel('Add a note').press('Enter');
  await frame.getByText('Said in the frame').waitFor();
  await frame.getByRole('button', { name: /^Next: Owner/ }).click();
  await frame.getByRole('heading', { name: 'Owner’s summary' }).waitFor();
  return frame;
}

/** The save file opened in a page of its own. */
async function carryOn({ page, open }, text) {
  await open(page);
  const file = { name: 'meeting.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.getByLabel('Open a save file').setInputFiles(file);
  await page.getByRole('heading', { name: 'Owner’s summary' }).waitFor();
  await page.getByRole('button', { name: 'Minutes', exact: true }).click();
  assert.match(await page.getByRole('textbox', { name: 'Minutes' }).textContent(), /Said in the frame/);
}

/** The browser's own words about what the frame may not do. */
const refusals = [/console error: Download is disallowed/, /console error: .*[Cc]lipboard/, /beforeunload/];

journey(
  'a frame with scripts and downloads: the meeting runs, and leaves as its save file',
  { load: false, server: server('allow-scripts allow-downloads'), allow: refusals },
  async (visit) => {
    const frame = await hold(visit);
    await frame.getByRole('button', { name: 'Download the save file' }).click();
    await eventually(() => assert.equal(visit.downloads.length, 1));
    const { text } = await visit.downloads[0];
    await carryOn(visit, text);
  },
);

journey(
  'a frame with scripts only: the save file is there to be copied by hand',
  { load: false, server: server('allow-scripts'), allow: refusals },
  async (visit) => {
    const frame = await hold(visit);
    await frame.getByRole('button', { name: 'Download the save file' }).click();
    const field = frame.getByRole('textbox', { name: 'Text to copy' });
    await field.waitFor();
    assert.ok(await field.evaluate((area) => area.selectionEnd - area.selectionStart === area.value.length), 'selected');
    await carryOn(visit, await field.inputValue());
  },
);

journey(
  'a frame with scripts only: the minutes can be taken',
  { load: false, server: server('allow-scripts'), allow: refusals },
  async (visit) => {
    const frame = await hold(visit);
    await frame.getByRole('button', { name: 'Minutes', exact: true }).click();
    await frame.getByRole('button', { name: 'Copy as Markdown' }).click();
    await frame.getByText('Copied.').or(frame.getByLabel('Text to copy')).first().waitFor();
    assert.match(await frame.getByRole('textbox', { name: 'Minutes' }).textContent(), /Said in the frame/);
  },
);
