// The widget in real wikis: a step is run, a vote is tallied, the minutes are copied.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { journey } from './journey.mjs';
import { serve } from './serve.mjs';
import { mkdocs, tiddlywiki } from './wikis.mjs';

let wikis;
before(() => (wikis = { mkdocs: mkdocs(), tiddlywiki: tiddlywiki() }));
after(() => Object.values(wikis).forEach((wiki) => wiki.remove()));

const permissions = ['clipboard-read', 'clipboard-write'];
// These wikis have scripts and styles of their own in the page, and ask for what they like.
const headers = () => ({ 'content-security-policy': undefined });
const settings = { load: false, timeout: 60_000, context: { permissions, viewport: { width: 1000, height: 800 } } };

/** The short journey, in whatever holds the widget. */
async function meeting(page, widget) {
  await widget.getByRole('button', { name: /sample/i }).click();
  await widget.locator('.pm-desk').waitFor();
  await widget.getByRole('button', { name: /^Next/ }).click();
  await widget.locator('.pm-now h2').filter({ hasText: 'Owner’s summary' }).waitFor();
  await widget.getByRole('button', { name: 'Poll', exact: true }).click();
  await widget.getByRole('button', { name: /^Ask now/ }).click();
  await widget.getByRole('button', { name: 'Tap them in' }).click();
  await widget.getByRole('group', { name: 'Tap them in' }).locator('button').filter({ hasText: /^[1-5]/ }).last().click();
  await widget.getByRole('button', { name: /^Reveal 1/ }).click();
  await widget.getByText(/1 of \d in/).first().waitFor();
  await widget.getByRole('button', { name: 'Minutes', exact: true }).click();
  await widget.getByRole('button', { name: 'Copy as Markdown' }).click();
  await widget.getByText('Copied.').waitFor();
  const minutes = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(minutes, /Owner’s summary/);
}

async function at(visit, wiki, path, steps) {
  const server = await serve({ folder: join(wikis[wiki].folder, wiki === 'mkdocs' ? 'site/' : '/'), headers });
  try {
    visit.watch.allow = [/a request to elsewhere: http:\/\/127\.0\.0\.1/, /404/];
    await visit.page.goto(server.url + path);
    await steps(visit.page);
    return server.url;
  } finally {
    await server.close();
  }
}

journey('MkDocs: the element in a page', settings, (visit) =>
  at(visit, 'mkdocs', 'index.html', async (page) => {
    await page.getByRole('heading', { name: 'Incident 3180' }).waitFor();
    await meeting(page, page.locator('postmortem-meeting'));
    assert.equal(await page.evaluate(() => location.hash), '');
  }),
);

journey('MkDocs: the single file beside the pages', settings, (visit) =>
  at(visit, 'mkdocs', 'index.html', async (page) => {
    await page.getByRole('link', { name: 'As one file' }).click();
    await meeting(page, page.locator('#app'));
  }),
);

journey('TiddlyWiki: the element in a tiddler', settings, (visit) =>
  at(visit, 'tiddlywiki', 'index.html#Incident%203180', async (page) => {
    await page.getByText('an empty feed').first().waitFor();
    await meeting(page, page.locator('postmortem-meeting'));
    assert.equal(await page.evaluate(() => location.hash), '#Incident%203180');
  }),
);

journey('TiddlyWiki: the page in a frame', settings, (visit) =>
  at(visit, 'tiddlywiki', 'index.html#Incident%203181', async (page) => {
    await meeting(page, page.frameLocator('iframe').locator('#app'));
  }),
);
