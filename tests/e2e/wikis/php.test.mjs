// The widget in wikis that run in PHP: DokuWiki and MediaWiki, as their admins and authors would put it in. The widget is
// on another host than the wiki, as in real life.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist } from '../../budget.mjs';
import { journey } from '../journey.mjs';
import { dokuwiki } from './dokuwiki.mjs';
import { mediawiki } from './mediawiki.mjs';
import { meeting, settings } from './meeting.mjs';

let doku;
let media;
before(async () => {
  doku = await dokuwiki();
  media = await mediawiki();
});
after(() => Promise.all([doku?.remove(), media?.remove()]));

// A page of another origin may take these files only if their host says so.
const headers = (path) => (/\.(css|js|wasm)$/.test(path) ? { 'access-control-allow-origin': '*' } : {});
const elsewhere = {
  ...settings,
  timeout: 120_000, // the first has both wikis made
  host: 'localhost',
  server: { headers },
  // What the wiki asks its own host for.
  allow: [/a request to elsewhere: http:\/\/127\.0\.0\.1:/],
};

/** A journey in a wiki, which takes its time for each page. */
const inWiki = (name, own, steps = own) =>
  journey(name, own === steps ? elsewhere : own, (visit) => {
    visit.context.setDefaultTimeout(15_000);
    return steps(visit);
  });

const iframe = (url) =>
  `<iframe src="${url}embed.html" title="Postmortem meeting" width="400" height="640" allow="clipboard-write" ` +
  'sandbox="allow-scripts allow-same-origin allow-popups allow-downloads allow-forms"></iframe>';
const element = (url) =>
  `<script type="module" src="${url}postmortem-meeting.js"></script>` +
  `<postmortem-meeting meeting="inc-3180"><a href="${url}">Open the postmortem meeting</a></postmortem-meeting>`;
const html = (text) => `<html>${text}</html>`;

const inFrame = (page) => page.frameLocator('iframe[title="Postmortem meeting"]').locator('#app');
const inElement = (page) => page.locator('postmortem-meeting');

/** Follows the link as a reader does, to the page on its own host. */
async function followed({ page, server }) {
  await page.getByRole('link', { name: 'Open the postmortem meeting' }).click();
  await page.waitForURL((address) => address.href.startsWith(server.url));
  await meeting(page, page.locator('#app'));
}

inWiki('DokuWiki with htmlok: the page in a frame', async ({ page, server }) => {
  doku.settings({ htmlok: 1 });
  await page.goto(doku.page('incident:frame', `====== Incident 3180 ======\n\n${html(iframe(server.url))}\n`));
  await page.getByRole('heading', { name: 'Incident 3180' }).waitFor();
  await meeting(page, inFrame(page));
});

inWiki('DokuWiki with htmlok: the element in a page', async ({ page, server }) => {
  doku.settings({ htmlok: 1 });
  await page.goto(doku.page('incident:element', `====== Incident 3180 ======\n\n${html(element(server.url))}\n`));
  await page.getByRole('heading', { name: 'Incident 3180' }).waitFor();
  await meeting(page, inElement(page));
});

inWiki('DokuWiki as it comes: the tag is shown as text, a link opens the meeting', async (visit) => {
  const { page, server } = visit;
  doku.settings({ htmlok: 0 });
  const text = `====== Incident 3180 ======\n\n${html(iframe(server.url))}\n\n[[${server.url}|Open the postmortem meeting]]\n`;
  await page.goto(doku.page('incident:link', text));
  await page.getByText('<iframe src=').waitFor();
  assert.equal(await page.locator('iframe').count(), 0);
  await followed(visit);
});

// What browsers say when they stop the program, and the file saved for reading it from disk.
const stopped = [/console error: Blocked script execution in/, /console error: Loading the image 'data:,' violates/];
const attached = { ...elsewhere, allow: [...elsewhere.allow, ...stopped, /a request to elsewhere: file:.*\/saved\.html/] };

inWiki('DokuWiki: the attached file says what to do where its program may not run, and that helps', attached, async (visit) => {
  const { page, context } = visit;
  doku.attach('incident:postmortem-meeting.html', join(dist, 'postmortem-meeting.html'));
  await page.goto(doku.page('incident:file', '{{incident:postmortem-meeting.html|Open the postmortem meeting}}\n'));
  const link = page.getByRole('link', { name: 'Open the postmortem meeting' });

  const shown = await context.newPage();
  const answer = await shown.goto(new URL(await link.getAttribute('href'), page.url()).href);
  assert.match(answer.headers()['content-security-policy'], /^sandbox;/);
  await shown.getByText('download it and open it from your computer').waitFor();
  assert.equal(await shown.getByRole('button').count(), 0);
  await shown.close();

  // "Save link as", which no script can press: a link that downloads gets the same file.
  await link.evaluate((one) => one.setAttribute('download', ''));
  const coming = page.waitForEvent('download');
  await link.click();
  const file = join(doku.folder, 'saved.html');
  await (await coming).saveAs(file);
  await page.goto(pathToFileURL(file).href);
  await meeting(page, page.locator('#app'));
  assert.equal(await page.getByText('download it and open it').count(), 0);
});

inWiki('MediaWiki with raw HTML: the page in a frame', async ({ page, server }) => {
  media.settings('$wgRawHtml = true;');
  await page.goto(media.page('Frame', `The import took an empty feed.\n\n${html(iframe(server.url))}\n`));
  await page.getByText('an empty feed').waitFor();
  await meeting(page, inFrame(page));
});

inWiki('MediaWiki with raw HTML: the element in a page', async ({ page, server }) => {
  media.settings('$wgRawHtml = true;');
  await page.goto(media.page('Element', `The import took an empty feed.\n\n${html(element(server.url))}\n`));
  await page.getByText('an empty feed').waitFor();
  await meeting(page, inElement(page));
});

inWiki('MediaWiki as it comes: the tag is shown as text, a link opens the meeting', async (visit) => {
  const { page, server } = visit;
  media.settings('');
  const text = `${iframe(server.url)}\n\n${element(server.url)}\n\n[${server.url} Open the postmortem meeting]\n`;
  await page.goto(media.page('Link', text));
  await page.getByText('<iframe src=').waitFor();
  await page.getByText('<postmortem-meeting meeting=').waitFor();
  assert.equal(await page.locator('iframe, postmortem-meeting').count(), 0);
  await followed(visit);
});
