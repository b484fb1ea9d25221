// The widget in wikis that run in PHP: DokuWiki and MediaWiki, as their admins and authors would put it in. The widget is
// on another host than the wiki, as in real life.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before } from 'node:test';
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
after(() => {
  doku?.remove();
  media?.remove();
});

// A page of another origin may take these files only if their host says so.
const headers = (path) => (/\.(css|js|wasm)$/.test(path) ? { 'access-control-allow-origin': '*' } : {});
const elsewhere = {
  ...settings,
  host: 'localhost',
  server: { headers },
  // What the wiki asks its own host for.
  allow: [/a request to elsewhere: http:\/\/127\.0\.0\.1:/],
};

const iframe = (url) =>
  `<iframe src="${url}" title="Postmortem meeting" width="400" height="640" allow="clipboard-write" ` +
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

journey('DokuWiki with htmlok: the page in a frame', elsewhere, async ({ page, server }) => {
  doku.settings({ htmlok: 1 });
  await page.goto(doku.page('incident:frame', `====== Incident 3180 ======\n\n${html(iframe(server.url))}\n`));
  await page.getByRole('heading', { name: 'Incident 3180' }).waitFor();
  await meeting(page, inFrame(page));
});

journey('DokuWiki with htmlok: the element in a page', elsewhere, async ({ page, server }) => {
  doku.settings({ htmlok: 1 });
  await page.goto(doku.page('incident:element', `====== Incident 3180 ======\n\n${html(element(server.url))}\n`));
  await page.getByRole('heading', { name: 'Incident 3180' }).waitFor();
  await meeting(page, inElement(page));
});

journey('DokuWiki as it comes: the tag is shown as text, a link opens the meeting', elsewhere, async (visit) => {
  const { page, server } = visit;
  doku.settings({ htmlok: 0 });
  const text = `====== Incident 3180 ======\n\n${html(iframe(server.url))}\n\n[[${server.url}|Open the postmortem meeting]]\n`;
  await page.goto(doku.page('incident:link', text));
  await page.getByText('<iframe src=').waitFor();
  assert.equal(await page.locator('iframe').count(), 0);
  await followed(visit);
});

journey('DokuWiki: the attached file says what to do where no script may run', elsewhere, async ({ page, watch }) => {
  watch.allow.push(/^console error: /);
  const address = doku.attach('incident/postmortem-meeting.html', join(dist, 'postmortem-meeting.html'));
  const answer = await page.goto(address);
  const policy = answer.headers()['content-security-policy'];
  assert.match(policy, /^sandbox\b/);
  console.log(policy, await page.locator('body').innerText());
});

journey('MediaWiki with raw HTML: the page in a frame', elsewhere, async ({ page, server }) => {
  media.settings('$wgRawHtml = true;');
  await page.goto(media.page('Frame', `The import took an empty feed.\n\n${html(iframe(server.url))}\n`));
  await page.getByText('an empty feed').waitFor();
  await meeting(page, inFrame(page));
});

journey('MediaWiki with raw HTML: the element in a page', elsewhere, async ({ page, server }) => {
  media.settings('$wgRawHtml = true;');
  await page.goto(media.page('Element', `The import took an empty feed.\n\n${html(element(server.url))}\n`));
  await page.getByText('an empty feed').waitFor();
  await meeting(page, inElement(page));
});

journey('MediaWiki as it comes: the tag is shown as text, a link opens the meeting', elsewhere, async (visit) => {
  const { page, server } = visit;
  media.settings('');
  const text = `${iframe(server.url)}\n\n${element(server.url)}\n\n[${server.url} Open the postmortem meeting]\n`;
  await page.goto(media.page('Link', text));
  await page.getByText('<iframe src=').waitFor();
  await page.getByText('<postmortem-meeting meeting=').waitFor();
  assert.equal(await page.locator('iframe, postmortem-meeting').count(), 0);
  await followed(visit);
});
